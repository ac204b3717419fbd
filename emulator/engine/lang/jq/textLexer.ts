import { wellFormed } from '../unquote.ts';
import type { Token, TokenType } from './lexer.ts';

export interface TextState {
  readonly source: string;
  offset: number;
  /** Inside of a text with interpolations. */
  inText: boolean;
}

const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g;
const ESCAPED: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** Reads a text literal from behind its quote, or the next part of one with interpolations; `start` is where the token begins. */
export function readText(state: TextState, start: number): Token {
  const { source, offset } = state;
  for (let i = offset; i < source.length; i++) {
    const char = source[i];
    if (char === '"') return endOrText(state, start, i);
    if (char !== '\\') continue;
    i++;
    const escaped = source[i];
    if (escaped === '(') return interpolation(state, start, i - 1);
    if (escaped === undefined) break;
    if (escaped === 'u') {
      const digits = /^[0-9a-fA-F]{0,4}/.exec(source.slice(i + 1, i + 5))?.[0].length ?? 0;
      if (digits < 4) return part(state, 'invalidEscape', i - 1, i + 1 + digits);
      i += 4;
    } else if (!'"/\\bfnrt'.includes(escaped)) return part(state, 'invalidEscape', i - 1, i + 1);
  }
  return part(state, 'unterminated', start, source.length);
}

function endOrText(state: TextState, start: number, quote: number): Token {
  if (!state.inText)
    return part(state, 'text', start, quote + 1, unescape(state.source.slice(start + 1, quote)));
  if (quote > state.offset)
    return part(state, 'text', start, quote, unescape(state.source.slice(start, quote)));
  state.inText = false;
  return part(state, 'textEnd', quote, quote + 1);
}

function interpolation(state: TextState, start: number, backslash: number): Token {
  if (!state.inText) {
    state.inText = true;
    return part(state, 'textStart', start, state.offset);
  }
  if (backslash > state.offset) {
    return part(state, 'text', start, backslash, unescape(state.source.slice(start, backslash)));
  }
  state.inText = false;
  return part(state, 'textQuery', backslash, backslash + 2);
}

function part(state: TextState, type: TokenType, start: number, end: number, value?: string): Token {
  const source = state.source.slice(start, end);
  state.offset = end;
  return { type, source, value: value ?? source, start, end };
}

function unescape(raw: string): string {
  const text = raw.replace(ESCAPE, (_source, hex: string | undefined, char: string | undefined) =>
    hex === undefined ? (ESCAPED[char ?? ''] ?? char ?? '') : String.fromCharCode(parseInt(hex, 16)),
  );
  return wellFormed(text);
}
