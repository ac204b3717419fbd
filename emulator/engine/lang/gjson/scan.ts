/** Where values end in JSON text. Text is scanned, never parsed: brackets are only counted and literals only skipped. */

export const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Texts up to this length are read character by character, longer ones by a search. */
const SHORT = 24;

/** The closing quote of a string whose text starts at `start`, or -1. */
export function closingQuote(text: string, start: number): number {
  const near = Math.min(start + SHORT, text.length);
  let i = start;
  while (i < near) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) return i;
    i += code === BACKSLASH ? 2 : 1;
  }
  return i < text.length ? distantQuote(text, i) : -1;
}

function distantQuote(text: string, start: number): number {
  let i = text.indexOf('"', start);
  while (i !== -1 && escapedAt(text, i, start)) i = text.indexOf('"', i + 1);
  return i;
}

/** Whether the quote at `i` is escaped, for text that starts unescaped at `start`. */
function escapedAt(text: string, i: number, start: number): boolean {
  let slashes = 0;
  for (let j = i - 1; j >= start && text.charCodeAt(j) === BACKSLASH; j--) slashes++;
  return slashes % 2 === 1;
}

/** After a number that starts at `start`: the next blank, comma or closing bracket. */
export function numberEnd(text: string, start: number): number {
  let i = start + 1;
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code <= 0x20 || code === 0x2c || code === 0x5d || code === 0x7d) return i;
  }
  return i;
}

/** After a literal that starts at `start`: the next character that is no lower-case letter. */
export function literalEnd(text: string, start: number): number {
  let i = start + 1;
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x61 || code > 0x7a) return i;
  }
  return i;
}

/** 1 opening, -1 closing bracket, 2 quote, 0 other. */
const ROLE = new Int8Array(0x10000);
for (const char of '{[(') ROLE[char.charCodeAt(0)] = 1;
for (const char of '}])') ROLE[char.charCodeAt(0)] = -1;
ROLE[QUOTE] = 2;

/**
 * After the value whose first character is at `start`, counting brackets of any kind from one open bracket on.
 * One more than the length if a string never ends: callers tell the two ends of a broken text apart.
 */
export function blockEnd(text: string, start: number): number {
  const { length } = text;
  let depth = 1;
  for (let i = start + 1; i < length; i++) {
    const role = ROLE[text.charCodeAt(i)];
    if (role === 0) continue;
    if (role === 2) {
      i = closingQuote(text, i + 1);
      if (i === -1) return length + 1;
    } else {
      depth += role ?? 0;
      if (depth === 0) return i + 1;
    }
  }
  return length;
}

/** gjson's `squash`: the leading value of `text`, a string or a block; all of it if it never ends. */
export function leadingBlock(text: string): string {
  if (text.charCodeAt(0) === QUOTE) {
    const close = closingQuote(text, 1);
    return close === -1 ? text : text.slice(0, close + 1);
  }
  return text.slice(0, blockEnd(text, 0));
}

/** The blanks that gjson skips: everything up to U+0020. */
export function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 0x20) start++;
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end--;
  return text.slice(start, end);
}
