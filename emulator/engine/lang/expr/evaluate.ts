import type { GoValue } from '../fmt/value.ts';
import { goInt, goList, goMap, isInt } from '../fmt/value.ts';
import { pow } from '../float/power.ts';
import { compileRegexp } from '../regexp.ts';
import type { Ports } from '../template/signature.ts';
import { addNanos, nanosBetween } from '../time/goTime.ts';
import type { Node } from './ast.ts';
import { callBuiltin } from './builtins.ts';
import { callMethod, callName, callSprig } from './functions.ts';
import { PREDICATES } from './operators.ts';
import { runPredicate } from './predicates.ts';
import { equal, fetch, invalid, isIn, numeric, order, slice, toIndex } from './runtime.ts';
import { ExprFailure } from './type.ts';

type NodeOf<Kind extends Node['kind']> = Extract<Node, { readonly kind: Kind }>;

/** Where an expression is evaluated. */
export interface Frame {
  readonly env: GoValue;
  readonly variables: ReadonlyMap<string, GoValue>;
  /** The element, index and accumulator of the closure at hand. */
  readonly pointer?: {
    /** Undefined over a map, whose members have no numbers. */
    readonly element: GoValue | undefined;
    readonly index: number;
    readonly acc: GoValue;
  };
  readonly ports: Ports;
  /** What searches from the end have left on the stack. */
  readonly leftovers: GoValue[];
}

/** What a `?.` without a receiver makes of the rest of its chain. */
const ABSENT = Symbol('absent');

export function evaluate(node: Node, frame: Frame): GoValue {
  frame.ports.spend(1);
  switch (node.kind) {
    case 'nil':
      return null;
    case 'bool':
    case 'float':
    case 'string':
      return node.value;
    case 'int':
      return goInt(node.value);
    case 'identifier':
      return identifier(node.name, frame);
    case 'unary':
      return unary(node, frame);
    case 'binary':
      return binary(node, frame);
    case 'chain': {
      const value = chained(node.node, frame);
      return value === ABSENT ? null : value;
    }
    case 'member':
    case 'call': {
      const value = chained(node, frame);
      return value === ABSENT ? null : value;
    }
    case 'slice':
      return sliceNode(node, frame);
    case 'builtin':
      if (PREDICATES.has(node.name)) return runPredicate(node, frame, evaluate);
      return callBuiltin(node, operands(node.args, frame), frame.ports);
    case 'closure':
      return evaluate(node.body, frame);
    case 'pointer':
      return pointer(node, frame);
    case 'let': {
      const value = evaluate(node.value, frame);
      return evaluate(node.body, { ...frame, variables: new Map(frame.variables).set(node.name, value) });
    }
    case 'conditional':
      return evaluate(truth(evaluate(node.condition, frame), node) ? node.then : node.otherwise, frame);
    case 'array':
      return goList(operands(node.items, frame));
    case 'map':
      return goMap(
        node.pairs
          .toReversed()
          .map(({ key, value }) => [textKey(evaluate(key, frame), node), evaluate(value, frame)] as const),
      );
  }
}

/**
 * What the machine of expr takes for an operand that was computed before another one: a search from the end in that one has left
 * things on its stack, and the topmost of them is taken instead.
 */
function beneath(value: GoValue, mark: number, { leftovers }: Frame): GoValue {
  if (leftovers.length === mark) return value;
  leftovers.splice(mark, 0, value);
  return leftovers.pop() ?? null;
}

/** The operands as the machine of expr takes them from its stack. */
function operands(nodes: readonly Node[], frame: Frame): GoValue[] {
  const { leftovers } = frame;
  const stack: GoValue[] = [];
  for (const node of nodes) {
    const mark = leftovers.length;
    const value = evaluate(node, frame);
    stack.push(...leftovers.splice(mark), value);
  }
  leftovers.push(...stack.splice(0, stack.length - nodes.length));
  return stack;
}

function truth(value: GoValue, { offset }: Node): boolean {
  if (typeof value !== 'boolean')
    throw new ExprFailure('interface conversion: interface {} is not bool', offset);
  return value;
}

function textKey(value: GoValue, { offset }: Node): string {
  if (typeof value !== 'string')
    throw new ExprFailure('interface conversion: interface {} is not string', offset);
  return value;
}

function identifier(name: string, frame: Frame): GoValue {
  const variable = frame.variables.get(name);
  if (variable !== undefined) return variable;
  return name === '$env' ? frame.env : fetch(frame.env, name, 0);
}

function pointer({ name, offset }: NodeOf<'pointer'>, frame: Frame): GoValue {
  if (!frame.pointer) throw new ExprFailure('cannot use pointer accessor outside closure', offset);
  if (name === 'index') return goInt(frame.pointer.index);
  if (name === 'acc') return frame.pointer.acc;
  return frame.pointer.element ?? elementless(frame.pointer.element, offset);
}

function elementless(element: null | undefined, offset: number): null {
  if (element === null) return null;
  throw new ExprFailure('reflect: call of reflect.Value.Index on map Value', offset);
}

/** A member or call within a chain of `?.`. */
function chained(node: Node, frame: Frame): GoValue | typeof ABSENT {
  if (node.kind === 'call') return call(node, frame);
  if (node.kind !== 'member') return evaluate(node, frame);
  const target = chained(node.target, frame);
  if (target === ABSENT || (node.optional && target === null)) return ABSENT;
  const mark = frame.leftovers.length;
  const property = evaluate(node.property, frame);
  return fetch(beneath(target, mark, frame), property, node.offset);
}

function call({ callee, args, offset }: NodeOf<'call'>, frame: Frame): GoValue | typeof ABSENT {
  const values = operands(args, frame);
  if (callee.kind === 'identifier') return callName(callee.name, values, offset, frame.ports);
  const sprig =
    callee.kind === 'member' && callee.target.kind === 'identifier' && callee.target.name === 'sprig';
  if (sprig && callee.property.kind === 'string')
    return callSprig(callee.property.value, values, offset, frame.ports);
  if (callee.kind !== 'member') throw new ExprFailure('the value is no function', offset);
  const target = chained(callee.target, frame);
  if (target === ABSENT || (callee.optional && target === null)) return ABSENT;
  return callMethod(
    target,
    callee.property.kind === 'string' ? callee.property.value : '',
    values,
    offset,
    frame.ports,
  );
}

function unary({ operator, operand, offset }: NodeOf<'unary'>, frame: Frame): GoValue {
  const value = evaluate(operand, frame);
  if (operator === '!' || operator === 'not') return !truth(value, operand);
  if (operator === '+') return value;
  if (typeof value === 'number') return -value;
  if (isInt(value)) return goInt(BigInt.asIntN(64, -value.value));
  throw new ExprFailure(`invalid operation: ${operator}`, offset);
}

function binary(node: NodeOf<'binary'>, frame: Frame): GoValue {
  const { operator, left, right, offset } = node;
  let a = evaluate(left, frame);
  if (operator === '??') return a ?? evaluate(right, frame);
  if (operator === '&&' || operator === 'and') return truth(a, left) ? evaluate(right, frame) : false;
  if (operator === '||' || operator === 'or') return truth(a, left) ? true : evaluate(right, frame);
  const mark = frame.leftovers.length;
  const b = evaluate(right, frame);
  a = beneath(a, mark, frame);
  switch (operator) {
    case '==':
      return equal(a, b);
    case '!=':
      return !equal(a, b);
    case '<':
      return order(a, b, operator, offset) < 0;
    case '<=':
      return order(a, b, operator, offset) <= 0;
    case '>':
      return order(a, b, operator, offset) > 0;
    case '>=':
      return order(a, b, operator, offset) >= 0;
    case 'in':
      return inNode(node, a, b);
    case '..':
      return range(toIndex(a, offset), toIndex(b, offset), frame, offset);
    case 'matches':
    case 'contains':
    case 'startsWith':
    case 'endsWith':
      return onTexts(operator, a, b, offset);
    default:
      return arithmetic(operator, a, b, offset);
  }
}

/** A literal of texts only is a set to expr: other keys than texts do not fit. */
function inNode({ right, offset }: NodeOf<'binary'>, needle: GoValue, haystack: GoValue): boolean {
  const set =
    right.kind === 'array' && right.items.length > 0 && right.items.every(({ kind }) => kind === 'string');
  if (set && needle !== null && typeof needle !== 'string')
    throw new ExprFailure('the key is no text', offset);
  return isIn(set ? (needle ?? '') : needle, haystack, offset);
}

/** How many elements an expression may make. */
const MEMORY_BUDGET = 1_000_000;

function range(from: number, to: number, { ports }: Frame, offset: number): GoValue {
  const size = Math.max(0, to - from + 1);
  if (size > MEMORY_BUDGET) throw new ExprFailure('memory budget exceeded', offset);
  ports.spend(size);
  return goList(
    Array.from({ length: size }, (_entry, i) => goInt(from + i)),
    'int',
  );
}

function onTexts(operator: string, a: GoValue, b: GoValue, offset: number): boolean {
  if (typeof a !== 'string' || typeof b !== 'string')
    throw new ExprFailure('interface conversion: interface {} is not string', offset);
  if (operator === 'contains') return a.includes(b);
  if (operator === 'startsWith') return a.startsWith(b);
  if (operator === 'endsWith') return a.endsWith(b);
  const regexp = compileRegexp(b);
  if ('error' in regexp) throw new ExprFailure(regexp.error, offset);
  return regexp.matches(a);
}

function arithmetic(operator: string, a: GoValue, b: GoValue, offset: number): GoValue {
  if (operator === '+' && typeof a === 'string' && typeof b === 'string') return a + b;
  const [x, y] = [numeric(a), numeric(b)];
  if (x === undefined || y === undefined) return onTimes(operator, a, b, offset);
  if (operator === '/') return x / y;
  if (operator === '**' || operator === '^') return pow(x, y);
  if (isInt(a) && isInt(b)) {
    const type = a.type === 'time.Duration' || b.type === 'time.Duration' ? 'time.Duration' : 'int';
    return goInt(BigInt.asIntN(64, onInts(operator, a.value, b.value, offset)), type);
  }
  switch (operator) {
    case '+':
      return x + y;
    case '-':
      return x - y;
    case '*':
      return x * y;
    default:
      throw invalid(a, b, operator, offset);
  }
}

function onInts(operator: string, a: bigint, b: bigint, offset: number): bigint {
  if (operator === '+') return a + b;
  if (operator === '-') return a - b;
  if (operator === '*') return a * b;
  if (b === 0n) throw new ExprFailure('runtime error: integer divide by zero', offset);
  return a % b;
}

function onTimes(operator: string, a: GoValue, b: GoValue, offset: number): GoValue {
  const [left, right] = [timeIn(a), timeIn(b)];
  if (operator === '-' && left && right) return goInt(nanosBetween(left, right), 'time.Duration');
  if (left && isInt(b) && b.type === 'time.Duration')
    return { type: 'time', time: addNanos(left, operator === '-' ? -b.value : b.value) };
  if (operator === '+' && right && isInt(a) && a.type === 'time.Duration')
    return { type: 'time', time: addNanos(right, a.value) };
  throw invalid(a, b, operator, offset);
}

function timeIn(value: GoValue) {
  return typeof value === 'object' && value?.type === 'time' ? value.time : undefined;
}

function sliceNode({ target, from, to, offset }: NodeOf<'slice'>, frame: Frame): GoValue {
  const value = evaluate(target, frame);
  const start = from ? toIndex(evaluate(from, frame), offset) : 0;
  const end = to ? toIndex(evaluate(to, frame), offset) : undefined;
  return slice(value, start, end, offset);
}
