import { decodeUtf8 } from '../lang/unquote.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const NO_DIGIT = 0xff;
/** By character code. */
const DIGITS = Uint8Array.from({ length: 128 }, (_, code) => {
  const digit = ALPHABET.indexOf(String.fromCharCode(code));
  return digit === -1 ? NO_DIGIT : digit;
});
/** By the number of bits left over. */
const PADDINGS: Readonly<Record<number, string>> = { 0: '', 2: '=', 4: '==' };

/**
 * The text behind base64 as Go's `StdEncoding` reads it: padding is a must, line ends are passed over. A byte that is no UTF-8 is kept as a lone
 * surrogate (see `decodeUtf8`).
 */
export function decodeBase64(source: string): { readonly text: string } | { readonly error: string } {
  const digits = /[\r\n]/.test(source) ? source.replaceAll(/[\r\n]/g, '') : source;
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let count = 0;
  let at = 0;
  for (; at < digits.length; at++) {
    const digit = DIGITS[digits.charCodeAt(at)] ?? NO_DIGIT;
    if (digit === NO_DIGIT) break;
    bits = ((bits << 6) | digit) & 0xffffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes[length++] = (bits >> count) & 0xff;
  }
  if (digits.slice(at) !== PADDINGS[count]) return { error: 'illegal base64 data' };
  return { text: textOf(bytes.subarray(0, length)) };
}

/** ASCII as it is, the rest by runs: no character has bytes of both. */
function textOf(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) {
      text += String.fromCharCode(byte);
      at++;
      continue;
    }
    const start = at;
    while ((bytes[at] ?? 0) >= 0x80) at++;
    text += decodeUtf8(Array.from(bytes.subarray(start, at)));
  }
  return text;
}
