import { decodeUtf8 } from '../lang/unquote.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const DIGITS = new Map(Array.from(ALPHABET, (digit, value) => [digit, value]));
/** By the number of bits left over. */
const PADDINGS: Readonly<Record<number, string>> = { 0: '', 2: '=', 4: '==' };

/**
 * The text behind base64 as Go's `StdEncoding` reads it: padding is a must, line ends are passed over. A byte that is no UTF-8 is kept as a lone
 * surrogate (see `decodeUtf8`).
 */
export function decodeBase64(source: string): { readonly text: string } | { readonly error: string } {
  const bytes: number[] = [];
  let bits = 0;
  let count = 0;
  let isAscii = true;
  let at = 0;
  for (; at < source.length; at++) {
    const char = source.charAt(at);
    if (char === '\n' || char === '\r') continue;
    const digit = DIGITS.get(char);
    if (digit === undefined) break;
    bits = ((bits << 6) | digit) & 0xffffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    const byte = (bits >> count) & 0xff;
    isAscii &&= byte < 0x80;
    bytes.push(byte);
  }
  const padding = source.slice(at).replaceAll(/[\r\n]/g, '');
  if (padding !== PADDINGS[count]) return { error: 'illegal base64 data' };
  return { text: isAscii ? asciiText(bytes) : decodeUtf8(bytes) };
}

function asciiText(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.slice(at, at + 8192));
  return text;
}
