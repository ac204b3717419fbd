const SHORT: Readonly<Record<string, number>> = { a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11, '\\': 92 };

/** Go's `strconv.Unquote` of a text in double or back quotes; undefined for a syntax error. */
export function unquote(quoted: string): string | undefined {
  if (quoted.length < 2 || quoted.at(0) !== quoted.at(-1)) return undefined;
  const inner = quoted.slice(1, -1);
  if (quoted.startsWith('`')) return inner.replaceAll('\r', '');
  return unescapeGo(inner, '"');
}

/** Go's rune of a character constant; undefined for a syntax error. */
export function unquoteCharacter(quoted: string): number | undefined {
  const text = unescapeGo(quoted.slice(1, -1), "'");
  if (text === undefined || Array.from(text).length !== 1) return undefined;
  return text.codePointAt(0);
}

const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|([\s\S]?))/g;

/** Escapes that give bytes are put together as UTF-8. */
function unescapeGo(inner: string, quote: string): string | undefined {
  let failed = inner.replace(/\\[\s\S]/g, '').includes(quote);
  let out = '';
  let bytes: number[] = [];
  let end = 0;
  const flush = (): void => {
    out += decodeUtf8(bytes);
    bytes = [];
  };
  for (const match of inner.matchAll(ESCAPE)) {
    const [source, hex2, hex4, hex8, octal, char] = match;
    if (match.index > end) flush();
    out += inner.slice(end, match.index);
    end = match.index + source.length;
    const byte =
      hex2 !== undefined ? parseInt(hex2, 16) : octal !== undefined ? parseInt(octal, 8) : undefined;
    if (byte !== undefined) {
      failed ||= byte > 255;
      bytes.push(byte);
      continue;
    }
    flush();
    const hex = hex4 ?? hex8;
    const code =
      hex === undefined ? (char === quote ? quote.charCodeAt(0) : SHORT[char ?? '']) : parseInt(hex, 16);
    if (code === undefined || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) failed = true;
    else out += String.fromCodePoint(code);
  }
  flush();
  return failed ? undefined : out + inner.slice(end);
}

/**
 * Go's texts are bytes; ours are UTF-16. A byte that is no part of a UTF-8 sequence is kept as the lone surrogate
 * U+DC00 + byte, so that it can be counted, joined and encoded again; `shownText` makes it U+FFFD in the end.
 */
const BYTE_BASE = 0xdc00;

/** Text of UTF-8 bytes. */
export function decodeUtf8(bytes: readonly number[]): string {
  let out = '';
  for (let i = 0; i < bytes.length;) {
    const length = sequenceLength(bytes, i);
    out +=
      length === 0
        ? String.fromCharCode(BYTE_BASE + (bytes[i] ?? 0))
        : String.fromCodePoint(codeOf(bytes.slice(i, i + length)));
    i += Math.max(1, length);
  }
  return out;
}

function codeOf([first = 0, ...rest]: readonly number[]): number {
  if (rest.length === 0) return first;
  return rest.reduce((code, byte) => (code << 6) | (byte & 0x3f), first & (0x3f >> rest.length));
}

function sequenceLength(bytes: readonly number[], i: number): number {
  const first = bytes[i] ?? 0;
  if (first < 0x80) return 1;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  const rest = bytes.slice(i + 1, i + length);
  if (first < 0xc2 || first > 0xf4 || rest.length < length - 1 || rest.some((byte) => (byte & 0xc0) !== 0x80))
    return 0;
  const code = codeOf([first, ...rest]);
  const lowest = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000;
  return code < lowest || code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? 0 : length;
}

export function encodeUtf8(text: string): number[] {
  const bytes: number[] = [];
  for (const char of text) {
    let code = char.codePointAt(0) ?? 0;
    if (isKeptByte(code)) {
      bytes.push(code - BYTE_BASE);
      continue;
    }
    if (code >= 0xd800 && code < 0xe000) code = 0xfffd;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 0x3f));
    else if (code < 0x10000)
      bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
    else {
      bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 0x3f));
      bytes.push(0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
    }
  }
  return bytes;
}

/** Whether a lone surrogate stands for a byte. */
export function isKeptByte(code: number): boolean {
  return code >= BYTE_BASE + 0x80 && code <= BYTE_BASE + 0xff;
}

/** The text with its kept bytes put together where they fit; U+FFFD for what is left of them. */
export function shownText(text: string): string {
  if (text.isWellFormed()) return text;
  return wellFormed(decodeUtf8(encodeUtf8(text)));
}

/** U+FFFD for every lone surrogate. */
export function wellFormed(text: string): string {
  return text.toWellFormed();
}
