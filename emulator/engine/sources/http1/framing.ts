import { canonicalHeader } from '../headers.ts';
import { trim, type Broken, type Header } from './headerLines.ts';

/** How the end of a body is found. */
export type Framing = { readonly length: number } | 'chunked';

/** A transfer coding that Go's net/http does not know. */
export interface Unsupported {
  readonly unsupported: string;
}

/** How long the body is, and the headers that are left, as Go's net/http has them. */
export interface Framed {
  readonly framing: Framing;
  readonly headers: readonly Header[];
}

const NO_TRAILERS = new Set(['Transfer-Encoding', 'Trailer', 'Content-Length']);

/**
 * Go's `readTransfer`: only `chunked` is understood, and it wins over a length.
 * @param minor of HTTP/1.minor
 */
export function frame(headers: readonly Header[], minor: number): Framed | Broken | Unsupported {
  const codings = valuesOf(headers, 'Transfer-Encoding');
  if (minor > 0 && codings.length > 1)
    return { unsupported: `several transfer encodings: ${codings.join(', ')}` };
  const chunked = minor > 0 && codings.length > 0;
  if (chunked && codings[0]?.toLowerCase() !== 'chunked')
    return { unsupported: `the transfer encoding ${codings[0] ?? ''}` };
  const lengths = valuesOf(headers, 'Content-Length');
  const length = lengthOf(lengths);
  if (typeof length === 'object') return length;
  if (!chunked) {
    const left = lengths.length > 1 ? withoutRepeatedLength(headers) : headers;
    return { framing: { length: length ?? 0 }, headers: left };
  }
  const trailers = valuesOf(headers, 'Trailer').flatMap((value) => value.split(','));
  const bad = trailers.map((key) => canonicalHeader(trim(key))).find((key) => NO_TRAILERS.has(key));
  if (bad !== undefined) return { broken: `${bad} cannot be a trailer` };
  return { framing: 'chunked', headers: without(headers, 'Content-Length', 'Trailer') };
}

/** The values of a header, in the order of their lines. */
export function valuesOf(headers: readonly Header[], name: string): string[] {
  const values: string[] = [];
  for (const [key, value] of headers) if (isCalled(key, name)) values.push(value);
  return values;
}

/** @param name as Go spells it */
function isCalled(key: string, name: string): boolean {
  return key.length === name.length && canonicalHeader(key) === name;
}

function lengthOf([first, ...others]: readonly string[]): number | undefined | Broken {
  if (first === undefined) return undefined;
  if (others.some((other) => other !== first)) return { broken: 'there are several Content-Length headers' };
  if (!/^\d+$/.test(first) || BigInt(first) >= 1n << 63n)
    return { broken: `Content-Length is ${first === '' ? 'empty' : first}` };
  return Number(first);
}

function withoutRepeatedLength(headers: readonly Header[]): readonly Header[] {
  const isLength = ([name]: Header): boolean => isCalled(name, 'Content-Length');
  const first = headers.findIndex(isLength);
  return headers.filter((header, index) => index <= first || !isLength(header));
}

function without(headers: readonly Header[], ...names: readonly string[]): readonly Header[] {
  return headers.filter(([name]) => !names.includes(canonicalHeader(name)));
}
