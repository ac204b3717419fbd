import type { Frame } from '../machine.ts';
import { arithmetic, calculate, checkedSet, concat, index, length, negate } from '../operations.ts';
import type { CallExpression, Expression, Field } from '../syntax/ast.ts';
import { newTable } from '../table.ts';
import type { LuaValue } from '../value.ts';
import { isTrue } from '../value.ts';
import { callsIn } from './calls.ts';
import { at, COMPARE, compileExpression, methodOf } from './expression.ts';
import type { Evaluate } from './signal.ts';
import type { Steps } from './steps.ts';
import { stepsOf } from './steps.ts';

const COMPILED = new WeakMap<Expression, Evaluate>();

function compiled(expression: Expression): Evaluate {
  const known = COMPILED.get(expression);
  if (known) return known;
  const made = compileExpression(expression);
  COMPILED.set(expression, made);
  return made;
}

/** An expression within a coroutine; what calls nothing runs as elsewhere. */
export function* expressionSteps(frame: Frame, expression: Expression): Steps<LuaValue> {
  if (!callsIn(expression)) return compiled(expression)(frame);
  const { line } = expression;
  switch (expression.kind) {
    case 'call':
      return (yield* callSteps(frame, expression))[0];
    case 'paren':
      return yield* expressionSteps(frame, expression.inner);
    case 'index': {
      const object = yield* expressionSteps(frame, expression.object);
      const key = yield* expressionSteps(frame, expression.key);
      return index(at(frame, line), object, key);
    }
    case 'binary': {
      const { operator } = expression;
      const left = yield* expressionSteps(frame, expression.left);
      const right = yield* expressionSteps(frame, expression.right);
      if (typeof left === 'number' && typeof right === 'number') return calculate(operator, left, right);
      return arithmetic(at(frame, line), operator, left, right);
    }
    case 'compare': {
      const left = yield* expressionSteps(frame, expression.left);
      const right = yield* expressionSteps(frame, expression.right);
      return COMPARE[expression.operator](at(frame, line), left, right);
    }
    case 'and':
    case 'or': {
      const left = yield* expressionSteps(frame, expression.left);
      return isTrue(left) === (expression.kind === 'and')
        ? yield* expressionSteps(frame, expression.right)
        : left;
    }
    case 'concat': {
      const parts: LuaValue[] = [];
      for (const part of expression.parts) parts.push(yield* expressionSteps(frame, part));
      return concat(at(frame, line), parts);
    }
    case 'not':
      return !isTrue(yield* expressionSteps(frame, expression.operand));
    case 'negate':
    case 'length': {
      const value = yield* expressionSteps(frame, expression.operand);
      return expression.kind === 'negate' ? negate(at(frame, line), value) : length(at(frame, line), value);
    }
    case 'table':
      return yield* tableSteps(frame, expression.fields, line);
    default:
      return compiled(expression)(frame);
  }
}

/** A list of expressions of which the last may give any number of values. */
export function* listSteps(frame: Frame, list: readonly Expression[]): Steps<LuaValue[]> {
  const values: LuaValue[] = [];
  for (const [i, expression] of list.entries()) {
    if (i < list.length - 1) values.push(yield* expressionSteps(frame, expression));
    else values.push(...(yield* multiSteps(frame, expression)));
  }
  return values;
}

function* multiSteps(frame: Frame, expression: Expression): Steps<readonly LuaValue[]> {
  if (expression.kind === 'call') return yield* callSteps(frame, expression);
  if (expression.kind === 'vararg') return frame.varargs;
  return [yield* expressionSteps(frame, expression)];
}

export function* callSteps(frame: Frame, call: CallExpression): Steps<LuaValue[]> {
  const { fn, args } = yield* calleeSteps(frame, call);
  return yield* stepsOf(frame.machine, fn, args);
}

/** The function and arguments of a call, noted as the one that the frame makes. */
export function* calleeSteps(
  frame: Frame,
  { target, method, args, name, line }: CallExpression,
): Steps<{ readonly fn: LuaValue; readonly args: LuaValue[] }> {
  const self = yield* expressionSteps(frame, target);
  const fn = method === undefined ? self : methodOf(frame, self, method, line);
  const given = yield* listSteps(frame, args);
  frame.line = line;
  frame.callName = name;
  return { fn, args: method === undefined ? given : [self, ...given] };
}

function* tableSteps(frame: Frame, fields: readonly Field[], line: number): Steps<LuaValue> {
  const table = newTable();
  const items: LuaValue[] = [];
  for (const [i, { key, value }] of fields.entries()) {
    if (key) {
      const name = yield* expressionSteps(frame, key);
      checkedSet(at(frame, line), table, name, yield* expressionSteps(frame, value));
    } else if (i < fields.length - 1) items.push(yield* expressionSteps(frame, value));
    else items.push(...(yield* multiSteps(frame, value)));
  }
  for (const [i, item] of items.entries()) table.array[i] = item;
  return table;
}
