import type { ExprError, Token, TokenKind } from './token.ts';
import { describeToken, errorAt } from './token.ts';

/** A walk through tokens that remembers its first error; after an error what is parsed does not count. */
export interface Cursor {
  readonly source: string;
  readonly tokens: readonly Token[];
  index: number;
  /** How many closures are open: `#` and `.` are allowed within. */
  closures: number;
  error: ExprError | undefined;
}

const END: Token = { kind: 'EOF', value: '', offset: 0, length: 0 };

export function current(cursor: Cursor): Token {
  return cursor.tokens[cursor.index] ?? cursor.tokens.at(-1) ?? END;
}

export function at(cursor: Cursor, kind: TokenKind, ...values: readonly string[]): boolean {
  const token = current(cursor);
  return token.kind === kind && (values.length === 0 || values.includes(token.value));
}

export function advance(cursor: Cursor): Token {
  const token = current(cursor);
  if (cursor.index + 1 >= cursor.tokens.length) fail(cursor, 'unexpected end of expression');
  else cursor.index++;
  return token;
}

export function fail(cursor: Cursor, message: string, token: Token = current(cursor)): void {
  cursor.error ??= errorAt(cursor.source, message, token.offset, token.length);
}

/** Asked anew after each step: parsing may fail at any of them. */
export function hasFailed({ error }: Cursor): boolean {
  return error !== undefined;
}

export function unexpected(cursor: Cursor): void {
  fail(cursor, `unexpected token ${describeToken(current(cursor))}`);
}

export function expect(cursor: Cursor, kind: TokenKind, ...values: readonly string[]): void {
  if (at(cursor, kind, ...values)) advance(cursor);
  else unexpected(cursor);
}
