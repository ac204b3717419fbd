import type { Socket } from 'node:net';

import { createAlarm } from './alarm.ts';
import { atEndOfTurn } from './endOfTurn.ts';

/** How waiting for bytes came out: some came, none will come, or it took too long. */
export type Waited = 'more' | 'ended' | 'late';

/** The bytes of a socket, taken when they are wanted: what nobody takes stays with the sender. */
export interface ByteReader {
  /** What has come and is not taken; these bytes never change. */
  peek(): Buffer;
  /** Takes bytes that `peek` gave. */
  skip(count: number): void;
  /**
   * Waits for bytes beyond those that `peek` gave.
   * @param until as `performance.now()` counts
   */
  more(until: number): Promise<Waited>;
}

/** Bytes that may wait to be taken before the sender has to. */
const HIGH_WATER = 64 * 1024;

export function byteReader(socket: Socket): ByteReader {
  let store: Buffer = Buffer.alloc(0);
  let start = 0;
  let end = 0;
  let ended = false;
  let wake: ((waited: Waited) => void) | undefined;

  function keep(chunk: Buffer): void {
    if (start === end) {
      store = chunk;
      start = 0;
      end = chunk.length;
      return;
    }
    if (end + chunk.length > store.length) {
      const size = end - start;
      const grown = Buffer.allocUnsafeSlow(Math.max(2 * size, size + chunk.length));
      store.copy(grown, 0, start, end);
      store = grown;
      start = 0;
      end = size;
    }
    chunk.copy(store, end);
    end += chunk.length;
  }

  const tell = (): void => wake?.('more');
  const alarm = createAlarm(() => wake?.('late'));
  socket.on('data', (chunk: Buffer) => {
    keep(chunk);
    if (wake) atEndOfTurn(tell);
    if (end - start > HIGH_WATER) socket.pause();
  });
  const finish = (): void => {
    ended = true;
    if (wake) atEndOfTurn(() => wake?.('ended'));
  };
  socket.on('end', finish);
  socket.on('close', () => {
    finish();
    alarm.stop();
  });

  return {
    peek: () => store.subarray(start, end),
    skip(count) {
      start += count;
    },
    more(until) {
      if (ended) return Promise.resolve('ended');
      socket.resume();
      alarm.setTo(until);
      return new Promise((resolve) => {
        wake = (waited) => {
          wake = undefined;
          resolve(waited);
        };
      });
    },
  };
}
