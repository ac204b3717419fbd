import { wellFormed } from '../../lang/unquote.ts';

export type Token = '{' | '[' | '"' | 'n' | 'b' | '0';

/** Walks through a valid JSON text. */
export class JsonCursor {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** What value comes next: `b` is a boolean, `0` a number. */
  next(): Token {
    const char = this.peek();
    if (char === '{' || char === '[' || char === '"' || char === 'n') return char;
    return char === 't' || char === 'f' ? 'b' : '0';
  }

  /** Calls back in front of each value, which has to be read. */
  eachMember(read: (key: string) => void): void {
    this.each('}', () => {
      const key = this.string();
      this.peek();
      this.at++;
      read(key);
    });
  }

  /** Calls back in front of each item, which has to be read. */
  eachItem(read: (index: number) => void): void {
    let index = 0;
    this.each(']', () => {
      read(index++);
    });
  }

  string(): string {
    const raw = this.raw();
    return raw.includes('\\') ? wellFormed(JSON.parse(raw) as string) : raw.slice(1, -1);
  }

  /** The text of the next value, whatever it is. */
  raw(): string {
    this.peek();
    const start = this.at;
    const char = this.text.charAt(start);
    if (char === '"') this.skipString();
    else if (char === '{' || char === '[') this.skipCompound();
    else this.skipWord();
    return this.text.slice(start, this.at);
  }

  private each(end: string, read: () => void): void {
    this.peek();
    this.at++;
    while (this.peek() !== end) {
      read();
      if (this.peek() === ',') this.at++;
    }
    this.at++;
  }

  private peek(): string {
    // White space is what is left below 0x21 in valid JSON.
    while (this.text.charCodeAt(this.at) <= 0x20) this.at++;
    return this.text.charAt(this.at);
  }

  private skipCompound(): void {
    let depth = 0;
    do {
      const char = this.text.charAt(this.at);
      if (char === '"') {
        this.skipString();
        continue;
      }
      if (char === '{' || char === '[') depth++;
      else if (char === '}' || char === ']') depth--;
      this.at++;
    } while (depth > 0);
  }

  private skipString(): void {
    let end = this.text.indexOf('"', this.at + 1);
    while (this.isEscaped(end)) end = this.text.indexOf('"', end + 1);
    this.at = end + 1;
  }

  private isEscaped(at: number): boolean {
    let start = at;
    while (this.text.charAt(start - 1) === '\\') start--;
    return (at - start) % 2 === 1;
  }

  private skipWord(): void {
    while (/[\w.+-]/.test(this.text.charAt(this.at))) this.at++;
  }
}
