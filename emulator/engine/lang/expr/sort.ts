import { compareCodePoints } from '../codePoints.ts';
import type { GoValue } from '../fmt/value.ts';
import { isMapValue, typeName } from '../fmt/value.ts';
import { goSorted } from '../goSort.ts';
import { numeric } from './runtime.ts';
import { ExprFailure } from './type.ts';

/** `sort` and `sortBy`: all values of one type, numbers or texts. */
export function sorted(
  items: readonly GoValue[],
  field: string | undefined,
  direction: GoValue,
  offset: number,
): GoValue[] {
  const fail = (message: string): never => {
    throw new ExprFailure(message, offset);
  };
  if (direction !== 'asc' && direction !== 'desc')
    fail('invalid argument for sort (expected "asc" or "desc")');
  const pairs = items.map((item) => ({ item, key: keyOf(item, field) }));
  const type = typeName(pairs[0]?.key ?? null);
  for (const { key } of pairs) {
    if (key === null || typeName(key) !== type)
      fail(`cannot sort array of different types (${typeName(key)} and ${type})`);
    if (pairs.length > 1 && numeric(key) === undefined && typeof key !== 'string')
      fail(`sort: unsupported type ${type}`);
  }
  const sign = direction === 'desc' ? -1 : 1;
  const ordered = goSorted(pairs, (a, b) => sign * compare(a.key, b.key) < 0);
  return ordered.map(({ item }) => item);
}

function keyOf(item: GoValue, field: string | undefined): GoValue {
  if (item === null || !isMapValue(item)) return item;
  return item.entries.get(field ?? '') ?? null;
}

function compare(a: GoValue, b: GoValue): number {
  if (typeof a === 'string' && typeof b === 'string') return compareCodePoints(a, b);
  return (numeric(a) ?? 0) - (numeric(b) ?? 0);
}
