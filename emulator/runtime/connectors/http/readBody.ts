import {
  EARLY_END,
  LONG_LINE,
  LONG_TRAILER,
  MALFORMED_CHUNK,
  MAX_CHUNK_LINE,
  readChunkLine,
} from '../../../engine/sources/http1/chunks.ts';
import { readHeaderLines } from '../../../engine/sources/http1/headerLines.ts';
import type { Framing } from '../../../engine/sources/http1/framing.ts';
import type { ByteReader } from './byteReader.ts';
import { endOfHead } from './readHead.ts';

/** A body as far as it was read. */
export interface BodyRead {
  readonly bytes: Uint8Array;
  /** What broke it off, in Go's words. */
  readonly error?: string;
  /** There is more of it, which was not read. */
  readonly unread?: true;
  /** It took too long. */
  readonly late?: true;
}

const LINE_FEED = 10;
const LINE_END = Buffer.from('\r\n');
const EMPTY_LINE = Buffer.from('\r\n\r\n');

/**
 * Reads a body and keeps so many bytes of it at most.
 * @param until as `performance.now()` counts
 */
export async function readBody(
  reader: ByteReader,
  framing: Framing,
  limit: number,
  until: number,
): Promise<BodyRead> {
  const parts = createParts(limit);
  const end =
    framing === 'chunked'
      ? await readChunks(reader, parts, until)
      : await readLength(reader, framing.length, parts, until);
  return { bytes: parts.joined(), ...end };
}

type End = Omit<BodyRead, 'bytes'>;

interface Parts {
  /** How many more are kept. */
  readonly room: () => number;
  readonly add: (bytes: Buffer) => void;
  readonly joined: () => Uint8Array;
}

function createParts(limit: number): Parts {
  const parts: Buffer[] = [];
  let room = limit;
  return {
    room: () => room,
    add(bytes) {
      parts.push(bytes);
      room -= bytes.length;
    },
    joined: () => new Uint8Array(parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)),
  };
}

async function readLength(reader: ByteReader, length: number, parts: Parts, until: number): Promise<End> {
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

async function readChunks(reader: ByteReader, parts: Parts, until: number): Promise<End> {
  for (let excess = 0; ;) {
    const line = await readLine(reader, until);
    if ('stopped' in line) return line.stopped;
    const chunk = readChunkLine(line.text, excess);
    if ('error' in chunk) return { error: chunk.error };
    if (chunk.size === 0) return readTrailer(reader, until);
    excess = chunk.excess;
    const end = await readLength(reader, chunk.size, parts, until);
    if (end.unread || end.error !== undefined || end.late) return end;
    const stopped = await atLeast(reader, 2, until);
    if (stopped) return stopped;
    if (reader.peek().toString('latin1', 0, 2) !== '\r\n') return { error: MALFORMED_CHUNK };
    reader.skip(2);
  }
}

async function readLine(
  reader: ByteReader,
  until: number,
): Promise<{ readonly text: string } | { readonly stopped: End }> {
  for (;;) {
    const bytes = reader.peek();
    const end = bytes.indexOf(LINE_FEED) + 1;
    if (end > 0 && end <= MAX_CHUNK_LINE) {
      const text = bytes.toString('latin1', 0, end);
      reader.skip(end);
      return { text };
    }
    if (bytes.length >= MAX_CHUNK_LINE) return { stopped: { error: LONG_LINE } };
    const stopped = await wait(reader, until);
    if (stopped) return { stopped };
  }
}

/** Trailers are read and forgotten: no event source looks at them. */
async function readTrailer(reader: ByteReader, until: number): Promise<End> {
  const stopped = await atLeast(reader, 2, until);
  if (stopped) return stopped.late ? stopped : { error: 'http: unexpected EOF reading trailer' };
  for (;;) {
    const bytes = reader.peek();
    const isShort =
      bytes.subarray(0, 2).equals(LINE_END) || bytes.subarray(0, MAX_CHUNK_LINE).includes(EMPTY_LINE);
    if (isShort) {
      const end = endOfHead(bytes, 0);
      const lines = readHeaderLines(bytes.toString('latin1', 0, end).replace(/\r?\n$/, ''));
      reader.skip(end);
      return 'words' in lines ? { error: lines.words } : {};
    }
    if (bytes.length >= MAX_CHUNK_LINE) return { error: LONG_TRAILER };
    const late = await wait(reader, until);
    if (late) return late.late ? late : { error: LONG_TRAILER };
  }
}

async function atLeast(reader: ByteReader, count: number, until: number): Promise<End | undefined> {
  while (reader.peek().length < count) {
    const stopped = await wait(reader, until);
    if (stopped) return stopped;
  }
  return undefined;
}

/** Why there is nothing more to wait for, if so. */
async function wait(reader: ByteReader, until: number): Promise<End | undefined> {
  const waited = await reader.more(until);
  if (waited === 'more') return undefined;
  return waited === 'late' ? { late: true } : { error: EARLY_END };
}
