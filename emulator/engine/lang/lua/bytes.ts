import { decodeUtf8, encodeUtf8, shownText, wellFormed } from '../unquote.ts';

const ASCII = /^[\0-\x7f]*$/;
const CHUNK = 8192;

/** The UTF-8 bytes of a text, one character of 0 to 255 each. */
export function bytesOf(text: string): string {
  return ASCII.test(text) ? text : packed(encodeUtf8(wellFormed(text)));
}

/** The text of bytes; those that are no UTF-8 stay apart as lone surrogates (unquote.ts). */
export function looseText(bytes: string): string {
  if (ASCII.test(bytes)) return bytes;
  return decodeUtf8(Array.from(bytes, (char) => char.charCodeAt(0)));
}

/** Bytes again of what `looseText` gave. */
export function bytesOfLoose(text: string): string {
  return ASCII.test(text) ? text : packed(encodeUtf8(text));
}

/** The text of bytes for people and JSON: U+FFFD for each that is no UTF-8. */
export function textOf(bytes: string): string {
  return ASCII.test(bytes) ? bytes : wellFormed(shownText(looseText(bytes)));
}

export function packed(bytes: readonly number[]): string {
  let out = '';
  for (let i = 0; i < bytes.length; i += CHUNK) out += String.fromCharCode(...bytes.slice(i, i + CHUNK));
  return out;
}
