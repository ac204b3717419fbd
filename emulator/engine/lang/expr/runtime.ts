import { compareCodePoints, utf8Length } from '../codePoints.ts';
import type { GoValue } from '../fmt/value.ts';
import { goInt, goList, isInt, isListValue, isMapValue, typeName } from '../fmt/value.ts';
import { toInt64 } from '../goMath.ts';
import { deepEqual } from '../sprig/equal.ts';
import { sliceBytes } from '../sprig/runes.ts';
import { compareTimes } from '../time/goTime.ts';
import { encodeUtf8 } from '../unquote.ts';
import { keyText } from './keyedMap.ts';
import { ExprFailure } from './type.ts';

/** expr's `==`: numbers of any type by value, everything else deeply and with its type. */
export function equal(a: GoValue, b: GoValue): boolean {
  const [x, y] = [numeric(a), numeric(b)];
  if (x !== undefined && y !== undefined) {
    return isInt(a) && isInt(b) ? a.value === b.value : x === y;
  }
  return deepEqual(a, b);
}

/** The size of a number of any type. */
export function numeric(value: GoValue): number | undefined {
  if (typeof value === 'number') return value;
  return isInt(value) ? Number(value.value) : undefined;
}

export function toIndex(value: GoValue, offset: number): number {
  if (typeof value === 'number') return Number(toInt64(value));
  if (isInt(value)) return Number(value.value);
  throw new ExprFailure(`invalid operation: int(${typeName(value)})`, offset);
}

/** Negative, zero or positive; NaN where a NaN makes every comparison false. */
export function order(a: GoValue, b: GoValue, operator: string, offset: number): number {
  const [x, y] = [numeric(a), numeric(b)];
  if (x !== undefined && y !== undefined) return x === y ? 0 : x < y ? -1 : x > y ? 1 : NaN;
  if (typeof a === 'string' && typeof b === 'string') return compareCodePoints(a, b);
  if (typeof a === 'object' && typeof b === 'object' && a?.type === 'time' && b?.type === 'time')
    return compareTimes(a.time, b.time);
  throw invalid(a, b, operator, offset);
}

export function invalid(a: GoValue, b: GoValue, operator: string, offset: number): ExprFailure {
  return new ExprFailure(`invalid operation: ${typeName(a)} ${operator} ${typeName(b)}`, offset);
}

/** An element or member; a negative index counts from the end. */
export function fetch(from: GoValue, key: GoValue, offset: number): GoValue {
  if (isMapValue(from) && from.of === 'keyed') return from.entries.get(keyText(key)) ?? null;
  if (isMapValue(from)) {
    if (key !== null && typeof key !== 'string') throw cannotFetch(from, offset);
    return from.entries.get(key ?? '') ?? (from.of === 'string' ? '' : null);
  }
  const { length } = isListValue(from)
    ? from.items
    : typeof from === 'string'
      ? { length: utf8Length(from) }
      : { length: -1 };
  if (length === -1) throw cannotFetch(from, offset);
  const index = toIndex(key, offset);
  const at = index < 0 ? length + index : index;
  if (at < 0 || at >= length) throw new ExprFailure('reflect: slice index out of range', offset);
  if (typeof from === 'string') return goInt(encodeUtf8(from)[at] ?? 0, 'uint8');
  return isListValue(from) ? (from.items[at] ?? null) : null;
}

function cannotFetch(from: GoValue, offset: number): ExprFailure {
  return new ExprFailure(`cannot fetch from ${typeName(from)}`, offset);
}

export function slice(value: GoValue, from: number, to: number | undefined, offset: number): GoValue {
  const length = isListValue(value) ? value.items.length : typeof value === 'string' ? utf8Length(value) : -1;
  if (length === -1) throw new ExprFailure(`cannot slice ${typeName(value)}`, offset);
  const start = Math.max(0, from < 0 ? length + from : from);
  const end = Math.min(length, Math.max(0, to === undefined ? length : to < 0 ? length + to : to));
  const begin = Math.min(start, end);
  if (typeof value === 'string') return sliceBytes(value, begin, end);
  return isListValue(value) ? goList(value.items.slice(begin, end), value.of) : null;
}

export function isIn(needle: GoValue, haystack: GoValue, offset: number): boolean {
  if (haystack === null) return false;
  if (isListValue(haystack)) return haystack.items.some((item) => equal(item, needle));
  if (isMapValue(haystack) && haystack.of === 'keyed') return haystack.entries.has(keyText(needle));
  if (isMapValue(haystack)) {
    if (needle !== null && typeof needle !== 'string')
      throw new ExprFailure(`cannot use ${typeName(needle)} as a key`, offset);
    return haystack.entries.has(needle ?? '');
  }
  throw new ExprFailure(`operator "in" not defined on ${typeName(haystack)}`, offset);
}
