import { compare } from '../compare.ts';
import {
  expectedArray,
  expectedObject,
  expectedStartEnd,
  failedOn,
  Failure,
  indexNotNumber,
  keyNotText,
  notApplicable,
  textIndexNotNumber,
} from '../failure.ts';
import { work } from '../meter.ts';
import type { Family } from '../native.ts';
import { clampPlace, toPlace, toPlaceCeil } from '../number.ts';
import { kindOf, type Value } from '../value.ts';
import { isFlat, pointsOf } from './text.ts';

/** `.[key]`: a member, an element, a character, the places of a sub-array or a slice. */
export function indexValue(value: Value, key: Value): Value | Failure {
  if (typeof key === 'string') {
    if (value === null) return null;
    return value instanceof Map ? (value.get(key) ?? null) : expectedObject(value);
  }
  const place = toPlace(key);
  if (place !== undefined) return indexPlace(value, place);
  if (Array.isArray(key)) {
    if (value === null) return null;
    return Array.isArray(value) ? placesOf(value, key) : expectedArray(value);
  }
  if (key instanceof Map) {
    if (value === null) return null;
    const [start, end] = [key.get('start'), key.get('end')];
    if (start === undefined || end === undefined) return expectedStartEnd(key);
    return slice(value, start, end);
  }
  if (Array.isArray(value)) return indexNotNumber(key);
  return typeof value === 'string' ? textIndexNotNumber(key) : keyNotText(key);
}

function indexPlace(value: Value, place: number): Value | Failure {
  if (value === null) return null;
  if (Array.isArray(value)) return value[clampPlace(place, -1, value.length)] ?? null;
  if (typeof value !== 'string') return expectedArray(value);
  const points = isFlat(value) ? value : pointsOf(value);
  return points[clampPlace(place, -1, points.length)] ?? null;
}

/** Where a sub-array begins in an array. */
export function placesOf(list: readonly Value[], wanted: readonly Value[], count = Infinity): bigint[] {
  const places: bigint[] = [];
  if (wanted.length === 0) return places;
  work(list.length);
  for (let i = 0; i + wanted.length <= list.length && places.length < count; i++) {
    if (wanted.every((element, j) => compare(list[i + j] ?? null, element) === 0)) places.push(BigInt(i));
  }
  return places;
}

/** `.[start:end]` of an array or a text; null bounds are the ends. */
export function slice(value: Value, start: Value, end: Value): Value | Failure {
  if (value === null) return null;
  if (Array.isArray(value)) {
    const bounds = boundsOf(value.length, start, end, indexNotNumber);
    if (bounds instanceof Failure) return bounds;
    const [from, to] = bounds;
    work(to - from);
    return from === 0 && to === value.length ? value : value.slice(from, to);
  }
  if (typeof value !== 'string') return expectedArray(value);
  const flat = isFlat(value);
  const points = flat ? value : pointsOf(value);
  const bounds = boundsOf(points.length, start, end, textIndexNotNumber);
  if (bounds instanceof Failure) return bounds;
  return flat ? value.slice(...bounds) : Array.from(points.slice(...bounds)).join('');
}

/** The bounds of a slice as places, the end rounded up. */
export function boundsOf(
  length: number,
  start: Value,
  end: Value,
  wrong: (bound: Value) => Failure,
): [from: number, to: number] | Failure {
  const first = start === null ? 0 : toPlace(start);
  if (first === undefined) return wrong(start);
  const from = clampPlace(first, 0, length);
  const last = end === null ? length : toPlaceCeil(end);
  if (last === undefined) return wrong(end);
  return [from, end === null ? length : clampPlace(last, from, length)];
}

function getPath(value: Value, path: Value): Value | Failure {
  if (!Array.isArray(path)) return notApplicable('getpath', value, path);
  let at = value;
  for (const key of path) {
    const kind = kindOf(at);
    if (kind !== 'null' && kind !== 'array' && kind !== 'object')
      return notApplicable('getpath', value, path);
    const found = indexValue(at, key);
    if (found instanceof Failure) return failedOn('getpath', value, [path], found);
    at = found;
  }
  return at;
}

function has(value: Value, key: Value): Value | Failure {
  if (value === null) return false;
  if (value instanceof Map && typeof key === 'string') return value.has(key);
  const place = Array.isArray(value) ? toPlace(key) : undefined;
  if (place === undefined || !Array.isArray(value)) return notApplicable('has', value, key);
  return place >= 0 && place < value.length;
}

export const ACCESS: Family = {
  '_index/2': (_input, value, key) => indexValue(value, key),
  '_slice/3': (_input, value, end, start) => slice(value, start, end),
  'getpath/1': getPath,
  'has/1': has,
};
