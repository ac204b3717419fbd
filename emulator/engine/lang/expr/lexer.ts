import { goQuote } from '../goQuote.ts';
import type { ExprError, Token, TokenKind } from './token.ts';
import { errorAt } from './token.ts';
import { unescapeString } from './unescape.ts';

const WORD_OPERATORS = new Set([
  'in',
  'or',
  'and',
  'matches',
  'contains',
  'startsWith',
  'endsWith',
  'let',
  'not',
]);

const SPACE = /[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/y;
const WORD = /[_$\p{L}\p{Nd}]+/uy;
const NUMBER =
  /(?:0[xX][0-9a-fA-F_]*|0[oO][0-7_]*|0[bB][01_]*|[0-9][0-9_]*)?(?:\.(?!\.)[0-9_]*)?(?:[eE][+-]?[0-9_]*)?/y;
const OPERATOR = /\|\|?|[,:;%+\-^]|[&!=*<>][&=*]?|\?[.?]?|\.\.?|\/|##?/y;
const COMMENT = /\/\/[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\//y;

/** Splits a source of antonmedv/expr 1.15 into tokens; the last one is EOF. */
export function tokenize(source: string): readonly Token[] | ExprError {
  const tokens: Token[] = [];
  let i = 0;
  while (i < source.length) {
    const skipped = matchAt(SPACE, source, i) || matchAt(COMMENT, source, i);
    if (skipped !== '') {
      i += skipped.length;
      continue;
    }
    const token = tokenAt(source, i, tokens.at(-1));
    if ('error' in token) return token;
    tokens.push(token);
    i = token.offset + token.length;
  }
  tokens.push({
    kind: 'EOF',
    value: '',
    offset: Math.max(0, source.length - 1),
    length: Math.min(1, source.length),
  });
  return tokens;
}

function matchAt(pattern: RegExp, source: string, i: number): string {
  pattern.lastIndex = i;
  return pattern.exec(source)?.[0] ?? '';
}

function tokenAt(source: string, i: number, previous: Token | undefined): Token | ExprError {
  const char = source.charAt(i);
  const make = (kind: TokenKind, text: string): Token => ({
    kind,
    value: text,
    offset: i,
    length: text.length,
  });
  const afterPointer =
    previous?.kind === 'Operator' && previous.value.startsWith('#') && endOf(previous) === i;
  if (char === "'" || char === '"') return stringAt(source, i, char);
  if (!afterPointer && (/[0-9]/.test(char) || /^\.[0-9]/.test(source.slice(i, i + 2))))
    return numberAt(source, i);
  if ('([{)]}'.includes(char)) return make('Bracket', char);
  if (source.startsWith('/*', i)) return errorAt(source, 'unclosed comment', source.length, 0);
  const word = matchAt(WORD, source, i);
  if (word !== '') {
    const operator = !afterPointer && WORD_OPERATORS.has(word);
    return make(operator ? 'Operator' : 'Identifier', word);
  }
  const operator = matchAt(OPERATOR, source, i);
  if (operator !== '') return make('Operator', operator);
  const bad = String.fromCodePoint(source.codePointAt(i) ?? 0);
  const code = (bad.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const shown = goQuote(bad) === `"${bad}"` ? ` '${bad}'` : '';
  return errorAt(source, `unrecognized character: U+${code}${shown}`, i + bad.length, 0);
}

function endOf({ offset, length }: Token): number {
  return offset + length;
}

function numberAt(source: string, i: number): Token | ExprError {
  const text = matchAt(NUMBER, source, i);
  const tail = matchAt(WORD, source, i + text.length);
  if (tail !== '') {
    const bad = text + String.fromCodePoint(tail.codePointAt(0) ?? 0);
    return errorAt(source, `bad number syntax: ${goQuote(bad)}`, i + bad.length, 0);
  }
  return { kind: 'Number', value: text, offset: i, length: text.length };
}

function stringAt(source: string, start: number, quote: string): Token | ExprError {
  let i = start + 1;
  while (i < source.length && source.charAt(i) !== quote && source.charAt(i) !== '\n') {
    i += source.charAt(i) === '\\' ? 2 : 1;
  }
  if (source.charAt(i) !== quote)
    return errorAt(source, 'literal not terminated', Math.min(i + 1, source.length), 0);
  const value = unescapeString(source.slice(start + 1, i));
  const length = i + 1 - start;
  if (value === undefined) return errorAt(source, 'invalid char escape', start, length);
  return { kind: 'String', value, offset: start, length };
}
