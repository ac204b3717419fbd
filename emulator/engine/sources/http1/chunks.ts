/** Go's reader of chunked bodies takes no longer line. */
export const MAX_CHUNK_LINE = 4096;

/** Bytes between the chunks that may come in excess of what chunks need. */
const MAX_EXCESS = 16 * 1024;

export const LONG_LINE = 'header line too long';
export const EARLY_END = 'unexpected EOF';
export const MALFORMED_CHUNK = 'malformed chunked encoding';

/** What Go's net/http says of the trailer when no end of it is in sight. */
export const LONG_TRAILER = 'http: suspiciously long trailer after chunked body';

/** What the line before a chunk says, in the words of Go's `internal/chunked.go`. */
export type ChunkLine = { readonly size: number; readonly excess: number } | { readonly error: string };

/**
 * Reads the line before a chunk.
 * @param line bytes as Latin-1, with its end
 * @param excess of the chunks before
 */
export function readChunkLine(line: string, excess: number): ChunkLine {
  const carriage = line.indexOf('\r');
  if (carriage < 0) return { error: 'chunked line ends with bare LF' };
  if (carriage !== line.length - 2) return { error: 'invalid CR in chunked line' };
  if (line.length - 2 >= MAX_CHUNK_LINE) return { error: LONG_LINE };
  const [digits = ''] = line
    .slice(0, -2)
    .replace(/[ \t]+$/, '')
    .split(';');
  if (digits === '') return { error: 'empty hex number for chunk length' };
  const bad = digits.search(/[^0-9a-fA-F]/);
  if (bad >= 0 && bad <= 16) return { error: 'invalid byte in chunk length' };
  if (digits.length > 16) return { error: 'http chunk length too large' };
  const size = Number.parseInt(digits, 16);
  const left = Math.max(0, excess + line.length - (16 + 2 * size));
  return left > MAX_EXCESS
    ? { error: 'chunked encoding contains too much non-data' }
    : { size, excess: left };
}
