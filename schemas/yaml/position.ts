/** Zero-based line and UTF-16 character, as in the Language Server Protocol. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Half-open interval of UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Offsets at which the lines of a text start; lines end with LF, CRLF or CR. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return starts;
}

export function positionAt(starts: readonly number[], offset: number): Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low, character: offset - (starts[low] ?? 0) };
}

/** The offset of a position; a position beyond the text or its line is moved to the nearest one that exists. */
export function offsetAt(starts: readonly number[], length: number, position: Position): number {
  const start = starts[position.line];
  if (start === undefined) return position.line < 0 ? 0 : length;
  const next = starts[position.line + 1] ?? length;
  return Math.max(start, Math.min(start + position.character, next));
}
