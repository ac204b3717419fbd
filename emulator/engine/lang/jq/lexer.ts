import { readText, type TextState } from './textLexer.ts';

export type TokenType =
  | 'end'
  | 'word'
  | 'moduleWord'
  | 'keyword'
  | 'variable'
  | 'moduleVariable'
  | 'number'
  | 'index'
  | 'format'
  | 'symbol'
  | 'text'
  | 'textStart'
  | 'textQuery'
  | 'textEnd'
  | 'invalid'
  | 'invalidEscape'
  | 'unterminated';

export interface Token {
  readonly type: TokenType;
  /** The source of the token; of `index` and `text` see `value`. */
  readonly source: string;
  /** The name behind the dot of an `index`, the decoded `text`. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const KEYWORDS = new Set(
  'or and module import include def as label break null true false if then elif else end try catch reduce foreach'.split(
    ' ',
  ),
);
const WORD = /[A-Za-z_][A-Za-z0-9_]*(?:::[A-Za-z_][A-Za-z0-9_]*)?/y;
const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const FORMAT = /@[A-Za-z0-9_]+/y;
const NUMBER = /(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?/y;
/** What spoils a number: a second dot, an exponent without digits or letters directly behind it. */
const SPOILED = /(?:\.|[eE][+-]?[A-Za-z_]?|[A-Za-z_])/y;
const SPOILED_EXPONENT = /[A-Za-z_]/y;
const SYMBOL = /\|=|\?\/\/|\/\/=|\/\/|\.\.|[+\-*/%=!<>]=|[\s\S]/uy;

export interface Lexer {
  /** The next token; inside of a text its next part. */
  readonly next: () => Token;
  /** Goes on in the text around an interpolation. */
  readonly resumeText: () => void;
}

/** Splits a program into tokens, one at a time: how a text goes on depends on the brackets before. */
export function createLexer(source: string): Lexer {
  const state: TextState = { source, offset: 0, inText: false };
  return {
    next: () => nextToken(state),
    resumeText: () => {
      state.inText = true;
    },
  };
}

function nextToken(state: TextState): Token {
  const { source } = state;
  if (state.offset >= source.length) return token(state, 'end', state.offset, source.length);
  if (state.inText) return readText(state, state.offset);
  const start = skipBlanks(source, state.offset);
  if (start >= source.length) return token(state, 'end', source.length, source.length);
  if (source[start] === '"') {
    state.offset = start + 1;
    return readText(state, start);
  }
  return readWord(state, start) ?? readNumber(state, start) ?? readSymbol(state, start);
}

function token(state: TextState, type: TokenType, start: number, end: number, value?: string): Token {
  state.offset = end;
  const text = state.source.slice(start, end);
  return { type, source: text, value: value ?? text, start, end };
}

function match(pattern: RegExp, source: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0];
}

function readWord(state: TextState, start: number): Token | undefined {
  const { source } = state;
  const first = source[start];
  if (first === '.') {
    const name = match(NAME, source, start + 1);
    return name === undefined ? undefined : token(state, 'index', start, start + 1 + name.length, name);
  }
  if (first === '@') {
    const format = match(FORMAT, source, start);
    return format === undefined ? undefined : token(state, 'format', start, start + format.length);
  }
  const variable = first === '$';
  const word = match(WORD, source, variable ? start + 1 : start);
  if (word === undefined) return undefined;
  const end = start + word.length + (variable ? 1 : 0);
  const inModule = word.includes(':');
  if (variable) return token(state, inModule ? 'moduleVariable' : 'variable', start, end);
  if (inModule) return token(state, 'moduleWord', start, end);
  return token(state, KEYWORDS.has(word) ? 'keyword' : 'word', start, end);
}

function readNumber(state: TextState, start: number): Token | undefined {
  const number = match(NUMBER, state.source, start);
  if (number === undefined) return undefined;
  const end = start + number.length;
  const spoil = match(/e/i.test(number) ? SPOILED_EXPONENT : SPOILED, state.source, end);
  return spoil === undefined
    ? token(state, 'number', start, end)
    : token(state, 'invalid', start, end + spoil.length);
}

function readSymbol(state: TextState, start: number): Token {
  const symbol = match(SYMBOL, state.source, start) ?? '';
  return token(state, symbol === '\0' ? 'end' : 'symbol', start, start + symbol.length);
}

/** The offset behind blanks and comments. A NUL ends the program inside of a comment. */
function skipBlanks(source: string, from: number): number {
  let at = from;
  for (; at < source.length; at++) {
    const char = source[at] ?? '';
    if (char === '#') {
      at = skipComment(source, at + 1) - 1;
    } else if (!' \t\r\n'.includes(char)) return at;
  }
  return source.length;
}

/** A backslash takes a second one, or a line break, into the comment. */
const COMMENT = /(?:\\(?:\\|\n|\r\n?)?|[^\\\n\r\0])*/y;

function skipComment(source: string, from: number): number {
  const end = from + (match(COMMENT, source, from) ?? '').length;
  return source[end] === '\0' ? source.length : end;
}
