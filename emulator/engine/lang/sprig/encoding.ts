import { decodeUtf8, encodeUtf8 } from '../unquote.ts';

interface Alphabet {
  readonly name: string;
  readonly characters: string;
  readonly bits: number;
  /** Characters of a full group. */
  readonly group: number;
}

export const BASE64: Alphabet = {
  name: 'base64',
  characters: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
  bits: 6,
  group: 4,
};
export const BASE32: Alphabet = {
  name: 'base32',
  characters: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
  bits: 5,
  group: 8,
};

export function encodeBytes(bytes: Iterable<number>, { characters, bits, group }: Alphabet): string {
  let out = '';
  let buffer = 0;
  let held = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    held += 8;
    while (held >= bits) {
      held -= bits;
      out += characters.charAt((buffer >> held) & ((1 << bits) - 1));
    }
    buffer &= (1 << held) - 1;
  }
  if (held > 0) out += characters.charAt((buffer << (bits - held)) & ((1 << bits) - 1));
  return out.padEnd(Math.ceil(out.length / group) * group, '=');
}

export function encodeText(text: string, alphabet: Alphabet): string {
  return encodeBytes(encodeUtf8(text), alphabet);
}

/** Go's strict decoding with padding; line breaks are skipped. The error names the byte at which Go gives up. */
export function decodeBytes(
  source: string,
  { name, characters, bits }: Alphabet,
): readonly number[] | { readonly error: string } {
  const all = encodeUtf8(source).map((byte) => String.fromCharCode(byte));
  const text = all.filter((char) => !isBreak(char));
  const problem = name === 'base32' ? problem32(text) : problem64(all);
  if (problem !== undefined) return { error: `illegal ${name} data at input byte ${problem}` };
  const bytes: number[] = [];
  let buffer = 0;
  let held = 0;
  for (const char of text) {
    if (char === PADDING) break;
    buffer = (buffer << bits) | characters.indexOf(char);
    held += bits;
    if (held < 8) continue;
    held -= 8;
    bytes.push(buffer >> held);
    buffer &= (1 << held) - 1;
  }
  return bytes;
}

const PADDING = '=';

function isBreak(char: string | undefined): boolean {
  return char === '\n' || char === '\r';
}

/** Counts of characters before the padding that make no whole byte. */
const ODD_COUNTS_32 = [1, 3, 6];

/** The character at which Go gives up on base32 without line breaks; what follows padding is ignored. */
function problem32(text: readonly string[]): number | undefined {
  const stop = text.findIndex((char) => !BASE32.characters.includes(char));
  const count = (stop === -1 ? text.length : stop) % BASE32.group;
  if (stop === -1) return count === 0 ? undefined : text.length - count;
  const rest = text.slice(stop + 1);
  if (text[stop] !== PADDING || count < 2 || rest.length >= BASE32.group) return stop;
  if (rest.length + count < BASE32.group - 1) return text.length;
  const wrong = rest.slice(0, BASE32.group - 1 - count).findIndex((char) => char !== PADDING);
  if (wrong !== -1) return stop + wrong;
  return ODD_COUNTS_32.includes(count) ? stop : undefined;
}

/** The character at which Go gives up on base64, line breaks counted. */
function problem64(text: readonly string[]): number | undefined {
  let count = 0;
  const stop = text.findIndex((char) => {
    if (isBreak(char)) return false;
    if (!BASE64.characters.includes(char)) return true;
    count = (count + 1) % BASE64.group;
    return false;
  });
  if (stop === -1) return count === 0 ? undefined : text.length - count;
  if (text[stop] !== PADDING || count < 2) return stop;
  let next = afterBreaks(text, stop + 1);
  if (count === 2) {
    if (next === text.length) return next;
    if (text[next] !== PADDING) return next - 1;
    next = afterBreaks(text, next + 1);
  }
  return next < text.length ? next : undefined;
}

function afterBreaks(text: readonly string[], from: number): number {
  let at = from;
  while (isBreak(text[at])) at++;
  return at;
}

/** The decoded text, or the text of the error: sprig does not tell them apart. */
export function decodeText(source: string, alphabet: Alphabet): string {
  const bytes = decodeBytes(source, alphabet);
  return 'error' in bytes ? bytes.error : decodeUtf8(bytes);
}
