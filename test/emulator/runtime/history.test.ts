import { describe, expect, it } from 'vitest';

import type { Step } from '../../../emulator/engine/trace/step.ts';
import { createHistory } from '../../../emulator/runtime/history.ts';

const step = (seq: number, traceId: string): Step => ({
  seq,
  traceId,
  at: '2026-01-01T00:00:00.000Z',
  kind: 'error',
  subject: 's',
  verdict: 'error',
  why: 'w',
});

describe('history', () => {
  it('forgets whole traces, the oldest first, and keeps the order of steps', () => {
    const history = createHistory(4);
    history.add([step(1, 'a'), step(2, 'b'), step(3, 'a')]);
    history.add([step(4, 'c'), step(5, 'b')]);
    expect(history.steps().map(({ seq }) => seq)).toEqual([2, 4, 5]);
  });

  it('keeps a trace that alone is over the limit', () => {
    const history = createHistory(1);
    history.add([step(1, 'a'), step(2, 'a')]);
    expect(history.steps()).toHaveLength(2);
    history.clear();
    expect(history.steps()).toEqual([]);
  });
});
