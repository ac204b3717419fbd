import type { Token } from '../../../emulator/engine/lang/jq/lexer.ts';
import { tokenize } from '../../../emulator/engine/lang/jq/tokenize.ts';
import type { LanguageToken, LanguageTokenType } from './token.ts';

/** Functions whose first argument is a regular expression. */
const TAKES_REGEXP = new Set('capture gsub match scan split splits sub test'.split(' '));

/** The tokens of a jq program, up to what cannot be read. */
export function jqTokens(source: string): LanguageToken[] {
  const tokens = tokenize(source);
  return tokens.flatMap((token, i): LanguageToken[] => {
    const type = typeOf(token, tokens.slice(Math.max(0, i - 2), i), tokens[i + 1]);
    const start = token.type === 'index' ? token.start + 1 : token.start;
    return type ? [{ type, start, end: token.end }] : [];
  });
}

function typeOf(
  { type, source }: Token,
  before: readonly Token[],
  after: Token | undefined,
): LanguageTokenType | undefined {
  switch (type) {
    case 'word':
    case 'moduleWord':
      return after?.source === ':' ? 'property' : 'function';
    case 'keyword':
      return 'keyword';
    case 'variable':
    case 'moduleVariable':
      return 'variable';
    case 'number':
      return 'number';
    case 'index':
      return 'property';
    case 'format':
      return 'function';
    case 'text':
      return isPattern(before) ? 'regexp' : 'string';
    case 'textStart':
    case 'textEnd':
      return 'string';
    case 'textQuery':
      return 'operator';
    case 'symbol':
      return /^[()[\]{},;:]$/.test(source) ? undefined : 'operator';
    default:
      return undefined;
  }
}

function isPattern([name, bracket]: readonly Token[]): boolean {
  return bracket?.source === '(' && name?.type === 'word' && TAKES_REGEXP.has(name.source);
}
