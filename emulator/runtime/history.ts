import type { Step } from '../engine/trace/step.ts';
import { stepsOf, type StepBatch } from './stepBatch.ts';

/** The steps of a session, oldest first; beyond the limit whole traces are forgotten, oldest first, and of a last one what follows its beginning. */
export interface History {
  add(batch: StepBatch): void;
  steps(): readonly Step[];
  clear(): void;
}

export const HISTORY_LIMIT = 20_000;

/** A trace as it grows. */
interface Kept {
  readonly traceId: string;
  readonly batches: StepBatch[];
}

export function createHistory(limit = HISTORY_LIMIT): History {
  let traces = new Map<string, Kept>();
  /** In the order of their first step; those before `first` are forgotten. */
  let order: (Kept | undefined)[] = [];
  let first = 0;
  let count = 0;

  function thin(batches: StepBatch[]): void {
    let end = 1;
    while (count > limit && end < batches.length - 1) count -= batches[end++]?.steps.count ?? 0;
    batches.splice(1, end - 1);
  }

  function forget(): void {
    while (count > limit && first < order.length - 1) {
      const oldest = order[first];
      order[first++] = undefined;
      if (!oldest) continue;
      traces.delete(oldest.traceId);
      for (const { steps } of oldest.batches) count -= steps.count;
    }
    const only = count > limit ? order[first] : undefined;
    if (only) thin(only.batches);
    if (first > order.length / 2) {
      order = order.slice(first);
      first = 0;
    }
  }

  return {
    add(batch) {
      const known = traces.get(batch.traceId);
      if (known) known.batches.push(batch);
      else {
        const made = { traceId: batch.traceId, batches: [batch] };
        traces.set(batch.traceId, made);
        order.push(made);
      }
      count += batch.steps.count;
      forget();
    },
    steps: () =>
      order
        .slice(first)
        .flatMap((kept) => (kept?.batches ?? []).flatMap(stepsOf))
        .sort((a, b) => a.seq - b.seq),
    clear() {
      traces = new Map();
      order = [];
      first = 0;
      count = 0;
    },
  };
}
