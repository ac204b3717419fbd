import type { GjsonType } from './result.ts';
import { blockEnd, closingQuote, literalEnd, numberEnd } from './scan.ts';

/** What starts at a character: no value, or a value of one of these source forms. */
export type ValueKind = 'none' | 'string' | 'object' | 'array' | 'number' | 'literal';

const BY_CHAR: ValueKind[] = [];
for (let code = 0; code < 128; code++) BY_CHAR.push('none');
for (const char of '+-0123456789iIN') BY_CHAR[char.charCodeAt(0)] = 'number';
for (const char of 'ntf') BY_CHAR[char.charCodeAt(0)] = 'literal';
BY_CHAR[0x22] = 'string';
BY_CHAR[0x7b] = 'object';
BY_CHAR[0x5b] = 'array';

const LOWER_N = 0x6e;
const LOWER_U = 0x75;

/** The kind of value that gjson sees at `i`; `n` not followed by `u` is the number `nan`. */
export function valueKind(text: string, i: number): ValueKind {
  const code = text.charCodeAt(i);
  if (code === LOWER_N && i + 1 < text.length && text.charCodeAt(i + 1) !== LOWER_U) return 'number';
  return BY_CHAR[code] ?? 'none';
}

/** After the value at `start`; -1 for a string without end. */
export function valueEnd(text: string, start: number, kind: ValueKind): number {
  switch (kind) {
    case 'string': {
      const close = closingQuote(text, start + 1);
      return close === -1 ? -1 : close + 1;
    }
    case 'object':
    case 'array':
      return blockEnd(text, start);
    case 'literal':
      return literalEnd(text, start);
    case 'number':
    case 'none':
      return numberEnd(text, start);
  }
}

/** gjson's type of the value at `start`. */
export function valueType(text: string, start: number, kind: ValueKind): GjsonType {
  switch (kind) {
    case 'string':
      return 'String';
    case 'object':
    case 'array':
      return 'JSON';
    case 'literal': {
      const char = text.charAt(start);
      if (char === 't') return 'True';
      return char === 'f' ? 'False' : 'Null';
    }
    case 'number':
    case 'none':
      return 'Number';
  }
}

/** gjson's type of a value's own source text. */
export function typeOf(raw: string): GjsonType {
  return valueType(raw, 0, valueKind(raw, 0));
}
