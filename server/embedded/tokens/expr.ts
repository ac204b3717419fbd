import { tokenize } from '../../../emulator/engine/lang/expr/lexer.ts';
import type { Token } from '../../../emulator/engine/lang/expr/token.ts';
import type { LanguageToken, LanguageTokenType } from './token.ts';

const CONSTANTS = new Set(['true', 'false', 'nil']);

/** The tokens of an EventSource's filter expression; none where it cannot be read. */
export function exprTokens(source: string): LanguageToken[] {
  const tokens = tokenize(source);
  if ('error' in tokens) return [];
  return tokens.flatMap((token, i): LanguageToken[] => {
    const type = typeOf(token, tokens[i - 1], tokens[i + 1]);
    return type ? [{ type, start: token.offset, end: token.offset + token.length }] : [];
  });
}

function typeOf(
  { kind, value }: Token,
  before: Token | undefined,
  after: Token | undefined,
): LanguageTokenType | undefined {
  const isAfter = (...operators: readonly string[]): boolean =>
    before?.kind === 'Operator' && operators.includes(before.value);
  switch (kind) {
    case 'Number':
      return 'number';
    case 'String':
      return isAfter('matches') ? 'regexp' : 'string';
    case 'Operator':
      return /^[a-z]/i.test(value) ? 'keyword' : /^(?:[,;]|\??\.)$/.test(value) ? undefined : 'operator';
    case 'Identifier':
      if (after?.kind === 'Bracket' && after.value === '(') return 'function';
      if (isAfter('.', '?.')) return 'property';
      return CONSTANTS.has(value) ? 'keyword' : 'variable';
    default:
      return undefined;
  }
}
