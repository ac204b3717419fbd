import type { Step } from '../engine/trace/step.ts';

/** The steps of a session, oldest first; beyond the limit whole traces are forgotten, oldest first. */
export interface History {
  add(steps: readonly Step[]): void;
  steps(): readonly Step[];
  clear(): void;
}

export const HISTORY_LIMIT = 20_000;

export function createHistory(limit = HISTORY_LIMIT): History {
  let traces = new Map<string, Step[]>();
  let count = 0;
  const forget = (): void => {
    for (const [traceId, steps] of traces) {
      if (count <= limit || traces.size === 1) return;
      traces.delete(traceId);
      count -= steps.length;
    }
  };
  return {
    add(steps) {
      for (const step of steps) {
        const trace = traces.get(step.traceId);
        if (trace) trace.push(step);
        else traces.set(step.traceId, [step]);
      }
      count += steps.length;
      forget();
    },
    steps: () => [...traces.values()].flat().sort((a, b) => a.seq - b.seq),
    clear() {
      traces = new Map();
      count = 0;
    },
  };
}
