import { Overrun } from '../failure.ts';
import { parseNumber } from '../number.ts';
import type { LuaValue } from '../value.ts';
import type { BinaryOperator, CallExpression, Comparison, Expression, Field } from './ast.ts';
import type { Cursor } from './cursor.ts';
import {
  advance,
  compileError,
  deeper,
  expect,
  expectName,
  isSymbol,
  peek,
  take,
  unexpected,
} from './cursor.ts';
import { parseFunction } from './function.ts';
import { resolve } from './scope.ts';

/** How strongly an operator holds its left and right side; unary ones hold 7. */
const POWERS: Readonly<Record<string, readonly [number, number]>> = {
  or: [1, 2],
  and: [2, 3],
  '<': [3, 4],
  '>': [3, 4],
  '<=': [3, 4],
  '>=': [3, 4],
  '==': [3, 4],
  '~=': [3, 4],
  '..': [4, 4],
  '+': [5, 6],
  '-': [5, 6],
  '*': [6, 7],
  '/': [6, 7],
  '%': [6, 7],
  '^': [9, 8],
};
const UNARY_POWER = 7;
/** How many operators or calls may follow each other. */
const MAX_CHAIN = 1000;
const UNARY = { not: 'not', '-': 'negate', '#': 'length' } as const;

export function parseExpression(cursor: Cursor, power = 0): Expression {
  return deeper(cursor, () => operators(cursor, operand(cursor), power));
}

export function parseExpressions(cursor: Cursor): Expression[] {
  const list = [parseExpression(cursor)];
  while (take(cursor, ',')) list.push(parseExpression(cursor));
  return list;
}

function operators(cursor: Cursor, first: Expression, power: number): Expression {
  let left = first;
  for (let count = 0; ; count++) {
    const { kind, text } = peek(cursor);
    const powers = kind === 'symbol' ? POWERS[text] : undefined;
    if (!powers || powers[0] < power) return left;
    if (count > MAX_CHAIN) throw new Overrun('an expression is too long');
    advance(cursor);
    left = combine(text, left, parseExpression(cursor, powers[1]));
  }
}

function combine(operator: string, left: Expression, right: Expression): Expression {
  const { line } = left;
  switch (operator) {
    case 'and':
    case 'or':
      return { kind: operator, left, right, line };
    case '..':
      return { kind: 'concat', parts: [left, ...(right.kind === 'concat' ? right.parts : [right])], line };
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
    case '^':
      return { kind: 'binary', operator: operator satisfies BinaryOperator, left, right, line };
    default:
      return { kind: 'compare', operator: operator as Comparison, left, right, line };
  }
}

function operand(cursor: Cursor): Expression {
  const { kind, text, line } = peek(cursor);
  if (kind === 'symbol' && Object.hasOwn(UNARY, text)) {
    advance(cursor);
    const inner = parseExpression(cursor, UNARY_POWER);
    return { kind: UNARY[text as keyof typeof UNARY], operand: inner, line: inner.line };
  }
  if (kind === 'number') return constant(cursor, parseNumber(text) ?? NaN);
  if (kind === 'string') return constant(cursor, text);
  if (kind === 'symbol') {
    switch (text) {
      case 'nil':
        return constant(cursor, undefined);
      case 'true':
        return constant(cursor, true);
      case 'false':
        return constant(cursor, false);
      case '...':
        return vararg(cursor);
      case 'function':
        advance(cursor);
        return parseFunction(cursor, line);
      case '{':
        return parseTable(cursor);
      default:
    }
  }
  return parsePrefixed(cursor);
}

function constant(cursor: Cursor, value: LuaValue): Expression {
  return { kind: 'constant', value, line: advance(cursor).line };
}

function vararg(cursor: Cursor): Expression {
  const token = advance(cursor);
  const { proto } = cursor.scope;
  if (!proto.vararg)
    throw compileError(cursor, token.line, "cannot use '...' outside a vararg function", token);
  proto.usesVararg = true;
  return { kind: 'vararg', line: token.line };
}

/** A name or parenthesis with all its indexes and calls. */
export function parsePrefixed(cursor: Cursor): Expression {
  let expression = primary(cursor);
  for (let count = 0; ; count++) {
    const next = suffix(cursor, expression);
    if (!next) return expression;
    expression = next;
    if (count > MAX_CHAIN) throw new Overrun('an expression is too long');
  }
}

function primary(cursor: Cursor): Expression {
  const { kind, text, line } = peek(cursor);
  if (kind === 'name') {
    advance(cursor);
    return resolve(cursor.scope, text, line);
  }
  if (!take(cursor, '(')) throw unexpected(cursor);
  const inner = parseExpression(cursor);
  expect(cursor, ')');
  return { kind: 'paren', inner, line };
}

function suffix(cursor: Cursor, object: Expression): Expression | undefined {
  const { kind, text } = peek(cursor);
  const { line } = object;
  if (kind === 'string') return call(cursor, object);
  if (kind !== 'symbol') return undefined;
  switch (text) {
    case '.': {
      advance(cursor);
      const name = expectName(cursor);
      return { kind: 'index', object, key: { kind: 'constant', value: name.text, line: name.line }, line };
    }
    case '[': {
      advance(cursor);
      const key = parseExpression(cursor);
      expect(cursor, ']');
      return { kind: 'index', object, key, line };
    }
    case ':': {
      advance(cursor);
      return call(cursor, object, expectName(cursor).text);
    }
    case '(':
    case '{':
      return call(cursor, object);
    default:
      return undefined;
  }
}

function call(cursor: Cursor, target: Expression, method?: string): CallExpression {
  const args = parseArguments(cursor);
  const name = method ?? nameOf(target);
  return { kind: 'call', target, args, name, line: target.line, ...(method !== undefined && { method }) };
}

function nameOf(target: Expression): string {
  if (target.kind === 'global' || target.kind === 'cell') return target.name;
  if (target.kind === 'local') return target.variable.name;
  if (target.kind === 'index' && target.key.kind === 'constant' && typeof target.key.value === 'string') {
    return target.key.value;
  }
  return '?';
}

function parseArguments(cursor: Cursor): Expression[] {
  if (peek(cursor).kind === 'string') return [constant(cursor, peek(cursor).text)];
  if (isSymbol(cursor, '{')) return [parseTable(cursor)];
  expect(cursor, '(');
  if (take(cursor, ')')) return [];
  const args = parseExpressions(cursor);
  expect(cursor, ')');
  return args;
}

function parseTable(cursor: Cursor): Expression {
  const { line } = expect(cursor, '{');
  const fields: Field[] = [];
  while (!take(cursor, '}')) {
    fields.push(parseField(cursor));
    if (isSymbol(cursor, '}')) continue;
    if (!isSymbol(cursor, ',') && !isSymbol(cursor, ';')) throw unexpected(cursor);
    while (take(cursor, ',') || take(cursor, ';'));
  }
  return { kind: 'table', fields, line };
}

function parseField(cursor: Cursor): Field {
  const { kind, text, line } = peek(cursor);
  const next = peek(cursor, 1);
  if (kind === 'name' && next.kind === 'symbol' && next.text === '=') {
    cursor.at += 2;
    return { key: { kind: 'constant', value: text, line }, value: parseExpression(cursor) };
  }
  if (!take(cursor, '[')) return { value: parseExpression(cursor) };
  const key = parseExpression(cursor);
  expect(cursor, ']');
  expect(cursor, '=');
  return { key, value: parseExpression(cursor) };
}
