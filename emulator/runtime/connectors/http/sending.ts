import type { Socket } from 'node:net';

import type { ByteReader } from './byteReader.ts';
import { atEndOfTurn } from './endOfTurn.ts';

/** Sends a text; what it answers waits for a receiver that does not take it, but no longer than that. */
export function write(socket: Socket, text: string, ms: number): Promise<void> | undefined {
  if (socket.writable && socket.writableCorked === 0) {
    // Answers to what came together leave together: their receiver is woken once.
    socket.cork();
    atEndOfTurn(() => {
      socket.uncork();
    });
  }
  if (!socket.writable || socket.write(text)) return undefined;
  return new Promise<void>((resolve) => {
    const timer = setTimeout(() => {
      socket.destroy();
    }, ms);
    const done = (): void => {
      clearTimeout(timer);
      socket.off('drain', done).off('close', done);
      resolve();
    };
    socket.on('drain', done).on('close', done);
  });
}

/** Says that this was all, and throws away what still comes: who is cut off while sending may never see the answer. */
export async function linger(socket: Socket, reader: ByteReader, until: number): Promise<void> {
  socket.end();
  do reader.skip(reader.peek().length);
  while ((await reader.more(until)) === 'more');
}
