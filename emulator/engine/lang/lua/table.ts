import { isInteger } from './number.ts';
import type { GO_NIL, LuaValue } from './value.ts';

/** Whole keys from 1 to below this live in the array part, however large the holes. */
export const MAX_ARRAY_INDEX = 67_108_864;

/** A table as gopher-lua keeps it: an array part with holes, and other keys in the order in which they first came. */
export interface LuaTable {
  readonly kind: 'table';
  array: LuaValue[];
  /** Where a key of the other part stands in `keys`; a key keeps its place when its value goes. */
  readonly places: Map<LuaValue, number>;
  readonly keys: LuaValue[];
  readonly values: LuaValue[];
  metatable: LuaTable | undefined | typeof GO_NIL;
}

export function newTable(array: LuaValue[] = []): LuaTable {
  return { kind: 'table', array, places: new Map(), keys: [], values: [], metatable: undefined };
}

function isArrayKey(key: LuaValue): key is number {
  return typeof key === 'number' && key >= 1 && key < MAX_ARRAY_INDEX && Number.isInteger(key);
}

export function rawGet(table: LuaTable, key: LuaValue): LuaValue {
  return isArrayKey(key) ? table.array[key - 1] : rawGetOther(table, key);
}

/** A key that is no place of the array part, such as any string. */
export function rawGetOther({ places, values }: LuaTable, key: LuaValue): LuaValue {
  const place = places.get(key);
  return place === undefined ? undefined : values[place];
}

/** Sets a key that is neither nil nor NaN; holes up to an array key are filled with nil. */
export function rawSet(table: LuaTable, key: LuaValue, value: LuaValue): void {
  if (!isArrayKey(key)) {
    rawSetOther(table, key, value);
    return;
  }
  const { array } = table;
  while (array.length < key - 1) array.push(undefined);
  array[key - 1] = value;
}

export function rawSetOther({ places, keys, values }: LuaTable, key: LuaValue, value: LuaValue): void {
  const place = places.get(key);
  if (place !== undefined) {
    values[place] = value;
  } else if (value !== undefined) {
    places.set(key, keys.length);
    keys.push(key);
    values.push(value);
  }
}

/** How many slots setting a key would add. */
export function growthOf(table: LuaTable, key: LuaValue): number {
  return isArrayKey(key) ? Math.max(0, key - table.array.length) : table.places.has(key) ? 0 : 1;
}

/** `#` without a metatable: the last value that a nil (or the end) follows, seen from the end. */
export function lengthOf({ array }: LuaTable): number {
  for (let i = array.length; i > 0; i--) if (array[i - 1] !== undefined) return i;
  return 0;
}

/** The key after a key, and its value; undefined after the last. */
export function nextEntry(table: LuaTable, key: LuaValue): [LuaValue, LuaValue] | undefined {
  const { array, keys, values, places } = table;
  const first = key === undefined;
  const from = first ? 0 : key;
  if (
    (first || key !== 0) &&
    typeof from === 'number' &&
    isInteger(from) &&
    from >= 0 &&
    from < MAX_ARRAY_INDEX
  ) {
    let index = from;
    for (; index < array.length; index++) {
      const value = array[index];
      if (value !== undefined) return [index + 1, value];
    }
    if ((array.length === 0 && first) || index === array.length) {
      if (keys.length === 0) return undefined;
      if (values[0] !== undefined) return [keys[0], values[0]];
      return entryFrom(table, 1);
    }
  }
  return entryFrom(table, (places.get(key) ?? 0) + 1);
}

function entryFrom({ keys, values }: LuaTable, start: number): [LuaValue, LuaValue] | undefined {
  for (let i = start; i < keys.length; i++) if (values[i] !== undefined) return [keys[i], values[i]];
  return undefined;
}

/** `table.insert` without a place: after the last value. */
export function append({ array }: LuaTable, value: LuaValue): void {
  if (value === undefined) return;
  let end = array.length;
  if (array.at(-1) === undefined) while (end > 0 && array[end - 1] === undefined) end--;
  array[end] = value;
}

export function insertAt(table: LuaTable, place: number, value: LuaValue): void {
  if (place > table.array.length || place <= 0) rawSet(table, place, value);
  else table.array.splice(place - 1, 0, value);
}

export function removeAt({ array }: LuaTable, place: number): LuaValue {
  if (array.length === 0 || place > array.length) return undefined;
  return place <= 0 ? array.pop() : array.splice(place - 1, 1)[0];
}
