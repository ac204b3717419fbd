import type { Step } from '../../../emulator/engine/trace/step.ts';
import type { EventRecord, ToPanel } from '../messages.ts';
import { groupBy } from '../../../schemas/groupBy.ts';

/** What the app shows, newest event first. */
export interface PanelHistory {
  readonly records: readonly EventRecord[];
  readonly steps: ReadonlyMap<string, readonly Step[]>;
}

export const EMPTY_HISTORY: PanelHistory = { records: [], steps: new Map() };

type Change = Extract<ToPanel, { type: 'history' | 'update' }>;

export function changeHistory(history: PanelHistory, change: Change): PanelHistory {
  if (change.type === 'history')
    return { records: sorted(change.records), steps: addSteps(new Map(), change.steps) };
  const gone = new Set([...change.removed, ...change.records.map(({ id }) => id)]);
  const kept = history.records.filter(({ id }) => !gone.has(id));
  return { records: sorted([...kept, ...change.records]), steps: addSteps(history.steps, change.steps) };
}

export function stepsOf(history: PanelHistory, record: EventRecord | undefined): readonly Step[] {
  return (record?.traceId === undefined ? undefined : history.steps.get(record.traceId)) ?? [];
}

function addSteps(
  known: ReadonlyMap<string, readonly Step[]>,
  steps: readonly Step[],
): ReadonlyMap<string, readonly Step[]> {
  if (steps.length === 0) return known;
  const next = new Map(known);
  for (const [traceId, added] of groupBy(steps, (step) => step.traceId))
    next.set(traceId, [...(next.get(traceId) ?? []), ...added]);
  return next;
}

/** Newest first; of the same moment, the later one of the list first. */
function sorted(records: readonly EventRecord[]): EventRecord[] {
  return records.toReversed().sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}
