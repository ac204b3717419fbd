import { goQuote } from './goQuote.ts';
import { isKeptByte } from './unquote.ts';

/** Go's words for what is wrong with a JSON text; the text must not be valid. Positions are not part of the message. */
export function explainInvalidJson(text: string): string {
  const scanner = new Scanner(text);
  scanner.value();
  if (!scanner.failed()) scanner.end();
  return scanner.problem ?? 'unexpected end of JSON input';
}

const MAX_DEPTH = 10_000;

class Scanner {
  problem: string | undefined;
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  failed(): boolean {
    return this.problem !== undefined;
  }

  end(): void {
    this.space();
    if (this.at < this.text.length) this.invalid('after top-level value');
  }

  /** Lists and objects that are open are kept in a list, not on the call stack: there may be 10,000 of them. */
  value(): void {
    const open: string[] = [];
    do {
      if (!this.begin(open)) continue;
      while (!this.failed() && open.length > 0 && this.close(open));
    } while (!this.failed() && open.length > 0);
  }

  /** Takes a value without parts, or the beginning of one with parts: then false. */
  private begin(open: string[]): boolean {
    this.space();
    const character = this.text[this.at];
    if (character === '{' || character === '[') return this.container(open, character === '{' ? '}' : ']');
    if (character === undefined) this.fail('unexpected end of JSON input');
    else if (character === '"') this.string();
    else if (character === '-' || (character >= '0' && character <= '9')) this.number();
    else if (character === 't') this.literal('true');
    else if (character === 'f') this.literal('false');
    else if (character === 'n') this.literal('null');
    else this.invalid('looking for beginning of value');
    return true;
  }

  private container(open: string[], end: string): boolean {
    this.at++;
    if (open.length >= MAX_DEPTH) {
      this.fail('exceeded max depth');
      return true;
    }
    this.space();
    if (this.take(end)) return true;
    open.push(end);
    if (end === '}') this.key();
    return false;
  }

  /** After a part of the innermost container: true when it ends there, false when another part comes. */
  private close(open: string[]): boolean {
    const end = open.at(-1) ?? '';
    this.space();
    if (this.take(end)) {
      open.pop();
      return true;
    }
    if (!this.take(',')) this.invalid(end === '}' ? 'after object key:value pair' : 'after array element');
    else if (end === '}') this.key();
    return false;
  }

  private key(): void {
    this.space();
    if (this.text[this.at] !== '"') return this.invalid('looking for beginning of object key string');
    this.string();
    this.space();
    if (!this.failed() && !this.take(':')) this.invalid('after object key');
  }

  private string(): void {
    this.at++;
    for (;;) {
      const character = this.text[this.at];
      if (character === undefined) return this.fail('unexpected end of JSON input');
      if (character === '"') {
        this.at++;
        return;
      }
      if (character < ' ') return this.invalid('in string literal');
      this.at++;
      if (character === '\\') this.escape();
      if (this.failed()) return;
    }
  }

  private escape(): void {
    const character = this.text[this.at];
    if (character !== undefined && '"\\/bfnrt'.includes(character)) {
      this.at++;
      return;
    }
    if (character !== 'u') return this.invalid('in string escape code');
    this.at++;
    for (let digit = 0; digit < 4; digit++, this.at++) {
      if (!/[0-9a-fA-F]/.test(this.text[this.at] ?? ''))
        return this.invalid('in \\u hexadecimal character escape');
    }
  }

  private number(): void {
    this.take('-');
    if (!this.take('0') && !this.digits()) return this.invalid('in numeric literal', ' ');
    if (this.take('.') && !this.digits()) return this.invalid('after decimal point in numeric literal', ' ');
    if (!this.take('e') && !this.take('E')) return;
    if (!this.take('+')) this.take('-');
    if (!this.digits()) this.invalid('in exponent of numeric literal', ' ');
  }

  private digits(): boolean {
    const start = this.at;
    while (/[0-9]/.test(this.text[this.at] ?? '')) this.at++;
    return this.at > start;
  }

  private literal(word: string): void {
    for (const letter of word) {
      if (this.text[this.at] !== letter)
        return this.invalid(`in literal ${word} (expecting ${quoteChar(letter)})`, ' ');
      this.at++;
    }
  }

  private take(character: string): boolean {
    if (this.text[this.at] !== character) return false;
    this.at++;
    return true;
  }

  private space(): void {
    while (' \t\r\n'.includes(this.text[this.at] ?? 'x')) this.at++;
  }

  /** At the end of the text Go names a blank inside literals and numbers, and says "unexpected end" elsewhere. */
  private invalid(context: string, atEnd?: string): void {
    const character = this.text[this.at] ?? atEnd;
    this.fail(
      character === undefined
        ? 'unexpected end of JSON input'
        : `invalid character ${quoteChar(character)} ${context}`,
    );
  }

  private fail(problem: string): void {
    this.problem ??= problem;
  }
}

/** A character as Go's decoder names it; of a non-ASCII one its first UTF-8 byte, as a Latin-1 character. */
function quoteChar(character: string): string {
  if (character === "'") return `'\\''`;
  if (character === '"') return `'"'`;
  const code = character.charCodeAt(0);
  const named: Readonly<Record<string, string>> = {
    '\n': '\\n',
    '\r': '\\r',
    '\t': '\\t',
    '\b': '\\b',
    '\f': '\\f',
    '\v': '\\v',
    '\x07': '\\a',
    '\\': '\\\\',
  };
  if (named[character]) return `'${named[character]}'`;
  if (code < 0x20 || code === 0x7f) return `'\\x${code.toString(16).padStart(2, '0')}'`;
  return code < 0x80 ? `'${character}'` : `'${firstByte(code)}'`;
}

function firstByte(code: number): string {
  if (isKeptByte(code)) return goQuote(String.fromCharCode(code & 0xff)).slice(1, -1);
  if (code < 0x800) return String.fromCharCode(0xc0 | (code >> 6));
  return String.fromCharCode(
    code >= 0xd800 && code <= 0xdbff
      ? 0xf0 | ((((code & 0x3ff) << 10) + 0x10000) >> 18)
      : 0xe0 | (code >> 12),
  );
}
