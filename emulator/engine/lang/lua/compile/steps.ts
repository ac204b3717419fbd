import { YIELD } from '../lib/yield.ts';
import type { Frame, Machine } from '../machine.ts';
import { callable, enter, invoke, replaceFrame, spend, top } from '../machine.ts';
import type { LuaValue } from '../value.ts';
import type { Block } from '../syntax/ast.ts';
import { statementSteps } from './statementSteps.ts';
import type { Signal } from './signal.ts';

/** Work that stops at each yield: gives what is yielded, takes what `resume` brings. */
export type Steps<T> = Generator<LuaValue[], T, LuaValue[]>;

/** Calls a value within a coroutine. */
export function* stepsOf(machine: Machine, target: LuaValue, args: readonly LuaValue[]): Steps<LuaValue[]> {
  const [first, given] = callable(machine, target, args);
  if (first === YIELD) return yield [...given];
  if (first.kind === 'native') return invoke(machine, first, given);
  const depth = machine.frames.length;
  enter(machine, first, given, 0);
  let body = first.proto.body;
  for (;;) {
    const frame = top(machine);
    const signal = yield* blockSteps(frame, body);
    if (signal?.kind !== 'tail') {
      machine.frames.length = depth;
      return signal?.kind === 'return' ? signal.values : [];
    }
    const replaced = replaceFrame(machine, frame, signal.target, signal.args);
    if (replaced) {
      body = replaced.proto.body;
      continue;
    }
    const values = yield* stepsOf(machine, signal.target, signal.args);
    machine.frames.length = depth;
    return values;
  }
}

export function* blockSteps(frame: Frame, { statements, labels }: Block): Steps<Signal | undefined> {
  for (let i = 0; i < statements.length; i++) {
    spend(frame.machine, 1);
    const statement = statements[i];
    const signal = statement && (yield* statementSteps(frame, statement));
    if (!signal) continue;
    const place = signal.kind === 'goto' ? labels.get(signal.label) : undefined;
    if (place === undefined) return signal;
    spend(frame.machine, 1);
    i = place - 1;
  }
  return undefined;
}
