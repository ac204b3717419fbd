import type { Assignment, Query, Suffix } from '../ast.ts';
import { callQuery, termQuery } from '../ast.ts';
import * as basics from '../machine/basics.ts';
import type { Value } from '../value.ts';
import { indexKey } from './constant.ts';
import { emitNative } from './call.ts';
import { emit } from './emit.ts';
import { compileCallTo, compileQuery } from './query.ts';
import { bindVariable, newVariable, type Scope } from './scope.ts';

const BUILTINS: Readonly<Record<string, string>> = {
  '+=': '_add',
  '-=': '_subtract',
  '*=': '_multiply',
  '/=': '_divide',
  '%=': '_modulo',
  '//=': '_alternative',
};
/** The right side of an arithmetic assignment, evaluated before; no program can name it. */
const OPERAND = '$%0';

export function compileAssignment(scope: Scope, operator: Assignment, left: Query, right: Query): void {
  if (operator === '|=') return compileCallTo(scope, '_modify', [left, right]);
  if (operator === '=') return compileAssign(scope, left, right);
  emit(scope, basics.duplicate);
  compileQuery(scope, right);
  emit(scope, basics.store, bindVariable(scope, OPERAND));
  const identity = termQuery({ type: 'identity' });
  const combined = callQuery(BUILTINS[operator] ?? '', [identity, callQuery(OPERAND)]);
  compileCallTo(scope, '_modify', [left, combined]);
}

function compileAssign(scope: Scope, left: Query, right: Query): void {
  const path = constantPath(left);
  if (!path) return compileCallTo(scope, '_assign', [left, right]);
  const input = newVariable(scope);
  emit(scope, basics.store, input);
  emit(scope, basics.load, input);
  compileQuery(scope, right);
  emit(scope, basics.pushValue, { value: path });
  emit(scope, basics.load, input);
  emitNative(scope, 'setpath', 2);
}

/** The path of a left side made of constant indexes only. */
function constantPath({ body }: Query): Value[] | undefined {
  if (body.type !== 'term') return undefined;
  const { head, suffixes } = body.term;
  if (head.type === 'index') return keysOf([], [{ type: 'index', index: head.index }, ...suffixes]);
  if (head.type === 'identity' && suffixes[0]?.type === 'index') return keysOf([], suffixes);
  if (head.type !== 'query') return undefined;
  const start = constantPath(head.query);
  return start && keysOf(start, suffixes);
}

function keysOf(start: readonly Value[], suffixes: readonly Suffix[]): Value[] | undefined {
  const keys = [...start];
  for (const suffix of suffixes) {
    const key = suffix.type === 'index' ? indexKey(suffix.index) : undefined;
    if (key === undefined) return undefined;
    keys.push(key);
  }
  return keys;
}
