import { EARLY_END } from '../../../engine/sources/http1/chunks.ts';
import type { ByteReader } from './byteReader.ts';

/** Why the reading of a body ended before the body did. */
export interface End {
  /** What broke it off, in Go's words. */
  readonly error?: string;
  /** There is more of it, which was not read. */
  readonly unread?: true;
  /** It took too long. */
  readonly late?: true;
}

/** The pieces of a body that are kept. */
export interface Parts {
  /** How many more bytes are kept. */
  readonly room: () => number;
  readonly add: (bytes: Buffer) => void;
}

/** Reads so many bytes; an empty answer if they were all there. */
export async function readLength(
  reader: ByteReader,
  length: number,
  parts: Parts,
  until: number,
): Promise<End> {
  for (let left = length; left > 0;) {
    if (parts.room() <= 0) return { unread: true };
    const bytes = reader.peek().subarray(0, Math.min(left, parts.room()));
    if (bytes.length === 0) {
      const stopped = await wait(reader, until);
      if (stopped) return stopped;
      continue;
    }
    parts.add(bytes);
    reader.skip(bytes.length);
    left -= bytes.length;
  }
  return {};
}

/** Why there is nothing more to wait for, if so. */
export async function wait(reader: ByteReader, until: number): Promise<End | undefined> {
  const waited = await reader.more(until);
  if (waited === 'more') return undefined;
  return waited === 'late' ? { late: true } : { error: EARLY_END };
}
