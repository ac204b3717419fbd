import type { GoValue } from '../fmt/value.ts';
import { isInt, typeName } from '../fmt/value.ts';
import { compareTimes } from '../time/goTime.ts';
import { sameRules } from '../time/zone.ts';

/** Go's `reflect.DeepEqual`. */
export function deepEqual(a: GoValue, b: GoValue): boolean {
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a === b;
  if (a === b) return true;
  if (typeName(a) !== typeName(b)) return false;
  if (isInt(a) && isInt(b)) return a.value === b.value;
  if (a.type === 'list' && b.type === 'list') {
    if ((a.nil ?? false) !== (b.nil ?? false) || a.items.length !== b.items.length) return false;
    return a.items.every((item, i) => deepEqual(item, b.items[i] ?? null));
  }
  if (a.type === 'map' && b.type === 'map') {
    if ((a.nil ?? false) !== (b.nil ?? false) || a.entries.size !== b.entries.size) return false;
    return [...a.entries].every(([key, member]) => {
      const other = b.entries.get(key);
      return other !== undefined && deepEqual(member, other);
    });
  }
  if (a.type === 'time' && b.type === 'time')
    return compareTimes(a.time, b.time) === 0 && sameRules(a.time.zone, b.time.zone);
  if (a.type === 'version' && b.type === 'version') return a.version.original === b.version.original;
  if (a.type === 'complex128' && b.type === 'complex128') return a.re === b.re && a.im === b.im;
  return false;
}
