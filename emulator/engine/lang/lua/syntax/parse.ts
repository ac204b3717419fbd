import { LuaSyntaxError, Overrun } from '../failure.ts';
import type { Proto } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { peek, unexpected } from './cursor.ts';
import { closeFunctionBlock } from './function.ts';
import { tokenize } from './lexer.ts';
import { openBlock, openFunction } from './scope.ts';
import { parseStatements } from './statement.ts';

export type Parsed = { readonly proto: Proto } | { readonly error: string; readonly offset: number };

/** Parses a script of bytes; `chunk` is its name in messages. The offset of an error counts bytes. */
export function parseLua(source: string, chunk: string): Parsed {
  try {
    const scope = openFunction(undefined, 0, chunk, true);
    const cursor: Cursor = { tokens: tokenize(source, chunk), source: chunk, at: 0, depth: 0, scope };
    scope.proto.body = openBlock(scope);
    parseStatements(cursor);
    const end = peek(cursor);
    if (end.kind !== 'end' || end.broken) throw unexpected(cursor);
    closeFunctionBlock(cursor, end.line + 1);
    return { proto: scope.proto };
  } catch (thrown) {
    if (thrown instanceof LuaSyntaxError) return { error: thrown.message, offset: thrown.offset };
    if (thrown instanceof Overrun || thrown instanceof RangeError) {
      return { error: `${chunk}: the script is nested too deeply`, offset: 0 };
    }
    throw thrown;
  }
}
