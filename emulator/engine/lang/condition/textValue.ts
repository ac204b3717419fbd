import { formatFloatG } from '../goNumber.ts';
import { compareCodePoints } from '../codePoints.ts';
import type { Node } from '../expr/ast.ts';
import { BUILTINS } from '../expr/operators.ts';
import { compileRegexp } from '../regexp.ts';

/** A constant of a rewritten condition. A builtin's name stands for a function until it is the whole condition. */
export type Constant =
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'function'; readonly value: string }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'number'; readonly value: number; readonly float: boolean }
  | { readonly type: 'nil' }
  | { readonly type: 'list'; readonly value: readonly Constant[] };

export interface TextError {
  readonly error: string;
  readonly offset: number;
}

/** Variables of a `let`, and the texts that dependencies' names stand for. */
export type Names = ReadonlyMap<string, Constant>;

/** Computes the part of expr that a condition can use: texts and what compares or joins them. Types are checked in every branch. */
export function textValue(node: Node, names: Names): Constant | TextError {
  switch (node.kind) {
    case 'nil':
      return { type: 'nil' };
    case 'bool':
      return { type: 'bool', value: node.value };
    case 'int':
    case 'float':
      return { type: 'number', value: Number(node.value), float: node.kind === 'float' };
    case 'string':
      return { type: 'string', value: node.value };
    case 'identifier':
      return identifier(node.name, node.offset, names);
    case 'unary':
      return unary(node, names);
    case 'binary':
      return binary(node, names);
    case 'conditional':
      return conditional(node, names);
    case 'array':
      return list(node.items, names);
    case 'let': {
      const value = textValue(node.value, names);
      return 'error' in value ? value : textValue(node.body, new Map(names).set(node.name, value));
    }
    case 'slice':
      return slice(node, names);
    default:
      return { error: 'this is no dependency, && or ||', offset: node.offset };
  }
}

function identifier(name: string, offset: number, names: Names): Constant | TextError {
  const known = names.get(name);
  if (BUILTINS.has(name)) return { type: 'function', value: known?.type === 'string' ? known.value : '' };
  return known ?? { error: `unknown name ${name}`, offset };
}

type NodeOf<Kind extends Node['kind']> = Extract<Node, { readonly kind: Kind }>;

function unary({ operator, operand, offset }: NodeOf<'unary'>, names: Names): Constant | TextError {
  const value = textValue(operand, names);
  if ('error' in value) return value;
  if (value.type === 'bool' && (operator === '!' || operator === 'not'))
    return { type: 'bool', value: !value.value };
  if (value.type === 'number' && operator === '+') return value;
  if (value.type === 'number' && operator === '-') return { ...value, value: -value.value };
  return { error: `invalid operation: ${operator} (mismatched type ${value.type})`, offset };
}

function binary({ operator, left, right, offset }: NodeOf<'binary'>, names: Names): Constant | TextError {
  const a = textValue(left, names);
  if ('error' in a) return a;
  const b = textValue(right, names);
  if ('error' in b) return b;
  const mismatch = {
    error: `invalid operation: ${operator} (mismatched types ${a.type} and ${b.type})`,
    offset,
  };
  if (operator === '??') return a.type === 'nil' ? b : a;
  if (operator === '==' || operator === '!=') {
    if (a.type !== b.type && a.type !== 'nil' && b.type !== 'nil') return mismatch;
    return { type: 'bool', value: (printConstant(a) === printConstant(b)) === (operator === '==') };
  }
  if (operator === 'in' && b.type === 'list') {
    return {
      type: 'bool',
      value: b.value.some((item) => item.type === a.type && printConstant(item) === printConstant(a)),
    };
  }
  if (a.type === 'string' && b.type === 'string') return onTexts(operator, a.value, b.value) ?? mismatch;
  if (a.type === 'bool' && b.type === 'bool') return onTruths(operator, a.value, b.value) ?? mismatch;
  if (a.type === 'number' && b.type === 'number')
    return onNumbers(operator, a.value, b.value, a.float || b.float) ?? mismatch;
  return mismatch;
}

function onTexts(operator: string, a: string, b: string): Constant | undefined {
  if (operator === '+') return { type: 'string', value: a + b };
  const order = compared(operator, compareCodePoints(a, b));
  if (order !== undefined) return { type: 'bool', value: order };
  switch (operator) {
    case 'contains':
      return { type: 'bool', value: a.includes(b) };
    case 'startsWith':
      return { type: 'bool', value: a.startsWith(b) };
    case 'endsWith':
      return { type: 'bool', value: a.endsWith(b) };
    case 'matches': {
      const regexp = compileRegexp(b);
      return 'error' in regexp ? undefined : { type: 'bool', value: regexp.matches(a) };
    }
    default:
      return undefined;
  }
}

function onTruths(operator: string, a: boolean, b: boolean): Constant | undefined {
  if (operator === 'and') return { type: 'bool', value: a && b };
  return operator === 'or' ? { type: 'bool', value: a || b } : undefined;
}

function onNumbers(operator: string, a: number, b: number, float: boolean): Constant | undefined {
  const order = compared(operator, a - b);
  if (order !== undefined) return { type: 'bool', value: order };
  if (operator === '+') return { type: 'number', value: a + b, float };
  if (operator === '*') return { type: 'number', value: a * b, float };
  return operator === '/' ? { type: 'number', value: a / b, float: true } : undefined;
}

function compared(operator: string, order: number): boolean | undefined {
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    default:
      return undefined;
  }
}

function conditional(
  { condition, then, otherwise, offset }: NodeOf<'conditional'>,
  names: Names,
): Constant | TextError {
  const [test, yes, no] = [textValue(condition, names), textValue(then, names), textValue(otherwise, names)];
  if ('error' in test) return test;
  if (test.type !== 'bool')
    return { error: `non-bool expression (type ${test.type}) used as condition`, offset };
  if ('error' in yes) return yes;
  if ('error' in no) return no;
  return test.value ? yes : no;
}

function list(items: readonly Node[], names: Names): Constant | TextError {
  const value: Constant[] = [];
  for (const item of items) {
    const constant = textValue(item, names);
    if ('error' in constant) return constant;
    value.push(constant);
  }
  return { type: 'list', value };
}

function slice({ target, from, to, offset }: NodeOf<'slice'>, names: Names): Constant | TextError {
  const value = textValue(target, names);
  if ('error' in value) return value;
  const bounds = [from, to].map((node) => node && textValue(node, names));
  const numbers = bounds.map((bound) =>
    bound && 'type' in bound && bound.type === 'number' ? bound.value : undefined,
  );
  const wrong = bounds.some((bound, i) => bound !== undefined && numbers[i] === undefined);
  if (wrong || (value.type !== 'string' && value.type !== 'list'))
    return { error: `cannot slice ${value.type}`, offset };
  const [first, end] = numbers;
  if (value.type === 'string') return { type: 'string', value: value.value.slice(first, end) };
  return { type: 'list', value: value.value.slice(first, end) };
}

/** What Go's `%v` prints. */
export function printConstant(constant: Constant): string {
  if (constant.type === 'nil') return '<nil>';
  return constant.type === 'list'
    ? `[${constant.value.map(printConstant).join(' ')}]`
    : constant.type === 'number' && constant.float
      ? formatFloatG(constant.value)
      : String(constant.value);
}
