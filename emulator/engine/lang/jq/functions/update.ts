import {
  expectedArray,
  expectedObject,
  expectedStartEnd,
  failedOn,
  Failure,
  failure,
  indexNotNumber,
  keyNotText,
  notApplicable,
} from '../failure.ts';
import { checkDepth, work, workMembers } from '../meter.ts';
import type { Family } from '../native.ts';
import { clampPlace, toInt } from '../number.ts';
import { copyMembers } from '../object.ts';
import { NIL_OBJECT, type Members, type Value } from '../value.ts';
import { boundsOf } from './access.ts';
import type { Owned } from '../machine/state.ts';

/** Stands for a value that is to be deleted. */
const GONE: Members = new Map<string, Value>();
const MAX_PLACE = 0x20000000;
/** Gaps up to a far index are filled with nulls; gojq would take them up to 2^29. */
const MAX_GAP = 4_000_000;

/** The value with `next` put at the path; arrays and objects in `owned` are changed in place. */
export function setPath(value: Value, path: Value, next: Value, owned: Owned): Value | Failure {
  if (!Array.isArray(path)) return notApplicable('setpath', value, path);
  const updated = update(value, path, 0, next, owned);
  return updated instanceof Failure ? failedOn('setpath', value, [path, next], updated) : updated;
}

/** The value without what stands at the paths: all is marked first, so that places stay what they are. */
export function deletePaths(value: Value, paths: Value, owned: Owned): Value | Failure {
  if (!Array.isArray(paths)) return notApplicable('delpaths', value, paths);
  if (paths.length === 0) return value;
  let marked = value;
  for (const path of paths) {
    const updated = Array.isArray(path) ? update(marked, path, 0, GONE, owned) : expectedArray(path);
    if (updated instanceof Failure) return failedOn('delpaths', value, [paths], updated);
    marked = updated;
  }
  return sweep(marked, owned, 0);
}

function update(
  value: Value,
  path: readonly Value[],
  at: number,
  next: Value,
  owned: Owned,
): Value | Failure {
  if (at >= path.length) return next;
  checkDepth(at);
  if (value === GONE) return isKey(path[at] ?? null) ? GONE : keyNotText(path[at] ?? null);
  const key = path[at] ?? null;
  if (typeof key === 'string') {
    if (value !== null && !(value instanceof Map)) return expectedObject(value);
    return updateMember(value, key, path, at + 1, next, owned);
  }
  if (key instanceof Map) {
    if (value !== null && !Array.isArray(value)) return expectedArray(value);
    return updateSlice(value, key, path, at + 1, next, owned);
  }
  const place = toInt(key);
  if (place === undefined) return Array.isArray(value) ? indexNotNumber(key) : keyNotText(key);
  if (value !== null && !Array.isArray(value)) return expectedArray(value);
  return updateElement(value, place, path, at + 1, next, owned);
}

function isKey(key: Value): boolean {
  return typeof key === 'string' || key instanceof Map || toInt(key) !== undefined;
}

function updateMember(
  object: Members | null,
  key: string,
  path: readonly Value[],
  at: number,
  next: Value,
  owned: Owned,
): Value | Failure {
  const old = object?.get(key);
  if (old === undefined && next === GONE) return object === NIL_OBJECT ? null : object;
  const updated = update(old ?? null, path, at, next, owned);
  if (updated instanceof Failure) return updated;
  if (object !== null && owned.has(object)) {
    object.set(key, updated);
    return object;
  }
  const copy: Members = object === null ? new Map<string, Value>() : copyMembers(object);
  copy.set(key, updated);
  owned.add(copy);
  return copy;
}

function updateElement(
  list: Value[] | null,
  place: bigint,
  path: readonly Value[],
  at: number,
  next: Value,
  owned: Owned,
): Value | Failure {
  const length = list?.length ?? 0;
  let to = clampPlace(Number(place), -1, length);
  if (next === GONE && (to < 0 || to >= length)) return list;
  if (to < 0) return failure(`array index should not be negative: ${place}`);
  if (to >= length) {
    if (place >= MAX_PLACE) return failure(`array index too large: ${place}`);
    to = Number(place);
  }
  const updated = update(list?.[to] ?? null, path, at, next, owned);
  if (updated instanceof Failure) return updated;
  const target = list !== null && owned.has(list) ? list : own(list ?? [], owned);
  work(Math.max(0, to - target.length) * (to - target.length > MAX_GAP ? 1000 : 1));
  while (target.length < to) target.push(null);
  target[to] = updated;
  return target;
}

function own(list: readonly Value[], owned: Owned): Value[] {
  work(list.length);
  const copy = list.slice();
  owned.add(copy);
  return copy;
}

function updateSlice(
  list: Value[] | null,
  key: Members,
  path: readonly Value[],
  at: number,
  next: Value,
  owned: Owned,
): Value | Failure {
  const [start, end] = [key.get('start'), key.get('end')];
  if (start === undefined || end === undefined) return expectedStartEnd(key);
  const old = list ?? [];
  const bounds = boundsOf(old.length, start, end, indexNotNumber);
  if (bounds instanceof Failure) return bounds;
  const [from, to] = bounds;
  if (from === to && next === GONE) return list;
  work(to - from);
  const updated = update(list === null ? [] : old.slice(from, to), path, at, next, owned);
  if (updated instanceof Failure) return updated;
  if (updated === GONE) {
    const target = owned.has(old) ? old : own(old, owned);
    return target.fill(GONE, from, to);
  }
  if (!Array.isArray(updated)) return expectedArray(updated);
  if (updated.length === to - from && owned.has(old)) {
    work(updated.length);
    for (const [i, element] of updated.entries()) old[from + i] = element;
    return old;
  }
  return own(old.slice(0, from).concat(updated, old.slice(to)), owned);
}

/** Drops what is marked. Only arrays and objects that were made for marking can hold marks. */
function sweep(value: Value, owned: Owned, depth: number): Value {
  if (value === GONE) return null;
  if (value === null || typeof value !== 'object' || !owned.has(value)) return value;
  checkDepth(depth);
  if (Array.isArray(value)) {
    work(value.length);
    const kept = value
      .filter((element) => element !== GONE)
      .map((element) => sweep(element, owned, depth + 1));
    value.splice(0, value.length, ...kept);
  } else if (value instanceof Map) {
    workMembers(value.size);
    for (const [key, member] of value) {
      if (member === GONE) value.delete(key);
      else value.set(key, sweep(member, owned, depth + 1));
    }
  }
  return value;
}

export const UPDATE: Family = {
  'setpath/2': (value, path, next) => setPath(value, path, next, new Set()),
  'delpaths/1': (value, paths) => deletePaths(value, paths, new Set()),
};
