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
type Kept = StepBatch[];

export function createHistory(limit = HISTORY_LIMIT): History {
  let traces = new Map<string, Kept>();
  /** In the order of their first step; those before `first` are forgotten. */
  let order: (Kept | undefined)[] = [];
  let first = 0;
  let count = 0;

  function thin(batches: Kept): void {
    let end = 1;
    while (count > limit && end < batches.length - 1) count -= batches[end++]?.steps.length ?? 0;
    batches.splice(1, end - 1);
  }

  function forget(): void {
    while (count > limit && first < order.length - 1) {
      const oldest = order[first];
      order[first++] = undefined;
      if (!oldest) continue;
      if (oldest[0]) traces.delete(oldest[0].traceId);
      for (const { steps } of oldest) count -= steps.length;
    }
    const only = count > limit ? order[first] : undefined;
    if (only) thin(only);
    if (first > order.length / 2) {
      order = order.slice(first);
      first = 0;
    }
  }

  return {
    add(batch) {
      const known = traces.get(batch.traceId);
      if (known) known.push(batch);
      else {
        const made = [batch];
        traces.set(batch.traceId, made);
        order.push(made);
      }
      count += batch.steps.length;
      forget();
    },
    steps: () =>
      order
        .slice(first)
        .flatMap((kept) => (kept ?? []).flatMap(stepsOf))
        .sort((a, b) => a.seq - b.seq),
    clear() {
      traces = new Map();
      order = [];
      first = 0;
      count = 0;
    },
  };
}
