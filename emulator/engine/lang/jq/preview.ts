import { utf8Length } from '../codePoints.ts';
import { encodeUtf8 } from '../unquote.ts';
import { encodeFloat, encodeText } from './encode.ts';
import { sortedKeys } from './object.ts';
import { kindOf, NumberText, type Value } from './value.ts';

const SHOWN_BYTES = 30;
/** Enough to tell whether more than 30 bytes are needed. */
const MADE_BYTES = 32;

/** A value as error texts show it: its JSON text, cut to 30 bytes. */
export function preview(value: Value): string {
  const text = begin(value, MADE_BYTES);
  if (utf8Length(text) <= SHOWN_BYTES) return text;
  const trailing = trailingOf(value);
  return firstBytes(text, SHOWN_BYTES - trailing.length) + trailing;
}

/** The kind of a value and its preview. */
export function kindPreview(value: Value): string {
  return value === null ? 'null' : `${kindOf(value)} (${preview(value)})`;
}

function trailingOf(value: Value): string {
  if (typeof value === 'string') return ' ..."';
  if (Array.isArray(value)) return ' ...]';
  return value instanceof Map ? ' ...}' : ' ...';
}

/** The beginning of the JSON text, at least its first `room` bytes. */
function begin(value: Value, room: number): string {
  if (room <= 0) return '';
  if (typeof value === 'string') return beginText(value, room);
  if (typeof value === 'number') return encodeFloat(value);
  if (value === null || typeof value !== 'object') return String(value);
  if (value instanceof NumberText) return value.text;
  if (Array.isArray(value)) return beginList(value, room);
  let text = '{';
  for (const [i, key] of sortedKeys(value).entries()) {
    if (text.length >= room) return text;
    text += `${i > 0 ? ',' : ''}${begin(key, room - text.length)}:`;
    text += begin(value.get(key) ?? null, room - text.length);
  }
  return `${text}}`;
}

function beginText(text: string, room: number): string {
  return text.length <= room ? encodeText(text) : encodeText(text.slice(0, room + 1)).slice(0, -1);
}

function beginList(list: readonly Value[], room: number): string {
  let text = '[';
  for (const [i, element] of list.entries()) {
    if (text.length >= room) return text;
    text += i > 0 ? ',' : '';
    text += begin(element, room - text.length);
  }
  return `${text}]`;
}

function firstBytes(text: string, count: number): string {
  if (utf8Length(text) <= count) return text;
  let out = '';
  let left = count;
  for (const char of text) {
    left -= encodeUtf8(char).length;
    if (left < 0) break;
    out += char;
  }
  return out;
}
