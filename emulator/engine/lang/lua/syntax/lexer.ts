import { LuaSyntaxError } from '../failure.ts';

/** `symbol` covers operators and reserved words: their text is the token. */
export interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'symbol' | 'end';
  readonly text: string;
  readonly line: number;
  /** Of its last character, from 1, counted in bytes. */
  readonly column: number;
  /** Where its last character stands. */
  readonly endLine: number;
  readonly offset: number;
  /** Behind its last character. */
  readonly end: number;
  /** Of the `end` that stands for what could not be read. */
  readonly broken?: LuaSyntaxError;
}

const RESERVED = new Set(
  'and break do else elseif end false for function if in local nil not or return repeat then true until while goto'.split(
    ' ',
  ),
);
const SPACE = /[ \t\r\n]*/y;
const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
/** Whatever stands first in an exponent belongs to the number, which then is none. */
const NUMBER = /0[xX][0-9a-fA-F]*|\.?[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[\s\S]?[0-9]*)?/y;
const SYMBOL = /\.\.\.|\.\.|==|~=|<=|>=|::|[-+*/%^#()[\]{};:,.=<>]/y;
const LONG_OPEN = /\[(=*)\[/y;
const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** The tokens of a script of bytes up to what cannot be read; the last is `end`. */
export function tokenize(source: string, chunk: string): Token[] {
  const reader = new Reader(source, chunk);
  const tokens: Token[] = [];
  try {
    do tokens.push(reader.next());
    while (tokens.at(-1)?.kind !== 'end');
  } catch (thrown) {
    if (!(thrown instanceof LuaSyntaxError)) throw thrown;
    const { offset } = thrown;
    tokens.push({
      kind: 'end',
      text: '',
      line: 0,
      column: 0,
      endLine: 0,
      offset,
      end: offset,
      broken: thrown,
    });
  }
  return tokens;
}

/** A syntax error as gopher-lua words it. */
export function syntaxError(
  token: Omit<Token, 'end' | 'kind'>,
  chunk: string,
  message: string,
): LuaSyntaxError {
  const { endLine, column, text, offset } = token;
  return new LuaSyntaxError(
    `${chunk} line:${String(endLine)}(column:${String(column)}) near '${text}':   ${message}\n`,
    offset,
  );
}

class Reader {
  private at = 0;
  private line = 1;
  private lineStart = 0;
  private readonly source: string;
  private readonly chunk: string;

  constructor(source: string, chunk: string) {
    this.source = source;
    this.chunk = chunk;
  }

  next(): Token {
    this.skipBlanks();
    const token = this.read();
    return { ...token, end: this.at, column: this.at - this.lineStart, endLine: this.line };
  }

  private read(): Omit<Token, 'column' | 'end' | 'endLine'> {
    const { at, line } = this;
    const place = { line, offset: at };
    if (at >= this.source.length) return { kind: 'end', text: '', ...place };
    const name = this.match(NAME);
    if (name !== undefined) return { kind: RESERVED.has(name) ? 'symbol' : 'name', text: name, ...place };
    const char = this.source.charAt(at);
    if (/[0-9]/.test(char) || (char === '.' && /[0-9]/.test(this.source.charAt(at + 1)))) {
      return { kind: 'number', text: this.number(), ...place };
    }
    if (char === '"' || char === "'") return { kind: 'string', text: this.quoted(char), ...place };
    const long = this.long();
    if (long !== undefined) return { kind: 'string', text: long, ...place };
    const symbol = this.match(SYMBOL);
    if (symbol !== undefined) return { kind: 'symbol', text: symbol, ...place };
    throw this.error(char, char === '~' ? "Invalid '~' token" : 'Invalid token', at);
  }

  private error(text: string, message: string, offset: number): LuaSyntaxError {
    const column = Math.max(0, offset - this.lineStart + 1);
    const place = { line: this.line, endLine: this.line, column, text, offset };
    return syntaxError(place, this.chunk, message);
  }

  private endless(message: string, start: number): LuaSyntaxError {
    return new LuaSyntaxError(`${this.chunk} at EOF:   ${message}\n`, start);
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source)?.[0];
    if (found) this.at += found.length;
    return found;
  }

  private skipBlanks(): void {
    for (;;) {
      this.countLines(this.match(SPACE) ?? '');
      if (!this.source.startsWith('--', this.at)) return;
      this.at += 2;
      if (this.long('comment') === undefined) this.match(/[^\r\n]*/y);
    }
  }

  /** Counts the line breaks of what was just read; `\r\n` is one. */
  private countLines(read: string): void {
    for (const match of read.matchAll(/\r\n|\n\r|\r|\n/g)) {
      this.line++;
      this.lineStart = this.at - read.length + match.index + match[0].length;
    }
  }

  private number(): string {
    const start = this.at;
    const text = this.match(NUMBER) ?? '';
    if (/^0[xX]$/.test(text)) throw this.error(text, 'illegal hexadecimal number', start + 1);
    this.countLines(text);
    return text.replace(/^0(?=[0-9])/, '');
  }

  private long(what: 'string' | 'comment' = 'string'): string | undefined {
    const start = this.at;
    LONG_OPEN.lastIndex = start;
    const open = LONG_OPEN.exec(this.source);
    if (!open) {
      if (this.source.startsWith('[=', start)) throw this.error('', `invalid multiline ${what}`, start);
      return undefined;
    }
    const close = `]${open[1] ?? ''}]`;
    const end = this.source.indexOf(close, start + open[0].length);
    if (end === -1) {
      const message = what === 'string' ? 'unterminated multiline string' : 'invalid multiline comment';
      throw this.endless(message, start);
    }
    this.at = end + close.length;
    this.countLines(this.source.slice(start, this.at));
    const text = this.source.slice(start + open[0].length, end).replace(/\r\n|\n\r|\r/g, '\n');
    return text.replace(/^\n/, '');
  }

  private quoted(quote: string): string {
    const start = this.at++;
    let out = '';
    for (;;) {
      const char = this.source.charAt(this.at);
      if (char === '') throw this.endless('unterminated string', start);
      if (char === '\n' || char === '\r') {
        const line = this.line + 1;
        const place = { line, endLine: line, column: 0, text: out, offset: start };
        throw syntaxError(place, this.chunk, 'unterminated string');
      }
      this.at++;
      if (char === quote) return out;
      out += char === '\\' ? this.escape(start) : char;
    }
  }

  private escape(start: number): string {
    const digits = this.match(/[0-9]{1,3}/y);
    if (digits !== undefined) return String.fromCharCode(Number(digits) & 255);
    const lineBreak = this.match(/\r\n|\n\r|\r|\n/y);
    if (lineBreak !== undefined) {
      this.countLines(lineBreak);
      return '\n';
    }
    const char = this.source.charAt(this.at);
    if (char === '') throw this.error('', 'unterminated string', start);
    this.at++;
    return ESCAPES[char] ?? char;
  }
}
