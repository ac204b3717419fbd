import { formatFloatF, parseFloat64 } from '../goNumber.ts';
import { unescape } from './unescape.ts';

/** What gjson calls a value's type. */
export type GjsonType = 'Null' | 'False' | 'True' | 'Number' | 'String' | 'JSON';

/** A value on its way through a look-up. */
export interface Result {
  readonly type: GjsonType;
  /** Source text, or composed text; empty when nothing was found. */
  readonly raw: string;
  /** Unescaped text of a String, else empty. */
  readonly str: string;
  /** Where `raw` lies, see memory.ts. */
  readonly address: number;
  /** gjson's `Index`: offset of `raw` in the text that was searched, 0 if it is no slice of it. */
  readonly index: number;
  /** gjson's `Indexes`: offsets of the elements of a list that a query or `#` collected. */
  readonly indexes?: readonly number[];
  /** A count made by `#`: its index is never filled in. */
  readonly calculated?: boolean;
}

/** Nothing found. */
export const MISSING: Result = { type: 'Null', raw: '', str: '', address: 0, index: 0 };

export function exists(result: Result): boolean {
  return result.type !== 'Null' || result.raw !== '';
}

/** A value of source text; `raw` of a String has both quotes. */
export function valueOf(type: GjsonType, raw: string, address: number): Result {
  return { type, raw, str: type === 'String' ? textInQuotes(raw) : '', address, index: 0 };
}

function textInQuotes(raw: string): string {
  const inner = raw.slice(1, -1);
  return inner.includes('\\') ? unescape(inner) : inner;
}

/** gjson's `Num` of a Number: 0 for text that is no number. */
export function numberOf(raw: string): number {
  return parseFloat64(raw).value;
}

export function isArray(result: Result): boolean {
  return result.type === 'JSON' && result.raw.startsWith('[');
}

export function isObject(result: Result): boolean {
  return result.type === 'JSON' && result.raw.startsWith('{');
}

const DIGITS = /^-?[0-9]*$/;

/** gjson's `String()`. */
export function textOf(type: GjsonType, raw: string, str: string): string {
  switch (type) {
    case 'Null':
      return '';
    case 'False':
      return 'false';
    case 'True':
      return 'true';
    case 'Number':
      return DIGITS.test(raw) ? raw : formatFloatF(numberOf(raw));
    case 'String':
      return str;
    case 'JSON':
      return raw;
  }
}

/** gjson's `String()` of a value's source text. */
export function stringOf(type: GjsonType, raw: string): string {
  return textOf(type, raw, type === 'String' ? textInQuotes(raw) : '');
}

/** `strconv.ParseBool` of the lower-cased text; `undefined` where Go has an error. */
export function parseBool(text: string): boolean | undefined {
  const lower = text.toLowerCase();
  if (lower === '1' || lower === 't' || lower === 'true') return true;
  if (lower === '0' || lower === 'f' || lower === 'false') return false;
  return undefined;
}

/** gjson's `Bool()`. */
export function boolOf(type: GjsonType, raw: string, str: string): boolean {
  if (type === 'True') return true;
  if (type === 'String') return parseBool(str) ?? false;
  return type === 'Number' && numberOf(raw) !== 0;
}

/** gjson's `Float()`. */
export function floatOf(type: GjsonType, raw: string, str: string): number {
  if (type === 'True') return 1;
  if (type === 'String') return numberOf(str);
  return type === 'Number' ? numberOf(raw) : 0;
}

/** gjson's `Float()` of what a path found: 0 for what is no number; text is parsed. */
export function toNumber({ type, raw, string }: FoundText): number {
  return floatOf(type, raw, string);
}

/** gjson's `Bool()` of what a path found: true, a number other than 0, or one of the texts `1`, `t`, `true` in any case. */
export function toBool({ type, raw, string }: FoundText): boolean {
  return boolOf(type, raw, string);
}

interface FoundText {
  readonly type: GjsonType;
  readonly raw: string;
  readonly string: string;
}
