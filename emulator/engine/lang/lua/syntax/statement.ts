import type { Block, Expression, Statement } from './ast.ts';
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
import { parseExpression, parseExpressions, parsePrefixed } from './expression.ts';
import { closeFunctionBlock, parseFunction } from './function.ts';
import { declare, openBlock, placeLabel, resolve } from './scope.ts';

const BLOCK_ENDS = new Set(['end', 'else', 'elseif', 'until']);

/** The statements of the open block, up to its end. */
export function parseStatements(cursor: Cursor): void {
  const block = cursor.scope.blocks.at(-1)?.block;
  for (;;) {
    const { kind, text } = peek(cursor);
    if (kind === 'end' || (kind === 'symbol' && BLOCK_ENDS.has(text))) return;
    if (take(cursor, ';')) continue;
    const statement = parseStatement(cursor);
    if (!statement) continue;
    block?.statements.push(statement);
    if (statement.kind !== 'return' && statement.kind !== 'break') continue;
    take(cursor, ';');
    const after = peek(cursor);
    if (after.kind !== 'end' && !(after.kind === 'symbol' && BLOCK_ENDS.has(after.text)))
      throw unexpected(cursor);
    return;
  }
}

/** A label gives no statement. */
function parseStatement(cursor: Cursor): Statement | undefined {
  const { kind, text, line } = peek(cursor);
  const parse = kind === 'symbol' ? STATEMENTS[text] : undefined;
  if (!parse) return expressionStatement(cursor);
  advance(cursor);
  return deeper(cursor, () => parse(cursor, line));
}

const STATEMENTS: Readonly<Record<string, (cursor: Cursor, line: number) => Statement | undefined>> = {
  do: (cursor, line) => ({ kind: 'do', body: blockUntil(cursor, 'end'), line }),
  while: whileStatement,
  repeat: repeatStatement,
  if: ifStatement,
  for: forStatement,
  function: functionStatement,
  local: localStatement,
  return: returnStatement,
  break: breakStatement,
  goto: gotoStatement,
  '::': labelStatement,
};

function blockUntil(cursor: Cursor, end: string, loop = false): Block {
  const block = openBlock(cursor.scope, loop);
  parseStatements(cursor);
  closeFunctionBlock(cursor, expect(cursor, end).line);
  return block;
}

function whileStatement(cursor: Cursor, line: number): Statement {
  const condition = parseExpression(cursor);
  expect(cursor, 'do');
  return { kind: 'while', condition, body: blockUntil(cursor, 'end', true), line };
}

function repeatStatement(cursor: Cursor, line: number): Statement {
  const body = openBlock(cursor.scope, true);
  parseStatements(cursor);
  const end = expect(cursor, 'until').line;
  const condition = parseExpression(cursor);
  closeFunctionBlock(cursor, end);
  return { kind: 'repeat', condition, body, line };
}

function ifStatement(cursor: Cursor, line: number): Statement {
  const condition = parseExpression(cursor);
  expect(cursor, 'then');
  const body = openBlock(cursor.scope);
  parseStatements(cursor);
  const { text, line: end } = advance(cursor);
  closeFunctionBlock(cursor, end);
  if (text === 'end') return { kind: 'if', condition, body, line };
  if (text === 'else') return { kind: 'if', condition, body, otherwise: blockUntil(cursor, 'end'), line };
  cursor.at--;
  if (text !== 'elseif') throw unexpected(cursor);
  cursor.at++;
  const nested = deeper(cursor, () => ifStatement(cursor, end));
  return { kind: 'if', condition, body, otherwise: { statements: [nested], labels: new Map() }, line };
}

function forStatement(cursor: Cursor, line: number): Statement {
  const names = [expectName(cursor).text];
  if (take(cursor, '=')) return countStatement(cursor, names[0] ?? '', line);
  while (take(cursor, ',')) names.push(expectName(cursor).text);
  expect(cursor, 'in');
  const values = parseExpressions(cursor);
  expect(cursor, 'do');
  const body = openBlock(cursor.scope, true);
  const variables = names.map((name) => declare(cursor.scope, name));
  parseStatements(cursor);
  closeFunctionBlock(cursor, expect(cursor, 'end').line);
  return { kind: 'each', variables, values, body, line };
}

function countStatement(cursor: Cursor, name: string, line: number): Statement {
  const start = parseExpression(cursor);
  expect(cursor, ',');
  const limit = parseExpression(cursor);
  const step = take(cursor, ',') ? parseExpression(cursor) : undefined;
  expect(cursor, 'do');
  const body = openBlock(cursor.scope, true);
  const variable = declare(cursor.scope, name);
  parseStatements(cursor);
  closeFunctionBlock(cursor, expect(cursor, 'end').line);
  return { kind: 'count', variable, start, limit, body, line, ...(step && { step }) };
}

function functionStatement(cursor: Cursor, line: number): Statement {
  const first = expectName(cursor);
  let target: Expression = resolve(cursor.scope, first.text, first.line);
  let method = false;
  while (!method && (isSymbol(cursor, '.') || isSymbol(cursor, ':'))) {
    method = advance(cursor).text === ':';
    const name = expectName(cursor);
    target = {
      kind: 'index',
      object: target,
      key: { kind: 'constant', value: name.text, line: name.line },
      line: name.line,
    };
  }
  return { kind: 'assign', targets: [target], values: [parseFunction(cursor, line, method)], line };
}

function localStatement(cursor: Cursor, line: number): Statement {
  if (take(cursor, 'function')) {
    const variable = declare(cursor.scope, expectName(cursor).text);
    return { kind: 'local', variables: [variable], values: [parseFunction(cursor, line)], line };
  }
  const names = [expectName(cursor).text];
  while (take(cursor, ',')) names.push(expectName(cursor).text);
  const assigned = take(cursor, '=');
  // gopher-lua lets a function see the local that it is the value of, `local function` or not.
  const early = names.length === 1 && assigned && isSymbol(cursor, 'function');
  const declareAll = () => names.map((name) => declare(cursor.scope, name));
  const before = early ? declareAll() : undefined;
  const values = assigned ? parseExpressions(cursor) : [];
  return { kind: 'local', variables: before ?? declareAll(), values, line };
}

function returnStatement(cursor: Cursor, line: number): Statement {
  const { kind, text } = peek(cursor);
  const empty = kind === 'end' || (kind === 'symbol' && (BLOCK_ENDS.has(text) || text === ';'));
  return { kind: 'return', values: empty ? [] : parseExpressions(cursor), line };
}

function breakStatement(cursor: Cursor, line: number): Statement {
  if (!cursor.scope.blocks.some(({ loop }) => loop)) throw compileError(cursor, line, 'no loop to break');
  return { kind: 'break', line };
}

function gotoStatement(cursor: Cursor, line: number): Statement {
  const label = expectName(cursor).text;
  const { blocks, visible } = cursor.scope;
  blocks.at(-1)?.gotos.push({ label, line, visible: visible.length });
  return { kind: 'goto', label, line };
}

function labelStatement(cursor: Cursor, line: number): undefined {
  const { text } = expectName(cursor);
  expect(cursor, '::');
  if (!placeLabel(cursor.scope, text)) throw compileError(cursor, line, `label '${text}' already defined`);
}

function expressionStatement(cursor: Cursor): Statement {
  const first = parsePrefixed(cursor);
  const { line } = first;
  if (!isSymbol(cursor, '=') && !isSymbol(cursor, ',')) {
    if (first.kind === 'call') return { kind: 'call', call: first, line };
    if (first.kind === 'paren' && first.inner.kind === 'call')
      return { kind: 'call', call: first.inner, line };
    throw unexpected(cursor, 'parse error');
  }
  const targets = [checkTarget(cursor, first)];
  while (take(cursor, ',')) targets.push(checkTarget(cursor, parsePrefixed(cursor)));
  expect(cursor, '=');
  return { kind: 'assign', targets, values: parseExpressions(cursor), line };
}

function checkTarget(cursor: Cursor, target: Expression): Expression {
  if (!ASSIGNABLE.has(target.kind)) throw unexpected(cursor);
  return target;
}

const ASSIGNABLE = new Set<Expression['kind']>(['local', 'cell', 'global', 'index']);
