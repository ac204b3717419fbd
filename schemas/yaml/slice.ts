import { lineStarts } from './position.ts';

/** One YAML document of a file, as text. Slices are contiguous: joined they give the file (less a byte order mark). */
export interface Slice {
  readonly text: string;
  /** Offset of `text` in the file, in UTF-16 units. */
  readonly offset: number;
  /** Zero-based line of the file on which `text` starts. */
  readonly line: number;
}

const MARK = /^(?:---|\.\.\.)(?=[ \t\r\n]|$)/gm;
const BLANK = /^(?:[ \t]*(?:#.*)?(?:\r\n|\n|\r)|%.*(?:\r\n|\n|\r))*[ \t]*(?:#.*)?$/;

/**
 * Cuts a file at its document marks: `---` (with or without a comment or content behind it) starts a document, `...` ends one,
 * directives and comments before a mark belong to the document that follows. YAML forbids both marks at the start of a line
 * inside any scalar, so no parsing is needed.
 */
export function sliceFile(text: string): Slice[] {
  const bom = text.startsWith('\uFEFF') ? 1 : 0;
  const slices: Slice[] = [];
  let line = 0;
  let begin = bom;
  const cut = (end: number): void => {
    const part = text.slice(begin, end);
    slices.push({ text: part, offset: begin, line });
    line += countLines(part);
    begin = end;
  };
  for (const match of text.matchAll(MARK)) {
    if (match[0] === '...') {
      cut(lineEnd(text, match.index));
    } else if (match.index > begin && !BLANK.test(text.slice(begin, match.index))) {
      cut(match.index);
    }
  }
  if (begin < text.length || slices.length === 0) cut(text.length);
  return slices;
}

function lineEnd(text: string, offset: number): number {
  const end = /\r\n|\n|\r/g;
  end.lastIndex = offset;
  return end.test(text) ? end.lastIndex : text.length;
}

function countLines(text: string): number {
  return lineStarts(text).length - 1;
}
