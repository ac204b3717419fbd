import type { Span } from './position.ts';
import { add, copy, newDraft, type TextDraft } from './text-draft.ts';

const HEADER = /^([|>])([-+1-9]*)[ \t]*(?:#[^\n\r]*)?(?:\r\n|\n|\r|$)/;

interface Line {
  readonly start: number;
  readonly end: number;
  /** Of the break behind it. */
  readonly next: number;
  readonly indent: number;
}

/** What a block scalar can mean: with an indent in its header, one for each indent that its surroundings may have. */
export function* blockText(source: string, { start, end }: Span): Generator<TextDraft> {
  const header = HEADER.exec(source.slice(start, end));
  if (!header) return;
  const [head, style, indicators = ''] = header;
  const lines = linesOf(source, start + head.length, end);
  const first = lines.find((line) => line.indent < line.end - line.start)?.indent;
  const own = Number(/[1-9]/.exec(indicators)?.[0] ?? 0);
  const chomp = /[-+]/.exec(indicators)?.[0] ?? '';
  const indents = own === 0 ? [first ?? Infinity] : range(own, first ?? own);
  for (const indent of indents) yield textOf(source, lines, indent, style === '|', chomp);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}

function linesOf(source: string, start: number, end: number): Line[] {
  const lines: Line[] = [];
  const pattern = /([^\n\r]*)(\r\n|\n|\r|$)/y;
  for (let at = start; at < end || lines.length === 0;) {
    pattern.lastIndex = at;
    const [whole = '', text = ''] = pattern.exec(source.slice(0, end)) ?? [];
    const indent = /^ */.exec(text)?.[0].length ?? 0;
    lines.push({ start: at, end: at + text.length, next: at + whole.length, indent });
    if (whole === '') break;
    at += whole.length;
  }
  return lines;
}

function textOf(
  source: string,
  lines: readonly Line[],
  indent: number,
  literal: boolean,
  chomp: string,
): TextDraft {
  const draft = newDraft();
  const isBlank = (line: Line): boolean => line.end - line.start <= Math.min(indent, line.indent);
  const last = lines.findLastIndex((line) => !isBlank(line));
  if (last < 0) {
    if (chomp === '+') for (const line of lines) if (line.next > line.end) lineBreak(draft, line);
    return draft;
  }
  if (literal) joinLiteral(draft, source, lines.slice(0, last + 1), indent);
  else joinFolded(draft, source, lines.slice(0, last + 1), indent);
  const ending = chomp === '-' ? [] : lines.slice(last, chomp === '+' ? lines.length : last + 1);
  for (const [i, line] of ending.entries()) if (i === 0 || line.next > line.end) lineBreak(draft, line);
  return draft;
}

function lineBreak(draft: TextDraft, { end, next }: Line): void {
  add(draft, '\n', end, next);
}

function joinLiteral(draft: TextDraft, source: string, lines: readonly Line[], indent: number): void {
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    if (before) lineBreak(draft, before);
    copy(draft, source, Math.min(line.start + indent, line.end), line.end);
  }
}

/** A single break between lines of the block's indent is a space; around lines with more of it breaks stay. */
function joinFolded(draft: TextDraft, source: string, lines: readonly Line[], indent: number): void {
  let separator = '';
  let wasIndented = false;
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1] ?? { start: line.start, end: line.start, next: line.start, indent };
    const from = Math.min(line.start + indent, line.end);
    const gap = [before.end, from] as const;
    if (from === line.end) {
      if (separator === ' ' || (separator === '' && i > 0 && wasIndented)) separator = '\n';
      else if (separator === '\n' || separator === '') lineBreak(draft, line);
      continue;
    }
    if (/[ \t]/.test(source.charAt(from))) {
      if (separator === ' ') separator = '\n';
      else if (!wasIndented && separator === '\n') separator = '\n\n';
      add(draft, separator, ...gap);
      separator = '\n';
      wasIndented = true;
    } else {
      add(draft, separator, ...gap);
      separator = ' ';
      wasIndented = false;
    }
    copy(draft, source, from, line.end);
  }
}
