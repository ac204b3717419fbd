import { describe, expect, it } from 'vitest';

import { guardedQueue, type GuardedQueue } from '../../../emulator/runtime/guardedQueue.ts';

const LIMIT = 100;

/** What happens, in order. Work is named for what it does. */
function started(): { readonly queue: GuardedQueue<string>; readonly log: string[] } {
  const log: string[] = [];
  const queue = guardedQueue<string, string>(LIMIT, {
    isShort: (item) => item.startsWith('short'),
    work(item) {
      if (item === 'throws') throw new Error('of its own');
      if (item === 'hangs') for (;;);
      if (item === 'backtracks') /^(a+)+$/.test(`${'a'.repeat(40)}b`);
      if (item === 'catches')
        try {
          for (;;);
        } finally {
          log.push('catches: finally');
        }
      return item;
    },
    done: (item) => void log.push(item),
    failed: (item, error) => void log.push(`${item}: ${String(error)}`),
    stopped: () => void log.push('stopped'),
  });
  return { queue, log };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a guarded queue', () => {
  it.each<[string, string[], string[]]>([
    ['does what is short at once, and the rest in its turn', ['a', 'b'], ['a', 'b']],
    ['lets nothing overtake', ['a', 'short', 'b'], ['a', 'short', 'b']],
    ['goes on after an exception', ['a', 'throws', 'b'], ['a', 'throws: Error: of its own', 'b']],
    ['stops a loop', ['a', 'hangs', 'b'], ['a', 'stopped']],
    ['stops a regular expression', ['a', 'backtracks', 'b'], ['a', 'stopped']],
    ['stops whatever happens', ['catches', 'b'], ['stopped']],
  ])('%s', async (_, items, log) => {
    const made = started();
    made.queue.take('short first');
    expect(made.log).toEqual(['short first']);
    for (const item of items) made.queue.take(item);
    await turn();
    await turn();
    expect(made.log).toEqual(['short first', ...log]);
  });

  it('does on demand what waits', () => {
    const { queue, log } = started();
    queue.take('a');
    queue.flush();
    expect(log).toEqual(['a']);
  });
});
