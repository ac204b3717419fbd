import { compileRegexp } from '../regexp.ts';
import type { Node } from './ast.ts';
import { builtinType } from './builtinTypes.ts';
import { methodType } from './methodTypes.ts';
import { BUILTINS, PREDICATES } from './operators.ts';
import type { Type } from './type.ts';
import { comparable, either, ExprFailure, isNumber } from './type.ts';

type NodeOf<Kind extends Node['kind']> = Extract<Node, { readonly kind: Kind }>;

/** Names of `let`, with their types. */
export type Scope = ReadonlyMap<string, Type>;

/** The static type of an expression; fails where expr refuses to compile. Names of the environment have any type. */
export function typeOf(node: Node, scope: Scope): Type {
  switch (node.kind) {
    case 'nil':
    case 'bool':
    case 'int':
    case 'float':
    case 'string':
      return node.kind;
    case 'identifier':
      return identifierType(node.name, scope);
    case 'unary':
      return unaryType(node, scope);
    case 'binary':
      return binaryType(node, scope);
    case 'chain':
      return typeOf(node.node, scope);
    case 'member':
      return memberType(node, scope);
    case 'slice':
      return sliceType(node, scope);
    case 'call':
      return callType(node, scope);
    case 'builtin':
      if (node.name === 'get') return getType(node, scope);
      return PREDICATES.has(node.name)
        ? predicateType(node, scope)
        : builtinType(
            node,
            node.args.map((arg) => typeOf(arg, scope)),
          );
    case 'closure':
      return typeOf(node.body, scope);
    case 'pointer':
      if (node.name === '') return scope.get('#') ?? 'any';
      return scope.get(`#${node.name}`) ?? unknownPointer(node);
    case 'let':
      if (scope.has(node.name) || BUILTINS.has(node.name))
        throw new ExprFailure(`cannot redeclare variable ${node.name}`, node.offset);
      return typeOf(node.body, new Map(scope).set(node.name, typeOf(node.value, scope)));
    case 'conditional':
      return conditionalType(node, scope);
    case 'array':
      for (const item of node.items) typeOf(item, scope);
      return 'list';
    case 'map':
      for (const { key, value } of node.pairs) {
        typeOf(key, scope);
        typeOf(value, scope);
      }
      return 'map';
  }
}

/** Functions of the environment have any type, and then expr does not look at their arguments before it runs. */
function callType({ callee, args }: NodeOf<'call'>, scope: Scope): Type {
  if (typeOf(callee, scope) !== 'any') for (const arg of args) typeOf(arg, scope);
  if (callee.kind !== 'member' || callee.property.kind !== 'string') return 'any';
  const target = typeOf(callee.target, scope);
  return methodType(target, callee.property.value);
}

function unknownPointer({ name, offset }: NodeOf<'pointer'>): never {
  throw new ExprFailure(`unknown pointer #${name}`, offset);
}

function identifierType(name: string, scope: Scope): Type {
  const known = scope.get(name);
  if (known) return known;
  if (name === '$env') return 'map';
  return BUILTINS.has(name) ? 'func' : 'any';
}

function unaryType({ operator, operand, offset }: NodeOf<'unary'>, scope: Scope): Type {
  const type = typeOf(operand, scope);
  const logical = operator === '!' || operator === 'not';
  if (logical && (type === 'bool' || type === 'any')) return 'bool';
  if (!logical && (isNumber(type) || type === 'any')) return type;
  throw new ExprFailure(`invalid operation: ${operator} (mismatched type ${type})`, offset);
}

function binaryType(node: NodeOf<'binary'>, scope: Scope): Type {
  const { operator, left, right, offset } = node;
  const [l, r] = [typeOf(left, scope), typeOf(right, scope)];
  const type = operator === 'in' ? inType(node, l, r, scope) : operatorType(operator, l, r);
  if (operator === 'matches' && right.kind === 'string') {
    const regexp = compileRegexp(right.value);
    if ('error' in regexp) throw new ExprFailure(regexp.error, offset);
  }
  if (type === undefined)
    throw new ExprFailure(`invalid operation: ${operator} (mismatched types ${l} and ${r})`, offset);
  return type;
}

function operatorType(operator: string, l: Type, r: Type): Type | undefined {
  switch (operator) {
    case '==':
    case '!=':
      return comparable(l, r) ? 'bool' : undefined;
    case 'or':
    case '||':
    case 'and':
    case '&&':
      return either(l, r, ['bool']) || (l === 'bool' && r === 'bool') ? 'bool' : undefined;
    case '<':
    case '>':
    case '<=':
    case '>=':
      return sameKind(l, r) || either(l, r, ['int', 'float', 'string', 'time']) ? 'bool' : undefined;
    case 'matches':
    case 'contains':
    case 'startsWith':
    case 'endsWith':
      return (l === 'string' && r === 'string') || either(l, r, ['string']) ? 'bool' : undefined;
    case '..':
      return (l === 'int' && r === 'int') || either(l, r, ['int']) ? 'list' : undefined;
    case '??':
      if (l === 'nil') return r;
      return r === 'nil' || l === r ? l : 'any';
    default:
      return arithmeticType(operator, l, r);
  }
}

function sameKind(l: Type, r: Type): boolean {
  return (isNumber(l) && isNumber(r)) || (l === r && (l === 'string' || l === 'time'));
}

function arithmeticType(operator: string, l: Type, r: Type): Type | undefined {
  if (operator === '%') {
    if (l === 'int' && r === 'int') return 'int';
    return either(l, r, ['int']) ? 'any' : undefined;
  }
  if (isNumber(l) && isNumber(r)) {
    if (operator === '/' || operator === '**' || operator === '^') return 'float';
    return l === 'float' || r === 'float' ? 'float' : 'int';
  }
  if (operator === '/' || operator === '**' || operator === '^')
    return either(l, r, ['int', 'float']) ? 'float' : undefined;
  if (operator === '*') return either(l, r, ['int', 'float']) ? 'any' : undefined;
  if (operator === '-') {
    if (l === 'time' && (r === 'time' || r === 'duration')) return r === 'time' ? 'duration' : 'time';
    return either(l, r, ['int', 'float', 'time']) ? 'any' : undefined;
  }
  if (l === 'string' && r === 'string') return 'string';
  if ((l === 'time' && r === 'duration') || (l === 'duration' && r === 'time')) return 'time';
  return either(l, r, ['int', 'float', 'string', 'time', 'duration']) ? 'any' : undefined;
}

function inType({ right, offset }: NodeOf<'binary'>, l: Type, r: Type, scope: Scope): Type | undefined {
  if (r === 'map') {
    if (l !== 'any' && l !== 'string' && l !== 'nil')
      throw new ExprFailure(`cannot use ${l} as type string in map key`, offset);
    return 'bool';
  }
  if (r === 'list') {
    const element = elementType(right, scope);
    if (!comparable(l, element)) throw new ExprFailure(`cannot use ${l} as type ${element} in array`, offset);
    return 'bool';
  }
  if (r === 'any' || r === 'groups' || (l === 'any' && r === 'string')) return 'bool';
  return undefined;
}

/** The one type of all elements of a literal, or what the elements of a computed list have. */
function elementType(node: Node, scope: Scope): Type {
  if (node.kind !== 'array') return elementOf(node, scope);
  const types = new Set(node.items.map((item) => typeOf(item, scope)));
  const [only] = types;
  return types.size === 1 && only !== undefined ? only : 'any';
}

/** The type of `#` over a list. */
function elementOf(node: Node, scope: Scope): Type {
  if (node.kind === 'binary' && node.operator === '..') return 'int';
  if (node.kind === 'slice') return elementOf(node.target, scope);
  if (node.kind !== 'builtin') return 'any';
  const [list, closure] = node.args;
  if (node.name === 'split' || node.name === 'splitAfter') return 'string';
  if ((node.name === 'filter' || node.name === 'take') && list) return elementOf(list, scope);
  return node.name === 'map' && closure ? typeOf(closure, closureScope(node, scope)) : 'any';
}

/** What `#`, `#index` and `#acc` are in the closure of a builtin. */
function closureScope({ name, args }: NodeOf<'builtin'>, scope: Scope): Scope {
  const inner = new Map(scope);
  inner.delete('#index');
  inner.delete('#acc');
  inner.set('#', args[0] ? elementOf(args[0], scope) : 'any');
  if (name === 'map' || name === 'reduce') inner.set('#index', 'int');
  return name === 'reduce' ? inner.set('#acc', 'any') : inner;
}

function memberType({ target, property, offset }: NodeOf<'member'>, scope: Scope): Type {
  const [base, key] = [typeOf(target, scope), typeOf(property, scope)];
  if (target.kind === 'identifier' && target.name === '$env') {
    return property.kind === 'string' ? identifierType(property.value, new Map()) : 'any';
  }
  if (base === 'any') return 'any';
  if (base === 'groups') return 'list';
  if (base === 'map' && (key === 'string' || key === 'any' || key === 'nil')) return 'any';
  if (base === 'list' && (key === 'int' || key === 'any')) return 'any';
  if (base === 'time' || base === 'duration') return 'any';
  throw new ExprFailure(`type ${base}[${key}] is undefined`, offset);
}

function sliceType({ target, from, to, offset }: NodeOf<'slice'>, scope: Scope): Type {
  const type = typeOf(target, scope);
  if (type !== 'any' && type !== 'string' && type !== 'list')
    throw new ExprFailure(`cannot slice ${type}`, offset);
  for (const bound of [from, to]) {
    const bounds = bound ? typeOf(bound, scope) : 'int';
    if (bounds !== 'int' && bounds !== 'any')
      throw new ExprFailure(`non-integer slice index ${bounds}`, offset);
  }
  return type;
}

function conditionalType({ condition, then, otherwise, offset }: NodeOf<'conditional'>, scope: Scope): Type {
  const test = typeOf(condition, scope);
  if (test !== 'bool' && test !== 'any')
    throw new ExprFailure(`non-bool expression (type ${test}) used as condition`, offset);
  const [yes, no] = [typeOf(then, scope), typeOf(otherwise, scope)];
  if (yes === 'nil') return no;
  return no === 'nil' || no === 'any' || yes === no ? yes : 'any';
}

/** Of `$env` nothing is known, which to expr is the type of nil; of what may be anything the key is not looked at. */
function getType({ args, offset }: NodeOf<'builtin'>, scope: Scope): Type {
  const [from, key] = args;
  if (!from || !key || args.length > 2)
    throw new ExprFailure(`invalid number of arguments (expected 2, got ${args.length})`, offset);
  if (from.kind === 'identifier' && from.name === '$env') return key.kind === 'string' ? 'nil' : 'any';
  const type = typeOf(from, scope);
  if (type === 'any') return 'any';
  if (type !== 'list' && type !== 'map' && type !== 'groups')
    throw new ExprFailure(`type ${type} does not support indexing`, from.offset);
  const by = typeOf(key, scope);
  const fits = by === 'any' || (type === 'list' ? by === 'int' : type === 'groups' || by === 'string');
  if (by === 'nil' || !fits) throw new ExprFailure(`cannot use ${by} to get an element`, key.offset);
  if (type === 'list') return elementOf(from, scope);
  return type === 'groups' ? 'list' : 'any';
}

const PREDICATE_TYPES: Readonly<Record<string, Type>> = {
  filter: 'list',
  map: 'list',
  count: 'int',
  findIndex: 'int',
  findLastIndex: 'int',
  groupBy: 'groups',
};

function predicateType(node: NodeOf<'builtin'>, scope: Scope): Type {
  const { name, args, offset } = node;
  const inner = closureScope(node, scope);
  const [list, closure] = args.map((arg, i) => typeOf(arg, i === 1 ? inner : scope));
  if (list !== 'list' && list !== 'any')
    throw new ExprFailure(`builtin ${name} takes only array (got ${list ?? 'nothing'})`, offset);
  const free = name === 'map' || name === 'groupBy' || name === 'reduce';
  if (!free && closure !== 'bool' && closure !== 'any') {
    throw new ExprFailure(`predicate should return boolean (got ${closure ?? 'nothing'})`, offset);
  }
  if (name === 'reduce') return closure ?? 'any';
  if (name === 'find' || name === 'findLast') return args[0] ? elementOf(args[0], scope) : 'any';
  return PREDICATE_TYPES[name] ?? 'bool';
}
