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
    let depth = 0;
    do {
      const char = this.peek();
      if (char === '{' || char === '[') depth++;
      else if (char === '}' || char === ']') depth--;
      if (char === '"') this.skipString();
      else if (/[\w-]/.test(char)) this.skipWord();
      else this.at++;
    } while (depth > 0);
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
    while (/[ \n\t\r]/.test(this.text.charAt(this.at))) this.at++;
    return this.text.charAt(this.at);
  }

  private skipString(): void {
    for (this.at++; this.text.charAt(this.at) !== '"'; this.at++) {
      if (this.text.charAt(this.at) === '\\') this.at++;
    }
    this.at++;
  }

  private skipWord(): void {
    while (/[\w.+-]/.test(this.text.charAt(this.at))) this.at++;
  }
}
