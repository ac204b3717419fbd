import type { Span } from './position.ts';
import { add, copy, dropBlanks, newDraft, type TextDraft } from './text-draft.ts';

const BREAK = /\r\n|\n|\r/y;
const BLANKS = /[ \t]*/y;
const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};
const DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** The text of a plain or quoted scalar; of a broken one what can be made of it. */
export function flowText(source: string, { start, end }: Span, quote: string): TextDraft {
  const draft = newDraft();
  const last = quote !== '' && end - start > 1 && source[end - 1] === quote ? end - 1 : end;
  /** Blanks before this length were written as escapes. */
  let kept = 0;
  for (let at = start + quote.length; at < last;) {
    const char = source.charAt(at);
    if (char === '\n' || char === '\r') {
      dropBlanks(draft, kept);
      at = fold(draft, source, at, last);
    } else if (char === '\\' && quote === '"') {
      at = escape(draft, source, at, last);
      kept = draft.units.length;
    } else if (char === "'" && quote === "'") {
      add(draft, "'", at, at + 2);
      at += 2;
    } else {
      copy(draft, source, at, at + 1);
      at++;
    }
  }
  return draft;
}

function match(pattern: RegExp, source: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0] ?? '';
}

/** One line break is a space, each further one stays. */
function fold(draft: TextDraft, source: string, from: number, last: number, escaped = false): number {
  let at = from;
  const breaks: [start: number, end: number][] = [];
  for (;;) {
    const { length } = match(BREAK, source, at);
    if (length === 0 || at >= last) break;
    const next = at + length + match(BLANKS, source, at + length).length;
    breaks.push([at, next]);
    at = next;
  }
  if (breaks.length === 1 && !escaped) add(draft, ' ', from, at);
  else for (const [start, end] of breaks.slice(1)) add(draft, '\n', start, end);
  return at;
}

function escape(draft: TextDraft, source: string, at: number, last: number): number {
  const char = source.charAt(at + 1);
  if (char === '\n' || char === '\r') return fold(draft, source, at + 1, last, true);
  const count = DIGITS[char];
  if (count === undefined) {
    add(draft, ESCAPES[char] ?? char, at, at + 2);
    return at + 2;
  }
  const end = at + 2 + count;
  const code = Number.parseInt(source.slice(at + 2, end), 16);
  add(draft, code <= 0x10ffff ? String.fromCodePoint(code) : '', at, end);
  return end;
}
