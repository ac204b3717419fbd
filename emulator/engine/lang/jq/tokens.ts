import { createLexer, type Token, type TokenType } from './lexer.ts';
import { unexpected, type ProgramError } from './syntaxError.ts';

/** Ends the parsing; `parseProgram` turns it into a value. */
export class SyntaxStop extends Error {
  readonly reason: ProgramError;

  constructor(reason: ProgramError) {
    super(reason.error);
    this.reason = reason;
  }
}

/** Nesting of brackets and operators beyond which a program is refused. */
const MAX_NESTING = 1_200;

/** A stream of tokens with one token of look-ahead, read only when asked for. */
export interface Tokens {
  readonly peek: () => Token;
  readonly next: () => Token;
  /** Takes the symbol or keyword if it comes next. */
  readonly take: (source: string) => boolean;
  /** Takes the symbol or keyword or stops. */
  readonly expect: (source: string) => Token;
  readonly expectType: (...types: readonly TokenType[]) => Token;
  readonly stop: () => never;
  readonly resumeText: () => void;
  /** Runs a rule one level deeper. */
  readonly nested: <T>(rule: () => T) => T;
}

export function tokensOf(source: string): Tokens {
  const lexer = createLexer(source);
  let ahead: Token | undefined;
  let depth = 0;
  const peek = (): Token => (ahead ??= lexer.next());
  const next = (): Token => {
    const token = peek();
    ahead = undefined;
    return token;
  };
  const stop = (): never => {
    throw new SyntaxStop(unexpected(peek()));
  };
  return {
    peek,
    next,
    stop,
    take: (wanted) => {
      if (!is(peek(), wanted)) return false;
      ahead = undefined;
      return true;
    },
    expect: (wanted) => (is(peek(), wanted) ? next() : stop()),
    expectType: (...types) => (types.includes(peek().type) ? next() : stop()),
    resumeText: () => {
      lexer.resumeText();
    },
    nested: (rule) => {
      if (++depth > MAX_NESTING) {
        const offset = peek().start;
        throw new SyntaxStop({ error: 'the program is nested too deep', offset, phase: 'syntax' });
      }
      const result = rule();
      depth--;
      return result;
    },
  };
}

/** Whether a token is the given symbol or keyword. */
export function is({ type, source }: Token, wanted: string): boolean {
  return source === wanted && (type === 'symbol' || type === 'keyword');
}
