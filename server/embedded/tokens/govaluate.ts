import { tokenize } from '../../../emulator/engine/lang/govaluate/lexer.ts';
import type { Token, TokenKind } from '../../../emulator/engine/lang/govaluate/token.ts';
import type { LanguageToken, LanguageTokenType } from './token.ts';

const TYPES: Readonly<Partial<Record<TokenKind, LanguageTokenType>>> = {
  ACCESSOR: 'variable',
  BOOLEAN: 'keyword',
  COMPARATOR: 'operator',
  LOGICALOP: 'operator',
  MODIFIER: 'operator',
  NUMERIC: 'number',
  PREFIX: 'operator',
  STRING: 'string',
  TERNARY: 'operator',
  TIME: 'string',
  VARIABLE: 'variable',
};

/** The tokens of an expression of a Sensor's `exprs`; none where it cannot be read. */
export function govaluateTokens(source: string): LanguageToken[] {
  const lexed = tokenize(source);
  if ('error' in lexed) return [];
  return lexed.tokens.flatMap(({ kind, value, offset, length }, i): LanguageToken[] => {
    const type = value === 'in' ? 'keyword' : isPattern(kind, lexed.tokens[i - 1]) ? 'regexp' : TYPES[kind];
    return type ? [{ type, start: offset, end: offset + length }] : [];
  });
}

function isPattern(kind: TokenKind, before: Token | undefined): boolean {
  return kind === 'STRING' && (before?.value === '=~' || before?.value === '!~');
}
