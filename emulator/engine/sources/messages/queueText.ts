import { BASE64_DIGITS } from '../../encoding.ts';

const URL_SAFE = BASE64_DIGITS.replace('+/', '-_');

/** The bytes of a queue message that was sent in base64: the URL alphabet is tried first, then the standard one, each with padding. */
export function decodeQueueText(text: string): { readonly bytes: Uint8Array } | { readonly error: string } {
  const safe = decodeAll(text, URL_SAFE);
  return 'bytes' in safe ? safe : decodeAll(text, BASE64_DIGITS);
}

/** Go's `Encoding.DecodeString`, with the place of its error: line ends are passed over. */
function decodeAll(text: string, alphabet: string): { bytes: Uint8Array } | { error: string } {
  const fail = (at: number): { error: string } => ({ error: `illegal base64 data at input byte ${at}` });
  const bytes: number[] = [];
  let quantum: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\n' || character === '\r') continue;
    if (character === '=') {
      const end = endOfPadding(text, at, quantum.length);
      if (end !== undefined) return fail(end);
      push(bytes, quantum);
      return { bytes: Uint8Array.from(bytes) };
    }
    const digit = alphabet.indexOf(character);
    if (digit < 0) return fail(at);
    quantum.push(digit);
    if (quantum.length < 4) continue;
    push(bytes, quantum);
    quantum = [];
  }
  if (quantum.length > 0) return fail(text.length - trailingLineEnds(text) - quantum.length);
  return { bytes: Uint8Array.from(bytes) };
}

/** Where the padding that begins at `at` is wrong; undefined where it is right and ends the text. */
function endOfPadding(text: string, at: number, digits: number): number | undefined {
  if (digits < 2) return at;
  let next = skipLineEnds(text, at + 1);
  if (digits === 2) {
    if (next === text.length) return text.length;
    if (text[next] !== '=') return next;
    next = skipLineEnds(text, next + 1);
  }
  return next < text.length ? next : undefined;
}

function skipLineEnds(text: string, from: number): number {
  let at = from;
  while (text[at] === '\n' || text[at] === '\r') at++;
  return at;
}

function trailingLineEnds(text: string): number {
  return /[\r\n]*$/.exec(text)?.[0].length ?? 0;
}

function push(bytes: number[], quantum: readonly number[]): void {
  const [a = 0, b = 0, c = 0, d = 0] = quantum;
  const all = [(a << 2) | (b >> 4), ((b & 15) << 4) | (c >> 2), ((c & 3) << 6) | d];
  bytes.push(...all.slice(0, Math.max(0, quantum.length - 1)));
}
