import { expect, it, vi } from 'vitest';

import { tellCaptured } from '../../../client/extension/language/captured.ts';
import type { CapturedEvent } from '../../../client/extension/language/server.ts';
import type { Step } from '../../../emulator/engine/trace/step.ts';

let seq = 0;
const received = (eventName: string, data?: string): Step => ({
  seq: ++seq,
  at: '2026-01-02T03:04:05.000Z',
  traceId: 't',
  kind: 'event.received',
  subject: `hook/${eventName}`,
  verdict: data === undefined ? 'error' : 'passed',
  why: 'a request',
  output: { sourceType: 'webhook', eventSource: 'hook', eventName, ...(data !== undefined && { data }) },
});
const other: Step = { seq: 0, at: '', traceId: 't', kind: 'error', subject: 's', verdict: 'error', why: 'w' };

it('tells of the last event of each name, once for all that come together', () => {
  vi.useFakeTimers();
  const told: CapturedEvent[] = [];
  const take = tellCaptured((event) => void told.push(event));
  take([received('a', '1'), other, received('refused')]);
  take([received('a', '2'), received('b', '3')]);
  expect(told).toEqual([]);
  vi.runAllTimers();
  expect(told.map(({ eventName, data }) => [eventName, data])).toEqual([
    ['a', '2'],
    ['b', '3'],
  ]);
  take([other]);
  take([received('a', '4')]);
  vi.runAllTimers();
  expect(told.at(-1)?.data).toBe('4');
  vi.useRealTimers();
});
