import type { Frame } from '../machine.ts';
import { bind, spend } from '../machine.ts';
import { setIndex } from '../operations.ts';
import type { Expression, Statement } from '../syntax/ast.ts';
import type { LuaValue } from '../value.ts';
import { isTrue } from '../value.ts';
import { compileStore } from './assign.ts';
import { callsInStatement } from './calls.ts';
import { at } from './expression.ts';
import { calleeSteps, callSteps, expressionSteps, listSteps } from './expressionSteps.ts';
import type { Body, Signal } from './signal.ts';
import { BREAK } from './signal.ts';
import { compileStatement, loopNumber } from './statement.ts';
import type { Steps } from './steps.ts';
import { blockSteps, stepsOf } from './steps.ts';

const COMPILED = new WeakMap<Statement, Body>();

/** A statement within a coroutine; what calls nothing runs as elsewhere. */
export function* statementSteps(frame: Frame, statement: Statement): Steps<Signal | undefined> {
  if (!callsInStatement(statement)) return compiled(statement)(frame);
  switch (statement.kind) {
    case 'call':
      yield* callSteps(frame, statement.call);
      return undefined;
    case 'local': {
      const values = yield* listSteps(frame, statement.values);
      for (const [i, variable] of statement.variables.entries()) bind(frame, variable, values[i]);
      return undefined;
    }
    case 'assign':
      yield* assignSteps(frame, statement.targets, statement.values);
      return undefined;
    case 'return': {
      const [value] = statement.values;
      if (statement.values.length !== 1 || value?.kind !== 'call') {
        return { kind: 'return', values: yield* listSteps(frame, statement.values) };
      }
      const { fn, args } = yield* calleeSteps(frame, value);
      return { kind: 'tail', target: fn, args };
    }
    case 'do':
      return yield* blockSteps(frame, statement.body);
    case 'if': {
      if (isTrue(yield* expressionSteps(frame, statement.condition)))
        return yield* blockSteps(frame, statement.body);
      return statement.otherwise && (yield* blockSteps(frame, statement.otherwise));
    }
    case 'while':
    case 'repeat':
      return yield* loopSteps(frame, statement);
    case 'count':
      return yield* countSteps(frame, statement);
    case 'each':
      return yield* eachSteps(frame, statement);
    default:
      return compiled(statement)(frame);
  }
}

function compiled(statement: Statement): Body {
  const known = COMPILED.get(statement);
  if (known) return known;
  const made = compileStatement(statement);
  COMPILED.set(statement, made);
  return made;
}

function* assignSteps(
  frame: Frame,
  targets: readonly Expression[],
  values: readonly Expression[],
): Steps<void> {
  const stores: ((value: LuaValue) => void)[] = [];
  for (const target of targets) {
    if (target.kind !== 'index') {
      const store = compileStore(target);
      stores.push((value) => {
        store(frame, value);
      });
      continue;
    }
    const object = yield* expressionSteps(frame, target.object);
    const key = yield* expressionSteps(frame, target.key);
    stores.push((value) => {
      setIndex(at(frame, target.line), object, key, value);
    });
  }
  const results = yield* listSteps(frame, values);
  for (let i = stores.length - 1; i >= 0; i--) stores[i]?.(results[i]);
}

type Loop = Extract<Statement, { kind: 'while' | 'repeat' }>;

function* loopSteps(frame: Frame, { kind, condition, body }: Loop): Steps<Signal | undefined> {
  for (let first = kind === 'repeat'; ; first = false) {
    const goesOn = first || isTrue(yield* expressionSteps(frame, condition)) === (kind === 'while');
    if (!goesOn) return undefined;
    spend(frame.machine, 1);
    const signal = yield* blockSteps(frame, body);
    if (signal) return signal === BREAK ? undefined : signal;
  }
}

function* countSteps(
  frame: Frame,
  { variable, start, limit: end, step: by, body, line }: Extract<Statement, { kind: 'count' }>,
): Steps<Signal | undefined> {
  const first = yield* expressionSteps(frame, start);
  const last = yield* expressionSteps(frame, end);
  const given = by ? yield* expressionSteps(frame, by) : 1;
  const begin = loopNumber(frame, first, 'init', line);
  const step = loopNumber(frame, given, 'step', line);
  const limit = loopNumber(frame, last, 'limit', line);
  for (let i = begin - step + step; step > 0 ? i <= limit : i >= limit; i += step) {
    spend(frame.machine, 1);
    bind(frame, variable, i);
    const signal = yield* blockSteps(frame, body);
    if (signal) return signal === BREAK ? undefined : signal;
  }
  return undefined;
}

function* eachSteps(
  frame: Frame,
  { variables, values, body, line }: Extract<Statement, { kind: 'each' }>,
): Steps<Signal | undefined> {
  const [iterate, state, from] = yield* listSteps(frame, values);
  for (let control = from; ;) {
    at(frame, line);
    const results = yield* stepsOf(frame.machine, iterate, [state, control]);
    spend(frame.machine, 1);
    control = results[0];
    if (control === undefined) return undefined;
    for (const [i, variable] of variables.entries()) bind(frame, variable, results[i]);
    const signal = yield* blockSteps(frame, body);
    if (signal) return signal === BREAK ? undefined : signal;
  }
}
