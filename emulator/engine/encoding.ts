/** The bytes of a text in UTF-8; a lone surrogate becomes U+FFFD. */
export function utf8Bytes(text: string): Uint8Array {
  return asciiBytes(text) ?? allBytes(text);
}

function asciiBytes(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x80) return undefined;
    bytes[i] = code;
  }
  return bytes;
}

function allBytes(text: string): Uint8Array {
  const room = new Uint8Array(text.length * 3);
  let used = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) {
      room[used++] = code;
      continue;
    }
    const point = pointAt(text, i);
    if (point < 0x800) room[used++] = 0xc0 | (point >> 6);
    else {
      if (point < 0x10000) room[used++] = 0xe0 | (point >> 12);
      else {
        i++;
        room[used++] = 0xf0 | (point >> 18);
        room[used++] = 0x80 | ((point >> 12) & 63);
      }
      room[used++] = 0x80 | ((point >> 6) & 63);
    }
    room[used++] = 0x80 | (point & 63);
  }
  return room.slice(0, used);
}

function pointAt(text: string, i: number): number {
  const point = text.codePointAt(i) ?? 0;
  return point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
}

/** The digits of standard base64. */
export const BASE64_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const DIGITS = Uint8Array.from(BASE64_DIGITS, (digit) => digit.charCodeAt(0));
const PADDING = '='.charCodeAt(0);
/** As many characters as are surely possible arguments of a function. */
const CHUNK = 8192;
const { fromCharCode } = String;

/** Standard base64 with padding. */
export function toBase64(data: string | Uint8Array): string {
  const bytes = typeof data === 'string' ? utf8Bytes(data) : data;
  const codes = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  for (let from = 0, to = 0; from < bytes.length; from += 3, to += 4) {
    const bits = ((bytes[from] ?? 0) << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0);
    codes[to] = DIGITS[bits >> 18] ?? 0;
    codes[to + 1] = DIGITS[(bits >> 12) & 63] ?? 0;
    codes[to + 2] = DIGITS[(bits >> 6) & 63] ?? 0;
    codes[to + 3] = DIGITS[bits & 63] ?? 0;
  }
  const missing = (3 - (bytes.length % 3)) % 3;
  codes.fill(PADDING, codes.length - missing);
  return textOfCodes(codes);
}

/** The text of character codes below 256. */
export function textOfCodes(codes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < codes.length; at += CHUNK)
    text += Reflect.apply(fromCharCode, undefined, codes.subarray(at, at + CHUNK)) as string;
  return text;
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
