import type { Node } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { advance, at, current, expect, fail, hasFailed, unexpected } from './cursor.ts';
import { tokenize } from './lexer.ts';
import { BINARY, BUILTINS, PREDICATES, UNARY } from './operators.ts';
import { parseNumber } from './number.ts';
import type { ExprError, Token } from './token.ts';

/** Parses an expression of antonmedv/expr 1.15.5; errors are the library's texts. */
export function parse(source: string): { readonly node: Node } | ExprError {
  const tokens = tokenize(source);
  if ('error' in tokens) return tokens;
  const cursor: Cursor = { source, tokens, index: 0, closures: 0, error: undefined };
  try {
    const node = parseExpression(cursor, 0);
    if (!at(cursor, 'EOF')) unexpected(cursor);
    return cursor.error ?? { node };
  } catch (thrown) {
    if (thrown instanceof RangeError)
      return { error: 'the expression is nested too deep', offset: 0, length: source.length };
    throw thrown;
  }
}

function parseExpression(cursor: Cursor, precedence: number): Node {
  if (precedence === 0 && at(cursor, 'Operator', 'let')) return parseLet(cursor);
  let left = parsePrimary(cursor);
  let previous = '';
  while (at(cursor, 'Operator') && !hasFailed(cursor)) {
    let token = current(cursor);
    const not = token.value === 'not' ? advance(cursor) : undefined;
    if (not) token = current(cursor);
    const operator = Object.hasOwn(BINARY, token.value) ? BINARY[token.value] : undefined;
    if (!operator || operator.precedence < precedence) break;
    advance(cursor);
    if (token.value === '|') {
      left = parsePipe(cursor, left);
    } else {
      if (previous === '??' && token.value !== '??') {
        const message = `Operator (${token.value}) and coalesce expressions (??) cannot be mixed. Wrap either by parentheses.`;
        fail(cursor, message, token);
        break;
      }
      const right = parseExpression(cursor, operator.right ? operator.precedence : operator.precedence + 1);
      left = { kind: 'binary', operator: token.value, left, right, offset: token.offset };
      if (not) left = { kind: 'unary', operator: 'not', operand: left, offset: not.offset };
    }
    previous = token.value;
  }
  return precedence === 0 ? parseConditional(cursor, left) : left;
}

function parseLet(cursor: Cursor): Node {
  expect(cursor, 'Operator', 'let');
  const name = current(cursor);
  expect(cursor, 'Identifier');
  expect(cursor, 'Operator', '=');
  const value = parseExpression(cursor, 0);
  expect(cursor, 'Operator', ';');
  const body = hasFailed(cursor) ? value : parseExpression(cursor, 0);
  return { kind: 'let', name: name.value, value, body, offset: name.offset };
}

function parseConditional(cursor: Cursor, first: Node): Node {
  let node = first;
  while (at(cursor, 'Operator', '?') && !hasFailed(cursor)) {
    advance(cursor);
    let then = node;
    if (at(cursor, 'Operator', ':')) advance(cursor);
    else {
      then = parseExpression(cursor, 0);
      expect(cursor, 'Operator', ':');
    }
    const otherwise = hasFailed(cursor) ? then : parseExpression(cursor, 0);
    node = { kind: 'conditional', condition: node, then, otherwise, offset: node.offset };
  }
  return node;
}

function parsePrimary(cursor: Cursor): Node {
  const token = current(cursor);
  const { offset } = token;
  if (token.kind === 'Operator' && Object.hasOwn(UNARY, token.value)) {
    advance(cursor);
    const operand = hasFailed(cursor) ? nilAt(token) : parseExpression(cursor, UNARY[token.value] ?? 0);
    return parsePostfix(cursor, { kind: 'unary', operator: token.value, operand, offset });
  }
  if (at(cursor, 'Bracket', '(')) {
    advance(cursor);
    const node = hasFailed(cursor) ? nilAt(token) : parseExpression(cursor, 0);
    expect(cursor, 'Bracket', ')');
    return parsePostfix(cursor, node);
  }
  if (at(cursor, 'Operator', '#', '.')) {
    if (cursor.closures === 0) fail(cursor, 'cannot use pointer accessor outside closure');
    else {
      if (token.value === '#') advance(cursor);
      const name = token.value === '#' && at(cursor, 'Identifier') ? advance(cursor).value : '';
      return parsePostfix(cursor, { kind: 'pointer', name, offset });
    }
  }
  return parseSecondary(cursor);
}

function nilAt({ offset }: Token): Node {
  return { kind: 'nil', offset };
}

function parseSecondary(cursor: Cursor): Node {
  const token = current(cursor);
  const { offset, value } = token;
  switch (token.kind) {
    case 'Identifier':
      advance(cursor);
      if (value === 'true' || value === 'false') return { kind: 'bool', value: value === 'true', offset };
      if (value === 'nil') return { kind: 'nil', offset };
      return parsePostfix(cursor, parseName(cursor, token));
    case 'Number': {
      advance(cursor);
      const number = parseNumber(value);
      if ('error' in number) fail(cursor, number.error);
      return 'error' in number ? nilAt(token) : { ...number, offset };
    }
    case 'String':
      advance(cursor);
      return { kind: 'string', value, offset };
    case 'Bracket':
      if (value === '[') return parsePostfix(cursor, parseArray(cursor));
      if (value === '{') return parsePostfix(cursor, parseMap(cursor));
      break;
    case 'Operator':
    case 'EOF':
      break;
  }
  unexpected(cursor);
  return nilAt(token);
}

/** A name, or a call if a bracket follows. */
function parseName(cursor: Cursor, { value: name, offset }: Token): Node {
  if (!at(cursor, 'Bracket', '(')) return { kind: 'identifier', name, offset };
  if (PREDICATES.has(name)) {
    expect(cursor, 'Bracket', '(');
    const list = parseExpression(cursor, 0);
    expect(cursor, 'Operator', ',');
    return { kind: 'builtin', name, args: [list, ...parseClosures(cursor, name)], offset };
  }
  const args = parseArguments(cursor);
  if (BUILTINS.has(name)) return { kind: 'builtin', name, args, offset };
  return { kind: 'call', callee: { kind: 'identifier', name, offset }, args, offset };
}

/** The closure of a predicate, and the start value of `reduce`, up to the closing bracket. */
function parseClosures(cursor: Cursor, name: string): Node[] {
  const args = [parseClosure(cursor)];
  if (name === 'reduce' && at(cursor, 'Operator', ',')) {
    advance(cursor);
    args.push(parseExpression(cursor, 0));
  }
  expect(cursor, 'Bracket', ')');
  return args;
}

function parseClosure(cursor: Cursor): Node {
  const { offset } = current(cursor);
  const braces = at(cursor, 'Bracket', '{');
  if (braces) advance(cursor);
  cursor.closures++;
  const body: Node = hasFailed(cursor) ? { kind: 'nil', offset } : parseExpression(cursor, 0);
  cursor.closures--;
  if (braces) expect(cursor, 'Bracket', '}');
  return { kind: 'closure', body, offset };
}

function parsePipe(cursor: Cursor, first: Node): Node {
  const token = current(cursor);
  const { value: name, offset } = token;
  expect(cursor, 'Identifier');
  if (PREDICATES.has(name)) {
    expect(cursor, 'Bracket', '(');
    return { kind: 'builtin', name, args: [first, ...parseClosures(cursor, name)], offset };
  }
  const args = [first, ...parseArguments(cursor)];
  if (BUILTINS.has(name)) return { kind: 'builtin', name, args, offset };
  return { kind: 'call', callee: { kind: 'identifier', name, offset }, args, offset };
}

function parseArguments(cursor: Cursor): Node[] {
  const args: Node[] = [];
  expect(cursor, 'Bracket', '(');
  while (!at(cursor, 'Bracket', ')') && !hasFailed(cursor)) {
    if (args.length > 0) expect(cursor, 'Operator', ',');
    args.push(parseExpression(cursor, 0));
  }
  expect(cursor, 'Bracket', ')');
  return args;
}

function parseArray(cursor: Cursor): Node {
  const { offset } = current(cursor);
  const items: Node[] = [];
  expect(cursor, 'Bracket', '[');
  while (!at(cursor, 'Bracket', ']') && !hasFailed(cursor)) {
    if (items.length > 0) {
      expect(cursor, 'Operator', ',');
      if (at(cursor, 'Bracket', ']')) break;
    }
    items.push(parseExpression(cursor, 0));
  }
  expect(cursor, 'Bracket', ']');
  return { kind: 'array', items, offset };
}

function parseMap(cursor: Cursor): Node {
  const { offset } = current(cursor);
  const pairs: { key: Node; value: Node }[] = [];
  expect(cursor, 'Bracket', '{');
  while (!at(cursor, 'Bracket', '}') && !hasFailed(cursor)) {
    if (pairs.length > 0) {
      expect(cursor, 'Operator', ',');
      if (at(cursor, 'Bracket', '}')) break;
    }
    const key = parseKey(cursor);
    expect(cursor, 'Operator', ':');
    pairs.push({ key, value: hasFailed(cursor) ? key : parseExpression(cursor, 0) });
  }
  expect(cursor, 'Bracket', '}');
  return { kind: 'map', pairs, offset };
}

function parseKey(cursor: Cursor): Node {
  const token = current(cursor);
  if (token.kind === 'Number' || token.kind === 'String' || token.kind === 'Identifier') {
    advance(cursor);
    return { kind: 'string', value: token.value, offset: token.offset };
  }
  if (at(cursor, 'Bracket', '(')) return parseExpression(cursor, 0);
  const rule =
    'a map key must be a quoted string, a number, a identifier, or an expression enclosed in parentheses';
  fail(cursor, `${rule} (unexpected token ${token.kind})`);
  return nilAt(token);
}

function parsePostfix(cursor: Cursor, first: Node): Node {
  let node = first;
  while (!hasFailed(cursor)) {
    if (at(cursor, 'Operator', '.', '?.')) node = parseMember(cursor, node);
    else if (at(cursor, 'Bracket', '[')) node = parseIndex(cursor, node);
    else break;
  }
  return node;
}

function parseMember(cursor: Cursor, node: Node): Node {
  const optional = advance(cursor).value === '?.';
  const name = advance(cursor);
  const { offset } = name;
  const valid = name.kind === 'Identifier' || (name.kind === 'Operator' && /^[_$\p{L}]/u.test(name.value));
  if (!valid) fail(cursor, 'expected name');
  const chained = node.kind === 'chain';
  const property: Node = { kind: 'string', value: name.value, offset };
  let member: Node = { kind: 'member', target: chained ? node.node : node, property, optional, offset };
  if (at(cursor, 'Bracket', '('))
    member = { kind: 'call', callee: member, args: parseArguments(cursor), offset };
  return chained || optional ? { kind: 'chain', node: member, offset } : member;
}

/** `[index]` or `[from:to]`. */
function parseIndex(cursor: Cursor, target: Node): Node {
  const { offset } = advance(cursor);
  const from = at(cursor, 'Operator', ':') ? undefined : parseExpression(cursor, 0);
  if (from && !at(cursor, 'Operator', ':')) {
    expect(cursor, 'Bracket', ']');
    return { kind: 'member', target, property: from, optional: false, offset };
  }
  expect(cursor, 'Operator', ':');
  const to = at(cursor, 'Bracket', ']') || hasFailed(cursor) ? undefined : parseExpression(cursor, 0);
  expect(cursor, 'Bracket', ']');
  return { kind: 'slice', target, from, to, offset };
}
