import {
  LONG_LINE,
  LONG_TRAILER,
  MALFORMED_CHUNK,
  MAX_CHUNK_LINE,
  readChunkLine,
} from '../../../engine/sources/http1/chunks.ts';
import { readHeaderLines } from '../../../engine/sources/http1/headerLines.ts';
import type { ByteReader } from './byteReader.ts';
import { endOfHead } from './readHead.ts';
import { readLength, wait, type End, type Parts } from './readLength.ts';

const LINE_FEED = 10;
const LINE_END = Buffer.from('\r\n');
const EMPTY_LINE = Buffer.from('\r\n\r\n');

/** Reads a body in chunks, with its trailers. */
export async function readChunks(reader: ByteReader, parts: Parts, until: number): Promise<End> {
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
