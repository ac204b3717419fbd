import { goQuote } from '../../lang/goQuote.ts';
import { utf8Bytes } from '../../encoding.ts';
import type { Mail } from '../request.ts';
import { parseAddress } from './mailAddress.ts';

/** A mail as it goes to the server: lines end with `\n`, `Date` is left to the sender. */
export interface WrittenMail {
  /** The bare addresses. */
  readonly from: string;
  readonly to: string;
  /** Sorted by name. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** The mail as upstream writes it: plain text, quoted-printable. */
export function writeMail({ from, to, subject, body }: Mail): WrittenMail {
  return {
    from: bareAddress(from),
    to: bareAddress(to),
    headers: [
      ['Content-Transfer-Encoding', 'quoted-printable'],
      ['Content-Type', 'text/plain; charset=UTF-8'],
      ['From', encodeWords(from)],
      ['Mime-Version', '1.0'],
      ['Subject', encodeWords(subject)],
      ['To', encodeWords(to)],
    ],
    body: quotedPrintable(body),
  };
}

/** What upstream says about a sender that is no address. A name that is not ASCII makes it none, because it is encoded together with it. */
export function senderProblem(from: string): string | undefined {
  const header = encodeWords(from);
  const parsed = parseAddress(header);
  if ('address' in parsed) return undefined;
  return `gomail: could not send email 1: gomail: invalid address ${goQuote(header)}: mail: ${parsed.error}`;
}

function bareAddress(text: string): string {
  const parsed = parseAddress(encodeWords(text));
  return 'address' in parsed ? parsed.address : text;
}

const ENCODED_ROOM = 63;
const LITERAL = /[!-<>@-^`-~]/;

/** RFC 2047's Q encoding of a header that is not plain ASCII, in as many words as it takes. */
function encodeWords(text: string): string {
  if (/^[\t\x20-\x7e]*$/.test(text)) return text;
  const words: string[] = [];
  let word = '';
  for (const char of Array.from(text)) {
    const piece = encodeChar(char);
    if (word.length + piece.length > ENCODED_ROOM) {
      words.push(word);
      word = '';
    }
    word += piece;
  }
  return [...words, word].map((one) => `=?UTF-8?q?${one}?=`).join(' ');
}

function encodeChar(char: string): string {
  if (char === ' ') return '_';
  if (LITERAL.test(char)) return char;
  return Array.from(utf8Bytes(char), hexByte).join('');
}

function hexByte(byte: number): string {
  return `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

const LINE = 76;

/** Quoted-printable as Go writes it, with `\n` at the end of lines. */
export function quotedPrintable(text: string): string {
  const lines = text.split(/\r\n|\n|\r/);
  // A newline at the end leaves nothing after it.
  if (lines.length > 1 && lines.at(-1) === '') lines.pop();
  return lines.map((line) => `${encodeLine(line)}\n`).join('');
}

function encodeLine(line: string): string {
  const done: string[] = [];
  let current = '';
  const put = (piece: string): void => {
    if (current.length + piece.length > LINE - 1) {
      done.push(`${current}=`);
      current = '';
    }
    current += piece;
  };
  for (const byte of utf8Bytes(line)) {
    const plain = (byte >= 0x21 && byte <= 0x7e && byte !== 0x3d) || byte === 0x20 || byte === 0x09;
    put(plain ? String.fromCharCode(byte) : hexByte(byte));
  }
  const last = current.at(-1);
  if (last === ' ' || last === '\t') {
    current = current.slice(0, -1);
    put(hexByte(last.charCodeAt(0)));
  }
  return [...done, current].join('\n');
}
