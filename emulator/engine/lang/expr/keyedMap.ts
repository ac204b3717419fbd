import { printValue } from '../fmt/print.ts';
import type { GoMap, GoValue } from '../fmt/value.ts';
import { typeName } from '../fmt/value.ts';

/** A map whose keys may be of any type, as `fromPairs` and `groupBy` make it. */
export function keyedMap(entries: Iterable<readonly [GoValue, GoValue]>): GoMap {
  return {
    type: 'map',
    of: 'keyed',
    entries: new Map([...entries].map(([key, value]) => [keyText(key), value])),
  };
}

/** A key with its type, so that `1` and `"1"` are two. */
export function keyText(key: GoValue): string {
  return typeof key === 'string' ? key : `\u0000${typeName(key)}:${printValue(key, nothing)}`;
}

function nothing(): void {
  // Keys are not counted as work.
}
