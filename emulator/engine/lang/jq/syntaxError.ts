import { encodeText } from './encode.ts';
import type { Token } from './lexer.ts';

/** Why a program cannot be parsed or compiled, and the offset (UTF-16) of the token where. */
export interface ProgramError {
  readonly error: string;
  readonly offset: number;
  /** A syntax error, or one of names: unknown functions and variables, imports. */
  readonly phase: 'syntax' | 'names';
}

/** gojq's text for a token that does not fit. */
export function unexpected(token: Token): ProgramError {
  return { error: textOf(token), offset: token.start, phase: 'syntax' };
}

function textOf({ type, source }: Token): string {
  switch (type) {
    case 'end':
      return source === '' ? 'unexpected EOF' : `unexpected token ${encodeText(source)}`;
    case 'invalid':
      return `invalid token ${encodeText(source)}`;
    case 'invalidEscape':
      return `invalid escape sequence "${source}" in string literal`;
    case 'unterminated':
      return 'unterminated string literal';
    default:
      return `unexpected token ${encodeText(source)}`;
  }
}
