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

/** Go's strict decoding with padding; line breaks are skipped. The error names the byte of the source. */
export function decodeBytes(
  source: string,
  alphabet: Alphabet,
): readonly number[] | { readonly error: string } {
  const { characters, bits, group, name } = alphabet;
  const units = encodeUtf8(source)
    .map((byte, at) => ({ char: String.fromCharCode(byte), at }))
    .filter(({ char }) => char !== '\n' && char !== '\r');
  const length = encodeUtf8(source).length;
  const corrupt = (at: number): { error: string } => ({ error: `illegal ${name} data at input byte ${at}` });
  const bytes: number[] = [];
  for (let start = 0; start < units.length; start += group) {
    const quantum = units.slice(start, start + group);
    const bad = quantum.findIndex(({ char }) => !characters.includes(char));
    const count = bad === -1 ? quantum.length : bad;
    const problem = paddingProblem(units, start, count, alphabet, length);
    if (problem !== undefined) return corrupt(problem);
    let buffer = 0n;
    for (const { char } of quantum.slice(0, count))
      buffer = (buffer << BigInt(bits)) | BigInt(characters.indexOf(char));
    const whole = Math.floor((count * bits) / 8);
    buffer >>= BigInt(count * bits - whole * 8);
    for (let i = whole - 1; i >= 0; i--) bytes.push(Number((buffer >> BigInt(8 * i)) & 0xffn));
  }
  return bytes;
}

interface Unit {
  readonly char: string;
  readonly at: number;
}

/** The byte at which Go gives up on a group of which `count` characters are good; undefined if it is fine. */
function paddingProblem(
  units: readonly Unit[],
  start: number,
  count: number,
  { group, bits, name }: Alphabet,
  length: number,
): number | undefined {
  if (count === group) return undefined;
  const stop = units[start + count];
  if (!stop) return name === 'base32' ? length : (units.at(-1)?.at ?? 0) + 1 - count;
  if (stop.char !== '=') return stop.at;
  const missing = group - count;
  const allowed = (count * bits) % 8 < bits && count >= 2;
  if (!allowed) return stop.at;
  for (let i = count; i < group; i++) {
    const unit = units[start + i];
    if (!unit) return length;
    if (unit.char !== '=') return unit.at;
  }
  return units[start + count + missing]?.at;
}

/** The decoded text, or the text of the error: sprig does not tell them apart. */
export function decodeText(source: string, alphabet: Alphabet): string {
  const bytes = decodeBytes(source, alphabet);
  return 'error' in bytes ? bytes.error : decodeUtf8(bytes);
}
