import { describe, expect, it, vi } from 'vitest';

import { createWatchdog } from '../../../emulator/runtime/worker/watchdog.ts';

const LIMIT = 160;

/** Keeps this thread busy. */
function block(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

describe('the watchdog', () => {
  it('says when nothing gets on', async () => {
    const onStuck = vi.fn();
    createWatchdog(LIMIT, { busy: () => true, progress: () => 1, onStuck }).wake();
    await expect.poll(() => onStuck.mock.calls.length).toBe(1);
  });

  it('waits for what has ended while this thread was busy itself', async () => {
    const onStuck = vi.fn();
    let busy = true;
    const watchdog = createWatchdog(LIMIT, { busy: () => busy, progress: () => 1, onStuck });
    watchdog.wake();
    setTimeout(() => {
      block(2 * LIMIT);
      // What a port brings is read after the timers that are due.
      setTimeout(() => setImmediate(() => (busy = false)));
    }, LIMIT / 2);
    await new Promise((resolve) => setTimeout(resolve, 4 * LIMIT));
    expect(onStuck).not.toHaveBeenCalled();
  });
});
