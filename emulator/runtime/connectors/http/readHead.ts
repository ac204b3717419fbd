import {
  CUT_OFF,
  MAX_HEAD,
  readRequestHead,
  refusedSoFar,
  TOO_LONG,
  type HeadRead,
  type Refusal,
} from '../../../engine/sources/http1/requestHead.ts';
import type { ByteReader } from './byteReader.ts';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Longer heads are looked at only when they are whole. */
const MAX_LOOK = 16 * 1024;

/** Line ends that old senders put after the body of a POST. */
const MAX_STRAY = 4;

/**
 * Reads a request up to its body; `ended` when the sender is gone without one, `late` when it takes too long.
 * @param before method of the request before it on this connection
 */
export async function readHead(
  reader: ByteReader,
  until: number,
  before: string | undefined,
): Promise<HeadRead | 'ended' | 'late'> {
  let stray = before === 'POST' ? MAX_STRAY : 0;
  let searched = 0;
  for (;;) {
    while (stray > 0 && isLineEnd(reader.peek()[0])) {
      reader.skip(1);
      stray--;
    }
    const bytes = reader.peek();
    const end = endOfHead(bytes, searched);
    if ((end < 0 ? bytes.length : end) > MAX_HEAD) return { refusal: TOO_LONG };
    if (end >= 0) {
      const text = bytes.toString('latin1', 0, end);
      reader.skip(end);
      return readRequestHead(text);
    }
    const lines = bytes.lastIndexOf(LINE_FEED) + 1;
    if (lines > searched && lines < MAX_LOOK) {
      const refusal = refusedSoFar(bytes.toString('latin1', 0, lines));
      if (refusal) return { refusal };
    }
    searched = lines;
    const waited = await reader.more(until);
    if (waited === 'late') return 'late';
    if (waited === 'ended') return bytes.length === 0 ? 'ended' : { refusal: refusedAtEnd(bytes, lines) };
  }
}

function refusedAtEnd(bytes: Buffer, lines: number): Refusal {
  return (lines > 0 ? refusedSoFar(bytes.toString('latin1', 0, lines)) : undefined) ?? CUT_OFF;
}

/** Where the empty line ends; -1 when it has not come. An empty first line is the end, too. */
export function endOfHead(bytes: Buffer, from: number): number {
  if (from === 0) {
    const empty = afterLineEnd(bytes, 0);
    if (empty > 0) return empty;
  }
  for (
    let at = bytes.indexOf(LINE_FEED, Math.max(0, from - 1));
    at >= 0;
    at = bytes.indexOf(LINE_FEED, at + 1)
  ) {
    const end = afterLineEnd(bytes, at + 1);
    if (end > 0) return end;
  }
  return -1;
}

function afterLineEnd(bytes: Buffer, at: number): number {
  if (bytes[at] === LINE_FEED) return at + 1;
  return bytes[at] === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED ? at + 2 : -1;
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === LINE_FEED || byte === CARRIAGE_RETURN;
}
