import { wellFormed } from '../lang/unquote.ts';

/** A value of any JSON type, as far as an extension of a CloudEvent tells them apart. */
export type Scalar = { readonly text: string } | number | boolean | null | 'compound';

/** From here on a float32 is infinite. */
const TOO_BIG_FOR_FLOAT32 = 2 ** 128 - 2 ** 103;

/** A value that was passed over, without white space around it. */
export interface AnyValue {
  readonly raw: string;
  /** What a JSON string stands for. */
  readonly string: string | undefined;
}

/**
 * Reads valid JSON as json-iterator does, which the CloudEvents library uses: one value after the other, the first error is kept and looked at later,
 * and after an error the reading goes on right behind the character that was not expected.
 */
export class JsonIterator {
  error: string | undefined;
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** The next key of the object; empty at its end, after an error, and for an empty key. */
  readKey(): string {
    const token = this.token();
    if (token === 'n') this.at += 3;
    else if (token === ',') return this.keyAndColon();
    else if (token === '{') {
      if (this.text.charAt(this.skipSpace()) === '"') return this.keyAndColon();
      this.token();
    } else if (token !== '}') this.report(`ReadObject: expect { or , or } or n, but found ${token}`);
    return '';
  }

  /** A string; null is the empty text, anything else an error. */
  readString(): string {
    const token = this.token();
    if (token === '"') return this.restOfString();
    if (token === 'n') this.at += 3;
    else this.report(`ReadString: expects " or n, but found ${token}`);
    return '';
  }

  /** The text of a value, with the white space before it. */
  skipRaw(): string {
    const start = this.at;
    this.skip();
    return this.text.slice(start, this.at);
  }

  readAny(): AnyValue {
    const start = this.skipSpace();
    const string = this.text.charAt(start) === '"' ? this.readString() : undefined;
    if (string === undefined) this.skip();
    return { raw: this.text.slice(start, this.at), string };
  }

  /** A number beyond float64 is an error and 0. */
  readScalar(): Scalar {
    const { error } = this;
    const value = scalarOf(this.readAny());
    this.error = error;
    if (typeof value !== 'number' || Number.isFinite(value)) return value;
    this.report('readFloat64SlowPath: value out of range');
    return 0;
  }

  private keyAndColon(): string {
    const key = this.readString();
    this.token();
    return key;
  }

  private skip(): void {
    const token = this.token();
    if (token === '"') this.restOfString();
    else if (token === '{' || token === '[') this.skipCompound();
    else this.skipWord();
  }

  /** A number with an exponent, or that begins with a zero, is also read, the latter as a float32. */
  private skipWord(): void {
    const start = this.at - 1;
    while (/[\w.+-]/.test(this.text.charAt(this.at))) this.at++;
    const word = this.text.slice(start, this.at);
    const isTooBig = word.startsWith('0')
      ? Number(word) >= TOO_BIG_FOR_FLOAT32
      : /^-?\d.*e/i.test(word) && !Number.isFinite(Number(word));
    if (isTooBig) this.report('readNumberAsString: invalid number');
  }

  private skipCompound(): void {
    for (let depth = 1; depth > 0 && this.at < this.text.length;) {
      const char = this.text.charAt(this.at++);
      if (char === '"') this.at = this.endOfString(this.at) + 1;
      else if (char === '{' || char === '[') depth++;
      else if (char === '}' || char === ']') depth--;
      else if (char === '-' || (char >= '0' && char <= '9')) this.skipWord();
    }
  }

  private restOfString(): string {
    const end = this.endOfString(this.at);
    const source = this.text.slice(this.at, end);
    this.at = end + 1;
    return source.includes('\\') ? wellFormed(JSON.parse(`"${source}"`) as string) : source;
  }

  /** Where the closing quote is: the first one with an even number of backslashes in front of it. */
  private endOfString(from: number): number {
    for (let at = from; ;) {
      const quote = this.text.indexOf('"', at);
      if (quote === -1) return this.text.length;
      let start = quote;
      while (start > from && this.text.charAt(start - 1) === '\\') start--;
      if ((quote - start) % 2 === 0) return quote;
      at = quote + 1;
    }
  }

  /** The next character that is no white space. */
  private token(): string {
    const at = this.skipSpace();
    this.at = at + 1;
    return this.text.charAt(at);
  }

  private skipSpace(): number {
    let at = this.at;
    while (/[ \n\t\r]/.test(this.text.charAt(at))) at++;
    return at;
  }

  private report(error: string): void {
    this.error ??= error;
  }
}

export function scalarOf({ raw, string }: AnyValue): Scalar {
  if (string !== undefined) return { text: string };
  if (raw === 'null') return null;
  if (raw === 'true' || raw === 'false') return raw === 'true';
  return raw.startsWith('[') || raw.startsWith('{') ? 'compound' : Number(raw);
}
