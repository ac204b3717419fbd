import type { EventAddress } from '../../../emulator/runtime/control/protocol/events.ts';
import type { Step } from '../../../emulator/engine/trace/step.ts';
import type { EventRecord } from '../../panel/messages.ts';

/** What was fired, as it was given. */
export interface FiredEvent {
  readonly address: EventAddress;
  readonly sample?: string;
  readonly payload?: string;
  /** The payload is finished event data. */
  readonly isData?: boolean;
}

export interface HistoryChange {
  readonly records: readonly EventRecord[];
  readonly removed: readonly string[];
  readonly steps: readonly Step[];
}

/**
 * The history of a window: what was fired or received and the steps it led to. It outlives the emulator's process: whatever was fired stays,
 * as done, refused or interrupted.
 */
export interface EventHistory {
  records(): readonly EventRecord[];
  steps(): readonly Step[];
  /** The number of the step after the last one. */
  nextSeq(): number;
  /** Takes down what is about to be fired; returns the record's id. `at` is RFC 3339. */
  fired(event: FiredEvent, at: string): string;
  /** The emulator took it and named its trace. */
  accepted(id: string, traceId: string): void;
  refused(id: string, why: string): void;
  addSteps(steps: readonly Step[]): void;
  /** Everything that an event led to has been done. */
  idle(traceId: string): void;
  /** The emulator ended: what was not done yet is interrupted. */
  interrupt(why: string): void;
  /** What to fire again; of an event from outside, its event data as payload. */
  replay(id: string): (FiredEvent & { readonly from: EventRecord['origin'] }) | undefined;
  /** Forgets everything but what is still running. */
  clear(): void;
}

/** `keep`: how many events from outside are kept; fired ones always are. */
export function createHistory(onChange: (change: HistoryChange) => void, keep = 500): EventHistory {
  const records = new Map<string, EventRecord>();
  const fired = new Map<string, FiredEvent>();
  const idle = new Set<string>();
  let steps: Step[] = [];
  let last = 0;
  let count = 0;

  const put = (record: EventRecord): EventRecord => {
    records.set(record.id, record);
    return record;
  };
  const change = (changed: readonly EventRecord[], more: Partial<HistoryChange> = {}): void => {
    onChange({ records: changed, removed: [], steps: [], ...more });
  };
  const byTrace = (traceId: string): EventRecord | undefined =>
    [...records.values()].find((record) => record.traceId === traceId);

  /** The record for a trace that was not known before. */
  function adopt(step: Step): EventRecord {
    const status = idle.has(step.traceId) ? 'done' : 'running';
    const { eventSource, eventName } = namesOf(step);
    const waiting = [...records.values()].find(
      (record) =>
        record.traceId === undefined &&
        record.status === 'running' &&
        record.eventSource === eventSource &&
        record.eventName === eventName,
    );
    if (waiting) return put({ ...waiting, traceId: step.traceId, status });
    return put({
      id: step.traceId,
      origin: 'received',
      namespace: '',
      eventSource,
      eventName,
      at: step.at,
      traceId: step.traceId,
      status,
    });
  }

  /** Lets go of the oldest finished events from outside. */
  function trim(): string[] {
    const received = [...records.values()].filter(
      ({ origin, status }) => origin === 'received' && status !== 'running',
    );
    const gone = received.slice(0, Math.max(0, received.length - keep));
    for (const { id } of gone) records.delete(id);
    const traces = new Set(gone.map(({ traceId }) => traceId));
    if (gone.length > 0) steps = steps.filter(({ traceId }) => !traces.has(traceId));
    return gone.map(({ id }) => id);
  }

  return {
    records: () => [...records.values()],
    steps: () => steps,
    nextSeq: () => last + 1,
    fired(event, at) {
      const id = `fired-${++count}`;
      fired.set(id, event);
      change([put({ id, origin: 'fired', ...event.address, at, status: 'running' })]);
      return id;
    },
    accepted(id, traceId) {
      const record = records.get(id);
      if (!record || record.traceId === traceId) return;
      const other = byTrace(traceId);
      const status = idle.has(traceId) ? 'done' : record.status;
      const changed = [put({ ...record, traceId, status })];
      if (!other) {
        change(changed);
        return;
      }
      // Its steps had been taken for those of another event of the same name.
      records.delete(other.id);
      const swapped = record.traceId;
      if (other.origin === 'fired') changed.push(put(withoutTrace(other, swapped)));
      else if (swapped !== undefined) changed.push(put({ ...other, id: swapped, traceId: swapped }));
      change(changed, { removed: other.origin === 'fired' ? [] : [other.id] });
    },
    refused(id, why) {
      const record = records.get(id);
      if (record?.status === 'running') change([put({ ...record, status: 'refused', why })]);
    },
    addSteps(added) {
      steps.push(...added);
      last = added.reduce((most, { seq }) => Math.max(most, seq), last);
      const traces = new Set(added.map(({ traceId }) => traceId));
      const unknown = added.filter(({ traceId }) => traces.delete(traceId) && !byTrace(traceId));
      change(unknown.map(adopt), { steps: added, removed: trim() });
    },
    idle(traceId) {
      idle.add(traceId);
      const record = byTrace(traceId);
      if (record?.status === 'running') change([put({ ...record, status: 'done' })]);
    },
    interrupt(why) {
      const open = [...records.values()].filter(({ status }) => status === 'running');
      if (open.length > 0) change(open.map((record) => put({ ...record, status: 'interrupted', why })));
    },
    replay(id) {
      const record = records.get(id);
      if (!record) return undefined;
      const given = fired.get(id);
      if (given) return { ...given, from: 'fired' };
      const { namespace, eventSource, eventName } = record;
      const payload = steps
        .filter((step) => step.traceId === record.traceId)
        .map((step) => (step.kind === 'event.received' ? step.output?.data : undefined))
        .find((data) => data !== undefined);
      const address = { namespace, eventSource, eventName };
      return payload === undefined ? { address, from: 'received' } : { address, payload, from: 'received' };
    },
    clear() {
      const gone = [...records.values()].filter(({ status }) => status !== 'running').map(({ id }) => id);
      for (const id of gone) {
        records.delete(id);
        fired.delete(id);
      }
      const open = new Set([...records.values()].map(({ traceId }) => traceId));
      steps = steps.filter(({ traceId }) => open.has(traceId));
      change([], { removed: gone });
    },
  };
}

function withoutTrace({ traceId: _, ...record }: EventRecord, traceId: string | undefined): EventRecord {
  return traceId === undefined ? { ...record, status: 'running' } : { ...record, traceId };
}

function namesOf(step: Step): { readonly eventSource: string; readonly eventName: string } {
  if (step.kind === 'event.received' && step.output) return step.output;
  const [eventSource = step.subject, eventName = ''] = step.subject.split('/');
  return { eventSource, eventName };
}
