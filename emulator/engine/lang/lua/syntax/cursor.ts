import { LuaSyntaxError, Overrun } from '../failure.ts';
import type { Token } from './lexer.ts';
import { syntaxError } from './lexer.ts';
import type { FunctionScope } from './scope.ts';

/** How deep blocks, functions and parentheses may stand in each other. */
const MAX_DEPTH = 150;

/** The parser's place in the tokens and the function that it is in. */
export interface Cursor {
  readonly tokens: readonly Token[];
  readonly source: string;
  at: number;
  depth: number;
  scope: FunctionScope;
}

const NONE: Token = { kind: 'end', text: '', line: 1, column: 0, endLine: 1, offset: 0, end: 0 };

export function peek({ tokens, at }: Cursor, ahead = 0): Token {
  return tokens[Math.min(at + ahead, tokens.length - 1)] ?? NONE;
}

export function advance(cursor: Cursor): Token {
  const token = peek(cursor);
  cursor.at++;
  return token;
}

export function isSymbol(cursor: Cursor, text: string): boolean {
  const token = peek(cursor);
  return token.kind === 'symbol' && token.text === text;
}

/** Takes a symbol when it stands here. */
export function take(cursor: Cursor, text: string): boolean {
  if (!isSymbol(cursor, text)) return false;
  cursor.at++;
  return true;
}

export function expect(cursor: Cursor, text: string): Token {
  if (!isSymbol(cursor, text)) throw unexpected(cursor);
  return advance(cursor);
}

export function expectName(cursor: Cursor): Token {
  if (peek(cursor).kind !== 'name') throw unexpected(cursor);
  return advance(cursor);
}

export function unexpected(cursor: Cursor, message = 'syntax error'): LuaSyntaxError {
  const token = peek(cursor);
  if (token.broken) return token.broken;
  if (token.kind === 'end')
    return new LuaSyntaxError(`${cursor.source} at EOF:   ${message}\n`, token.offset);
  const text = token.kind === 'symbol' && token.text === '.' ? '' : token.text;
  return syntaxError({ ...token, text }, cursor.source, message);
}

export function compileError(
  cursor: Cursor,
  line: number,
  message: string,
  token = peek(cursor),
): LuaSyntaxError {
  return new LuaSyntaxError(
    `compile error near line(${String(line)}) ${cursor.source}: ${message}`,
    token.offset,
  );
}

/** Runs a rule one level deeper. */
export function deeper<T>(cursor: Cursor, rule: (cursor: Cursor) => T): T {
  if (++cursor.depth > MAX_DEPTH) throw new Overrun('the script is nested too deeply');
  const result = rule(cursor);
  cursor.depth--;
  return result;
}
