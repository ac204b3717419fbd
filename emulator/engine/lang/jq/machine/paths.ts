import { cannotIterate, expectedArray, Failure, invalidIteratedPath, invalidPath } from '../failure.ts';
import { indexValue } from '../functions/access.ts';
import { sortedKeys } from '../object.ts';
import type { Members, Value } from '../value.ts';
import {
  backtrack,
  fail,
  fork,
  pop,
  popItem,
  push,
  tracksPath,
  type Instruction,
  type Machine,
  type Walk,
} from './state.ts';

/** Instructions that read parts of a value and keep the path to them. */

export function beginPath(machine: Machine): void {
  const value = machine.stack?.item as Value;
  machine.paths = { key: undefined, value, aside: machine.aside, below: machine.paths };
  machine.aside = 0;
}

export function endPath(machine: Machine): void {
  popItem(machine);
  const value = pop(machine);
  if (!isAtPath(machine, value)) return fail(machine, invalidPath(value));
  const keys: Value[] = [];
  let cell = machine.paths;
  for (; cell?.key !== undefined; cell = cell.below) keys.push(cell.key);
  machine.aside = cell?.aside ?? 0;
  machine.paths = cell?.below;
  push(machine, keys.reverse());
}

/** Whether the value is the very one that the path leads to. */
export function isAtPath(machine: Machine, value: Value): boolean {
  const at = machine.paths?.value;
  if (Array.isArray(value) && Array.isArray(at))
    return value === at || (value.length === 0 && at.length === 0);
  return Object.is(value, at) || value === at;
}

export function addPath(machine: Machine, key: Value, value: Value): void {
  machine.paths = { key, value, aside: 0, below: machine.paths };
}

/** `.name`, `.[0]` and other constant indexes. */
export function index(machine: Machine, { value: key }: Instruction): void {
  readIndex(machine, pop(machine), key);
}

/** An element of an array pattern. */
export function indexArray(machine: Machine, { value: key }: Instruction): void {
  const value = pop(machine);
  if (value !== null && !Array.isArray(value)) return fail(machine, expectedArray(value));
  readIndex(machine, value, key);
}

function readIndex(machine: Machine, value: Value, key: Value): void {
  const found = indexValue(value, key);
  if (found instanceof Failure) return fail(machine, found);
  push(machine, found);
  if (!tracksPath(machine)) return;
  if (!isAtPath(machine, value)) return fail(machine, invalidPath(value));
  addPath(machine, key, found);
}

/** `.[]`. */
export function iterate(machine: Machine): void {
  if (machine.resumed && machine.error) return backtrack(machine);
  machine.resumed = false;
  const item = popItem(machine);
  const walk = isWalk(item) ? item : begin(machine, item as Value);
  if (walk === undefined) return;
  const before = machine.stack;
  const paths = machine.paths;
  const step = walk.next(machine);
  if (step === 'none') return backtrack(machine);
  if (step === 'last') return;
  const { stack, paths: reached } = machine;
  machine.stack = { item: walk, below: before };
  machine.paths = paths;
  fork(machine);
  machine.stack = stack;
  machine.paths = reached;
}

function isWalk(item: unknown): item is Walk {
  return typeof item === 'object' && item !== null && 'next' in item;
}

function begin(machine: Machine, value: Value): Walk | undefined {
  if (!Array.isArray(value) && !(value instanceof Map)) {
    fail(machine, cannotIterate(value));
    return undefined;
  }
  if (tracksPath(machine) && !isAtPath(machine, value)) {
    fail(machine, invalidIteratedPath(value));
    return undefined;
  }
  return Array.isArray(value) ? walkList(value) : walkObject(value);
}

function walkList(list: readonly Value[]): Walk {
  let place = 0;
  const { length } = list;
  return {
    next: (machine) => {
      if (place >= length) return 'none';
      const value = list[place] ?? null;
      push(machine, value);
      if (tracksPath(machine)) addPath(machine, BigInt(place), value);
      return ++place < length ? 'more' : 'last';
    },
  };
}

function walkObject(object: Members): Walk {
  const keys = sortedKeys(object);
  let place = 0;
  return {
    next: (machine) => {
      const key = keys[place++];
      if (key === undefined) return 'none';
      const value = object.get(key) ?? null;
      push(machine, value);
      if (tracksPath(machine)) addPath(machine, key, value);
      return place < keys.length ? 'more' : 'last';
    },
  };
}
