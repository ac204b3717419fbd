/** The end of the first value of a text in YAML's flow style, or what go-yaml v2 says about it. */
export type FlowValue = { readonly end: number } | { readonly error: string };

/** Reads over a mapping or list in braces, as JSON is written, with the errors of go-yaml v2. */
export function readFlow(text: string): FlowValue {
  const scanner = new FlowScanner(text);
  scanner.node();
  return scanner.error === undefined ? { end: scanner.at } : { error: scanner.error };
}

/** Whether a text is in flow style. */
export function isFlow(text: string): boolean {
  return /^\s*[{[]/.test(text);
}

const CONTROL = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;
const NODE = 'did not find expected node content';
const MAX_DEPTH = 1000;

class FlowScanner {
  at = 0;
  error: string | undefined;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
    if (CONTROL.test(text.replace(/^\ufeff/, ''))) this.error = 'yaml: control characters are not allowed';
    this.skipBefore();
  }

  node(depth = 0): void {
    if (this.error !== undefined) return;
    this.space();
    const character = this.text[this.at];
    if (depth > MAX_DEPTH) this.fail('exceeded max depth', this.at, true);
    else if (character === '{') this.collection('}', depth);
    else if (character === '[') this.collection(']', depth);
    else if (character === '"') this.doubleQuoted();
    else if (character === "'") this.singleQuoted();
    else if (character === '@' || character === '`' || character === '%')
      this.fail('found character that cannot start any token', this.at, true);
    else if (character === undefined || ',]}:'.includes(character)) this.fail(NODE, this.at);
    else this.plain();
  }

  private collection(end: string, depth: number): void {
    this.at++;
    for (;;) {
      this.space();
      if (this.text[this.at] === end) {
        this.at++;
        return;
      }
      const start = this.at;
      this.node(depth + 1);
      const isOnOneLine = !this.text.slice(start, this.at).includes('\n');
      this.space();
      // A key has to stand on one line.
      if (this.error === undefined && isOnOneLine && this.text[this.at] === ':') {
        this.at++;
        this.space();
        if (!',]}'.includes(this.text[this.at] ?? 'x')) this.node(depth + 1);
        this.space();
      }
      if (this.error !== undefined) return;
      if (this.text[this.at] === ',') this.at++;
      else if (this.text[this.at] !== end) return this.fail(`did not find expected ',' or '${end}'`, this.at);
    }
  }

  private doubleQuoted(): void {
    for (this.at++; this.text[this.at] !== '"'; this.at++) {
      if (this.at >= this.text.length) return this.fail('found unexpected end of stream', this.at, true);
      if (this.text[this.at] === '\\') this.escape();
      if (this.error !== undefined) return;
    }
    this.at++;
  }

  private escape(): void {
    const start = this.at;
    const character = this.text[++this.at] ?? '';
    const digits = { x: 2, u: 4, U: 8 }[character];
    if (digits === undefined) {
      if (!'0abt\tnvfre "\'\\N_LP\n\r'.includes(character))
        this.fail('found unknown escape character', start, true);
      return;
    }
    const hex = this.text.slice(this.at + 1, this.at + 1 + digits);
    const code = Number.parseInt(hex, 16);
    if (!/^[0-9a-fA-F]+$/.test(hex) || hex.length < digits)
      return this.fail('did not find expected hexdecimal number', start, true);
    if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff)
      return this.fail('found invalid Unicode character escape code', start, true);
    this.at += digits;
  }

  private singleQuoted(): void {
    const end = /^'(?:[^']|'')*'/.exec(this.text.slice(this.at))?.[0].length;
    if (end === undefined) this.fail('found unexpected end of stream', this.text.length, true);
    else this.at += end;
  }

  private plain(): void {
    const length = /^(?:[^,[\]{}:#\n]|:(?![\s,[\]{}]|$)|(?<!\s)#)+/.exec(this.text.slice(this.at))?.[0]
      .length;
    this.at += Math.max(1, length ?? 1);
  }

  /** In front of the first token a tab is no white space. */
  private skipBefore(): void {
    while (' \n\r\ufeff'.includes(this.text[this.at] ?? 'x')) this.at++;
    if (this.text[this.at] === '\t') this.fail('found character that cannot start any token', this.at, true);
  }

  private space(): void {
    for (;;) {
      while (' \t\n\r'.includes(this.text[this.at] ?? 'x')) this.at++;
      if (this.text[this.at] !== '#') return;
      while (this.at < this.text.length && this.text[this.at] !== '\n') this.at++;
    }
  }

  /** Scanner and parser count lines differently, and the end of the text counts as a line of its own for the parser. */
  private fail(problem: string, at: number, inScanner = false): void {
    const before = this.text.slice(0, at).split('\n');
    const atEnd = !inScanner && at >= this.text.length && before.at(-1) !== '';
    const line = before.length - 1 + (atEnd ? 1 : 0);
    this.error ??= `yaml: ${line === 0 ? '' : `line ${inScanner ? line + 1 : line}: `}${problem}`;
  }
}
