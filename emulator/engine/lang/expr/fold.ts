import { pow } from '../float/power.ts';
import type { Node } from './ast.ts';

type Binary = Extract<Node, { kind: 'binary' }>;

/**
 * Folds constants as expr does before it runs an expression. It matters where a constant decides: `x || true` is true and
 * `x && false` false without a look at x, and `x && true` is x, whatever x is.
 */
export function fold(node: Node): Node {
  switch (node.kind) {
    case 'unary':
      return foldUnary({ ...node, operand: fold(node.operand) });
    case 'binary':
      return foldBinary({ ...node, left: fold(node.left), right: fold(node.right) });
    case 'chain':
      return { ...node, node: fold(node.node) };
    case 'member':
      return lastAt({ ...node, target: fold(node.target), property: fold(node.property) });
    case 'slice':
      return { ...node, target: fold(node.target), from: foldMaybe(node.from), to: foldMaybe(node.to) };
    case 'call':
      return { ...node, callee: fold(node.callee), args: node.args.map(fold) };
    case 'builtin':
      return lastOfFilter({ ...node, args: node.args.map(fold) });
    case 'closure':
      return { ...node, body: fold(node.body) };
    case 'let':
      return { ...node, value: fold(node.value), body: fold(node.body) };
    case 'conditional':
      return {
        ...node,
        condition: fold(node.condition),
        then: fold(node.then),
        otherwise: fold(node.otherwise),
      };
    case 'array':
      return { ...node, items: node.items.map(fold) };
    case 'map':
      return { ...node, pairs: node.pairs.map(({ key, value }) => ({ key: fold(key), value: fold(value) })) };
    default:
      return node;
  }
}

/** `filter(…)[-1]` becomes a search from the end that has to find something. */
function lastAt(node: Extract<Node, { kind: 'member' }>): Node {
  const { target, property, optional } = node;
  const isLast = property.kind === 'int' && property.value === -1n && !optional;
  if (!isLast || target.kind !== 'builtin' || target.name !== 'filter') return node;
  return { ...target, name: 'findLast', throws: true };
}

/** `last(filter(…))` becomes a search from the end. */
function lastOfFilter(node: Extract<Node, { kind: 'builtin' }>): Node {
  const [list] = node.args;
  const isLast = node.name === 'last' && list?.kind === 'builtin' && list.name === 'filter';
  return isLast ? { ...node, name: 'findLast', args: list.args } : node;
}

function foldMaybe(node: Node | undefined): Node | undefined {
  return node && fold(node);
}

function foldUnary(node: Extract<Node, { kind: 'unary' }>): Node {
  const { operator, operand, offset } = node;
  if (operator === '!' || operator === 'not')
    return operand.kind === 'bool' ? { kind: 'bool', value: !operand.value, offset } : node;
  const sign = operator === '-' ? -1 : 1;
  if (operand.kind === 'int')
    return { kind: 'int', value: BigInt.asIntN(64, BigInt(sign) * operand.value), offset };
  return operand.kind === 'float' ? { kind: 'float', value: sign * operand.value, offset } : node;
}

function foldBinary(node: Binary): Node {
  switch (node.operator) {
    case 'and':
    case '&&':
      return foldLogical(node, true);
    case 'or':
    case '||':
      return foldLogical(node, false);
    case '==':
      return foldEqual(node);
    default:
      return foldArithmetic(node);
  }
}

/** @param neutral the constant that leaves the other side as it is */
function foldLogical(node: Binary, neutral: boolean): Node {
  const { left, right, offset } = node;
  if (left.kind === 'bool' && left.value === neutral) return right;
  if (right.kind === 'bool' && right.value === neutral) return left;
  return left.kind === 'bool' || right.kind === 'bool' ? { kind: 'bool', value: !neutral, offset } : node;
}

function foldEqual(node: Binary): Node {
  const { left, right, offset } = node;
  const simple = left.kind === 'int' || left.kind === 'string' || left.kind === 'bool';
  if (!simple || right.kind !== left.kind) return node;
  return { kind: 'bool', value: left.value === right.value, offset };
}

function foldArithmetic(node: Binary): Node {
  const { operator, left, right, offset } = node;
  if (left.kind === 'string' && right.kind === 'string' && operator === '+')
    return { kind: 'string', value: left.value + right.value, offset };
  if (left.kind === 'int' && right.kind === 'int') {
    const value = onInts(operator, left.value, right.value);
    if (value !== undefined) return { kind: 'int', value: BigInt.asIntN(64, value), offset };
  }
  if (left.kind !== 'int' && left.kind !== 'float') return node;
  if (right.kind !== 'int' && right.kind !== 'float') return node;
  const value = onFloats(operator, Number(left.value), Number(right.value));
  return value === undefined ? node : { kind: 'float', value, offset };
}

function onInts(operator: string, a: bigint, b: bigint): bigint | undefined {
  if (operator === '+') return a + b;
  if (operator === '-') return a - b;
  if (operator === '*') return a * b;
  return operator === '%' && b !== 0n ? a % b : undefined;
}

function onFloats(operator: string, a: number, b: number): number | undefined {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '**':
    case '^':
      return pow(a, b);
    default:
      return undefined;
  }
}
