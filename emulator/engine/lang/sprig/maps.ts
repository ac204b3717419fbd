import { compareCodePoints } from '../codePoints.ts';
import { sortedEntries } from '../fmt/print.ts';
import type { GoMap, GoValue } from '../fmt/value.ts';
import { goList, goMap, isListValue, isMapValue, nilMap, textList, typeName } from '../fmt/value.ts';
import { GoPanic } from '../template/signature.ts';
import { printed } from './cast.ts';
import type { Family } from './define.ts';
import { define, defineAny, mapOf, text } from './define.ts';
import { mergeMaps } from './merge.ts';

/** sprig's functions on maps; `set`, `unset` and the merging ones change their first map. */
export const MAPS: Family = {
  dict: define([], (args, { spend }) => dict(args, (value) => printed(value, spend)), { rest: 'any' }),
  get: defineAny(['map', 'string'], ([map, key]) => mapOf(map).entries.get(text(key)) ?? missing(map, key)),
  set: define(['map', 'string', 'any'], ([map, key, value = null]) => {
    if (isNilMap(map)) throw new GoPanic('assignment to entry in nil map');
    mapOf(map).entries.set(text(key), value);
    return map ?? null;
  }),
  unset: define(['map', 'string'], ([map, key]) => {
    mapOf(map).entries.delete(text(key));
    return map ?? nilMap();
  }),
  hasKey: define(['map', 'string'], ([map, key]) => mapOf(map).entries.has(text(key))),
  pluck: define(
    ['string'],
    ([key, ...maps]) =>
      goList(
        maps.flatMap((map) => {
          const member = mapOf(map).entries.get(text(key));
          return member === undefined ? [] : [member];
        }),
      ),
    { rest: 'map' },
  ),
  keys: define([], (maps) => textList(maps.flatMap((map) => sortedKeys(mapOf(map)))), { rest: 'map' }),
  values: define(['map'], ([map]) => goList(sortedEntries(mapOf(map)).map(([, member]) => member))),
  pick: define(['map'], ([map, ...keys]) => picked(mapOf(map), (key) => keys.includes(key)), {
    rest: 'string',
  }),
  omit: define(['map'], ([map, ...keys]) => picked(mapOf(map), (key) => !keys.includes(key)), {
    rest: 'string',
  }),
  merge: merging(false),
  mustMerge: merging(false),
  mergeOverwrite: merging(true),
  mustMergeOverwrite: merging(true),
  deepCopy: defineAny(['any'], ([value = null]) => deepCopy(value, 0)),
  mustDeepCopy: defineAny(['any'], ([value = null]) => deepCopy(value, 0)),
  dig: defineAny([], (args) => dig(args), { rest: 'any' }),
};

function isNilMap(map: GoValue | undefined): boolean {
  return map === null || map === undefined || (isMapValue(map) && map.nil === true);
}

/** A key without a member gives the empty text, one with null gives null. */
function missing(map: GoValue | undefined, key: GoValue | undefined): GoValue {
  return mapOf(map).entries.has(text(key)) ? null : '';
}

function dict(args: readonly GoValue[], show: (value: GoValue) => string): GoMap {
  const map = goMap();
  for (let i = 0; i < args.length; i += 2) {
    map.entries.set(show(args[i] ?? null), i + 1 < args.length ? (args[i + 1] ?? null) : '');
  }
  return map;
}

function sortedKeys({ entries }: GoMap): string[] {
  return [...entries.keys()].sort(compareCodePoints);
}

function picked({ entries }: GoMap, wanted: (key: string) => boolean): GoMap {
  return goMap([...entries].filter(([key]) => wanted(key)));
}

function merging(overwrite: boolean) {
  return defineAny(
    ['map'],
    ([target, ...sources]) => {
      if (isNilMap(target) && sources.every(isNilMap)) return nilMap();
      const merged = isNilMap(target) ? goMap() : mapOf(target);
      for (const source of sources) mergeMaps(merged, mapOf(source), overwrite, 0);
      return merged;
    },
    { rest: 'map' },
  );
}

const MAX_DEPTH = 500;

/** What a copy of a version is: its fields are private, so they are not copied. */
const NO_VERSION = { major: 0n, minor: 0n, patch: 0n, prerelease: '', metadata: '', original: '' };

/** Nothing at all cannot be copied; null within lists and maps can. */
function deepCopy(value: GoValue, depth: number): GoValue {
  if (value === null && depth === 0) throw new GoPanic('reflect: call of reflect.Value.Type on zero Value');
  if (depth > MAX_DEPTH) throw new GoPanic('deepCopy error: the value contains itself');
  if (value !== null && isListValue(value))
    return { ...value, items: value.items.map((item) => deepCopy(item, depth + 1)) };
  if (value !== null && typeof value === 'object' && value.type === 'version')
    return { type: 'version', version: NO_VERSION };
  if (value === null || !isMapValue(value)) return value;
  const copied = [...value.entries].map(([key, member]) => [key, deepCopy(member, depth + 1)] as const);
  return { ...value, entries: new Map(copied) };
}

/** `dig "a" "b" default map`. */
function dig(args: readonly GoValue[]): GoValue {
  if (args.length < 3) throw new GoPanic('dig needs at least three arguments');
  const fallback = args.at(-2) ?? null;
  let current: GoValue = args.at(-1) ?? null;
  if (!isMap(current)) throw conversion(current, 'map[string]interface {}');
  const keys = args.slice(0, -2).map(keyOf);
  for (const key of keys) {
    if (!isMap(current)) throw conversion(current, 'map[string]interface {}');
    const member: GoValue | undefined = current.entries.get(key);
    if (member === undefined) return fallback;
    current = member;
  }
  return current;
}

function keyOf(value: GoValue): string {
  if (typeof value !== 'string') throw conversion(value, 'string');
  return value;
}

function isMap(value: GoValue): value is GoMap {
  return isMapValue(value) && value.of === 'any';
}

function conversion(value: GoValue, wanted: string): GoPanic {
  return new GoPanic(
    `interface conversion: interface {} is ${value === null ? 'nil' : typeName(value)}, not ${wanted}`,
  );
}
