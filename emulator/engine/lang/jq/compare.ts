import { compareCodePoints } from '../codePoints.ts';
import { checkDepth, work } from './meter.ts';
import { computed } from './number.ts';
import { sortedKeys } from './object.ts';
import type { Members, Value } from './value.ts';

/** jq's order: null, false, true, numbers, texts, arrays, objects. NaN is below every number, also below itself. */
export function compare(left: Value, right: Value, depth = 0): number {
  if (typeof left === 'string' && typeof right === 'string') return sign(compareCodePoints(left, right));
  const a = computed(left);
  const b = computed(right);
  if (typeof a === 'bigint' && typeof b === 'bigint') return a < b ? -1 : a === b ? 0 : 1;
  if (isNumber(a) && isNumber(b)) return compareFloats(Number(a), Number(b));
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object')
    return sign(rank(a) - rank(b));
  checkDepth(depth);
  if (Array.isArray(a) && Array.isArray(b)) return compareLists(a, b, depth);
  if (a instanceof Map && b instanceof Map) return compareObjects(a, b, depth);
  return sign(rank(a) - rank(b));
}

function isNumber(value: Value): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

function compareFloats(a: number, b: number): number {
  if (a < b || Number.isNaN(a)) return -1;
  return a === b ? 0 : 1;
}

function compareLists(a: readonly Value[], b: readonly Value[], depth: number): number {
  const length = Math.min(a.length, b.length);
  work(length);
  for (let i = 0; i < length; i++) {
    const order = compare(a[i] ?? null, b[i] ?? null, depth + 1);
    if (order !== 0) return order;
  }
  return sign(a.length - b.length);
}

function compareObjects(a: Members, b: Members, depth: number): number {
  const keys = sortedKeys(a);
  const order = compareLists(keys, sortedKeys(b), depth);
  if (order !== 0) return order;
  for (const key of keys) {
    const byMember = compare(a.get(key) ?? null, b.get(key) ?? null, depth + 1);
    if (byMember !== 0) return byMember;
  }
  return 0;
}

function rank(value: Value): number {
  switch (typeof value) {
    case 'boolean':
      return value ? 2 : 1;
    case 'number':
    case 'bigint':
      return 3;
    case 'string':
      return 4;
    default:
      if (value === null) return 0;
      if (Array.isArray(value)) return 5;
      return value instanceof Map ? 6 : 3;
  }
}

function sign(difference: number): number {
  return difference < 0 ? -1 : difference > 0 ? 1 : 0;
}
