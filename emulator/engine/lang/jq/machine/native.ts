import { compare } from '../compare.ts';
import { Failure, invalidPath, notApplicable } from '../failure.ts';
import { add } from '../functions/arithmetic.ts';
import { deletePaths, setPath } from '../functions/update.ts';
import { kindOf, type Value } from '../value.ts';
import { addPath, isAtPath } from './paths.ts';
import {
  fail,
  pop,
  popItem,
  push,
  tracksPath,
  type Instruction,
  type Machine,
  type Owned,
  type Walk,
} from './state.ts';

/** Instructions that call the builtins written in TypeScript. */

export function callNative(machine: Machine, instruction: Instruction): void {
  const { native, count, name } = instruction;
  const input = pop(machine);
  const a = count > 0 ? pop(machine) : null;
  const b = count > 1 ? pop(machine) : null;
  const c = count > 2 ? pop(machine) : null;
  if (name === '_range') return pushRange(machine, a, b, c);
  const result = native ? native(input, a, b, c, machine.ports) : null;
  if (result instanceof Failure) return fail(machine, result);
  push(machine, result);
  if (tracksPath(machine)) keepPath(machine, name, input, [a, b, c], result);
}

function keepPath(
  machine: Machine,
  name: string,
  input: Value,
  [a, b, c]: readonly [Value, Value, Value],
  result: Value,
): void {
  if (name !== '_index' && name !== '_slice' && name !== 'getpath') return;
  const base = name === 'getpath' ? input : a;
  if (!isAtPath(machine, base)) return fail(machine, invalidPath(base));
  if (name === '_index') return addPath(machine, b, result);
  if (name === 'getpath') {
    if (Array.isArray(a)) for (const key of a) addPath(machine, key, result);
    return;
  }
  const bounds = new Map<string, Value>([
    ['start', c],
    ['end', b],
  ]);
  addPath(machine, bounds, result);
}

/** The numbers from `start` up or down to `end`, taken one at a time by `iterate`. */
function pushRange(machine: Machine, start: Value, end: Value, step: Value): void {
  for (const bound of [start, end, step]) {
    if (kindOf(bound) !== 'number') return fail(machine, notApplicable('range', bound));
  }
  const direction = compare(step, 0n);
  let at: Value = start;
  const walk: Walk = {
    next: (running) => {
      if (direction * compare(at, end) >= 0) return 'none';
      push(running, at);
      const next = add(at, step);
      at = next instanceof Failure ? end : next;
      return 'more';
    },
  };
  push(machine, walk);
}

export function newOwned(machine: Machine): void {
  push(machine, new Set<Value>() satisfies Owned);
}

/** Puts a value at a path: the owned set lies below the value, the path and the input. */
export function setPathOwned(machine: Machine): void {
  const input = pop(machine);
  const path = pop(machine);
  const value = pop(machine);
  const owned = popItem(machine);
  settle(machine, setPath(input, path, value, owned instanceof Set ? owned : new Set()));
}

export function deletePathsOwned(machine: Machine): void {
  const input = pop(machine);
  const paths = pop(machine);
  const owned = popItem(machine);
  settle(machine, deletePaths(input, paths, owned instanceof Set ? owned : new Set()));
}

function settle(machine: Machine, result: Value | Failure): void {
  if (result instanceof Failure) fail(machine, result);
  else push(machine, result);
}
