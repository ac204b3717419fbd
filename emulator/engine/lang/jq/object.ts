import { compareCodePoints } from '../codePoints.ts';
import { workMembers } from './meter.ts';
import { NIL_OBJECT, type Members, type Value } from './value.ts';

/** Keys in the order of their bytes, in which jq visits an object. */
export function sortedKeys(object: Members): string[] {
  workMembers(object.size);
  const keys = [...object.keys()];
  return keys.length > 1 ? keys.sort(compareCodePoints) : keys;
}

/** The elements of an array or, in the order of the keys, of an object; undefined for another kind of value. */
export function elementsOf(value: Value): Value[] | undefined {
  if (Array.isArray(value)) return value;
  if (!(value instanceof Map)) return undefined;
  return sortedKeys(value).map((key) => value.get(key) ?? null);
}

export function copyMembers(object: Members): Members {
  workMembers(object.size);
  return new Map(object === NIL_OBJECT ? [] : object);
}
