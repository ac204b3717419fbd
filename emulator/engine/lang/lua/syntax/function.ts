import type { Expression, Variable } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { compileError, deeper, expect, expectName, take } from './cursor.ts';
import { closeBlock, declare, openBlock, openFunction } from './scope.ts';
import { parseStatements } from './statement.ts';

/** Parameters and body of a function, after `function` and its name; `self` is the first parameter of a method. */
export function parseFunction(cursor: Cursor, line: number, method = false): Expression {
  const outer = cursor.scope;
  expect(cursor, '(');
  const names = method ? ['self'] : [];
  let vararg = false;
  if (!take(cursor, ')')) {
    do {
      vararg = take(cursor, '...');
      if (!vararg) names.push(expectName(cursor).text);
    } while (!vararg && take(cursor, ','));
    expect(cursor, ')');
  }
  cursor.scope = openFunction(outer, line, cursor.source, vararg);
  const { scope } = cursor;
  scope.proto.body = openBlock(scope);
  const params = scope.proto.params as Variable[];
  for (const name of names) params.push(declare(scope, name));
  if (vararg) scope.proto.argTable = declare(scope, 'arg');
  deeper(cursor, parseStatements);
  const end = expect(cursor, 'end');
  closeFunctionBlock(cursor, end.line);
  cursor.scope = outer;
  return { kind: 'function', proto: scope.proto, line };
}

/** Ends a block; a `goto` that cannot reach its label is an error. */
export function closeFunctionBlock(cursor: Cursor, line: number): void {
  const lost = closeBlock(cursor.scope);
  if (!lost) return;
  const message = `no visible label '${lost.label}' for <goto> at line ${String(lost.line)}`;
  throw compileError(cursor, line, message);
}
