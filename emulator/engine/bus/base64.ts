import { BASE64_DIGITS, textOfCodes } from '../encoding.ts';
import { decodeUtf8 } from '../lang/unquote.ts';

/** By character code; -1 for what is no digit. */
const DIGITS = Int8Array.from({ length: 128 }, (_, code) => BASE64_DIGITS.indexOf(String.fromCharCode(code)));
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
  for (; at + 4 <= digits.length; at += 4) {
    const four =
      (digitAt(digits, at) << 18) |
      (digitAt(digits, at + 1) << 12) |
      (digitAt(digits, at + 2) << 6) |
      digitAt(digits, at + 3);
    if (four < 0) break;
    bytes[length++] = four >> 16;
    bytes[length++] = four >> 8;
    bytes[length++] = four;
  }
  for (; at < digits.length; at++) {
    const digit = digitAt(digits, at);
    if (digit < 0) break;
    bits = ((bits << 6) | digit) & 0xffffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes[length++] = (bits >> count) & 0xff;
  }
  if (digits.slice(at) !== PADDINGS[count]) return { error: 'illegal base64 data' };
  return { text: textOf(bytes.subarray(0, length)) };
}

function digitAt(text: string, at: number): number {
  return DIGITS[text.charCodeAt(at)] ?? -1;
}

/** By runs of ASCII and of all else: no character has bytes of both. */
function textOf(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const isAscii = (bytes[at] ?? 0) < 0x80;
    const start = at;
    while (at < bytes.length && (bytes[at] ?? 0) < 0x80 === isAscii) at++;
    const run = bytes.subarray(start, at);
    text += isAscii ? textOfCodes(run) : decodeUtf8(Array.from(run));
  }
  return text;
}
