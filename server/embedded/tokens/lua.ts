import { bytesOf, textOf } from '../../../emulator/engine/lang/lua/bytes.ts';
import { tokenize, type Token } from '../../../emulator/engine/lang/lua/syntax/lexer.ts';
import type { LanguageToken, LanguageTokenType } from './token.ts';

/** The tokens of a Lua script, up to what cannot be read. */
export function luaTokens(source: string): LanguageToken[] {
  const bytes = bytesOf(source);
  const tokens = tokenize(bytes, '');
  const offset = offsetsOf(source, bytes);
  return tokens.flatMap((token, i): LanguageToken[] => {
    const type = typeOf(token, tokens[i - 1], tokens[i + 1]);
    return type ? [{ type, start: offset(token.offset), end: offset(token.end) }] : [];
  });
}

/** From an offset in bytes to one in UTF-16 units; asked in rising order. */
function offsetsOf(source: string, bytes: string): (offset: number) => number {
  if (bytes.length === source.length) return (offset) => offset;
  let [from, units] = [0, 0];
  return (offset) => {
    units += textOf(bytes.slice(from, offset)).length;
    from = offset;
    return units;
  };
}

function typeOf(
  { kind, text }: Token,
  before: Token | undefined,
  after: Token | undefined,
): LanguageTokenType | undefined {
  if (kind === 'number' || kind === 'string') return kind;
  const isSymbol = (token: Token | undefined, ...texts: readonly string[]): boolean =>
    token?.kind === 'symbol' && texts.includes(token.text);
  if (kind === 'symbol') {
    if (/^[a-z]/.test(text)) return 'keyword';
    return /^[()[\]{};,:.]$/.test(text) ? undefined : 'operator';
  }
  if (kind !== 'name') return undefined;
  if (isSymbol(after, '(')) return 'function';
  return isSymbol(before, '.', ':') ? 'property' : 'variable';
}
