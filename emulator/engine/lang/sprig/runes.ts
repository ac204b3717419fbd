import { isSpace } from '../govaluate/characters.ts';
import { decodeUtf8, encodeUtf8 } from '../unquote.ts';

/** Go's `unicode.ToUpper`: one character for one. */
export function upperRune(char: string): string {
  const upper = char.toUpperCase();
  return Array.from(upper).length === 1 ? upper : withIotaBelow(char);
}

/** Greek letters with an iota below are one character in capitals too. */
function withIotaBelow(char: string): string {
  const code = char.charCodeAt(0);
  if (/[\u1f80-\u1f87\u1f90-\u1f97\u1fa0-\u1fa7]/.test(char)) return String.fromCharCode(code + 8);
  return /[\u1fb3\u1fc3\u1ff3]/.test(char) ? String.fromCharCode(code + 9) : char;
}

/** Go's `unicode.ToTitle`: digraphs get one capital, Georgian letters none. */
export function titleRune(char: string): string {
  if (/[\u01c4-\u01cc]/.test(char)) {
    const code = char.charCodeAt(0);
    return String.fromCharCode(code - ((code - 0x01c4) % 3) + 1);
  }
  if (/[\u01f1-\u01f3]/.test(char)) return '\u01f2';
  return /[\u10d0-\u10fa\u10fd-\u10ff]/.test(char) ? char : upperRune(char);
}

/** Go's `unicode.ToLower`: one character for one. */
export function lowerRune(char: string): string {
  if (char === '\u0130') return 'i';
  const lower = char.toLowerCase();
  return Array.from(lower).length === 1 ? lower : char;
}

export function mapRunes(text: string, map: (char: string) => string): string {
  return Array.from(text, map).join('');
}

export function isUpper(char: string): boolean {
  return /\p{Lu}/u.test(char);
}

export function isLower(char: string): boolean {
  return /\p{Ll}/u.test(char);
}

/** Go's `strings.TrimSpace`. */
export function trimSpace(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charAt(start))) start++;
  while (end > start && isSpace(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** A piece of a text counted in UTF-8 bytes; a character that is cut becomes U+FFFD. */
export function sliceBytes(text: string, start: number, end?: number): string {
  return decodeUtf8(encodeUtf8(text).slice(start, end));
}

/** Go's `strings.SplitN`; a negative limit is none. */
export function splitText(text: string, separator: string, limit = -1): string[] {
  if (limit === 0) return [];
  const parts = separator === '' ? Array.from(text) : text.split(separator);
  if (limit < 0 || parts.length <= limit) return parts;
  return [...parts.slice(0, limit - 1), parts.slice(limit - 1).join(separator)];
}

/** Go's `strings.ReplaceAll`; an empty text is found before, between and after the characters. */
export function replaceText(text: string, search: string, replacement: string): string {
  if (search !== '') return text.split(search).join(replacement);
  return replacement + Array.from(text, (char) => char + replacement).join('');
}
