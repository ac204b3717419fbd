import { describe, expect, it } from 'vitest';

import { createHistory } from '../../../emulator/runtime/history.ts';
import type { StepBatch } from '../../../emulator/runtime/stepBatch.ts';

/** Steps with these numbers, handed over at once. */
const batch = (traceId: string, seq: number, count: number): StepBatch => ({
  traceId,
  at: 0,
  steps: Array.from({ length: count }, () => ({
    draft: { kind: 'error', subject: 's', verdict: 'error', why: 'w' } as const,
  })),
  numbers: { index: 0, seq },
  outside: undefined,
});

describe('history', () => {
  it('forgets whole traces, the oldest first, and keeps the order of steps', () => {
    const history = createHistory(4);
    history.add(batch('a', 1, 1));
    history.add(batch('b', 2, 1));
    history.add(batch('a', 3, 1));
    history.add(batch('c', 4, 1));
    history.add(batch('b', 5, 1));
    expect(history.steps().map(({ seq }) => seq)).toEqual([2, 4, 5]);
  });

  it('forgets what follows the beginning of a trace that alone is over the limit', () => {
    const history = createHistory(3);
    for (let seq = 1; seq <= 5; seq++) history.add(batch('a', seq, 1));
    expect(history.steps().map(({ seq }) => seq)).toEqual([1, 4, 5]);
  });

  it('keeps the only batch of a trace, however large', () => {
    const history = createHistory(1);
    history.add(batch('a', 1, 2));
    expect(history.steps()).toHaveLength(2);
    history.clear();
    expect(history.steps()).toEqual([]);
  });
});
