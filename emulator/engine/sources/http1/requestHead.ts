import { decodeUtf8 } from '../../lang/unquote.ts';
import { isTarget } from '../route.ts';
import { frame, valuesOf, type Framing } from './framing.ts';
import { readHeaderLines, shown, trim, type Header } from './headerLines.ts';

/** A request up to its body. */
export interface RequestHead {
  readonly method: string;
  readonly target: string;
  /** Of HTTP/1.minor. */
  readonly minor: number;
  readonly headers: readonly Header[];
  readonly framing: Framing;
  /** Whether the connection stays open after the answer. */
  readonly keepAlive: boolean;
  /** The sender waits for `100 Continue`, or for something that nobody knows. */
  readonly expects?: 'continue' | 'unknown';
}

/** What Go's net/http answers on its own to a request that it does not take; the connection is closed. */
export interface Refusal {
  /** Status and phrase. */
  readonly status: string;
  readonly body: string;
  /** For people. */
  readonly why: string;
}

export type HeadRead = RequestHead | { readonly refusal: Refusal };

/** Go's `DefaultMaxHeaderBytes` and the slack that its server adds. */
export const MAX_HEAD = (1 << 20) + 4096;

export const TOO_LONG: Refusal = refusalOf(
  '431 Request Header Fields Too Large',
  'the headers are longer than 1 MiB',
);

export const CUT_OFF: Refusal = refusalOf('400 Bad Request', 'the request ends before its headers do');

/** How a handshake begins. */
const TLS = '\x16\x03';

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const BEYOND_ASCII = /[\x80-\xff]/;
const HOST = /^[0-9A-Za-z!$%&()*+,\-.:;=[\]'_~]*$/;

/**
 * Reads a request as Go's net/http does, whose server event sources have.
 * @param text bytes as Latin-1, up to the empty line
 */
export function readRequestHead(text: string): HeadRead {
  const end = text.indexOf('\n');
  const line = readRequestLine(text.slice(0, end));
  if ('refusal' in line) return line;
  const headers = readHeaderLines(text.slice(end + 1, text.endsWith('\r\n') ? -2 : -1));
  if ('broken' in headers) return badRequest(headers.broken);
  const hosts = valuesOf(headers, 'Host');
  if (hosts.length > 1) return badRequest('there are several Host headers');
  const { method, target, major, minor } = line;
  const framed = frame(headers, minor);
  if ('broken' in framed) return badRequest(framed.broken);
  if ('unsupported' in framed) return notImplemented(framed.unsupported);
  if (major !== 1)
    return refused(
      '505 HTTP Version Not Supported: unsupported protocol version',
      `HTTP/${major}.${minor} is not spoken here`,
    );
  const [host] = hosts;
  if (host === undefined && minor > 0 && method !== 'CONNECT')
    return refused('400 Bad Request: missing required Host header', `HTTP/1.${minor} asks for it`);
  if (host !== undefined && !HOST.test(host))
    return refused('400 Bad Request: malformed Host header', `it is ${shown(host)}`);
  const spaced = headers.find(([name]) => name.includes(' '));
  if (spaced) return refused('400 Bad Request: invalid header name', `it is ${shown(spaced[0])}`);
  return {
    method,
    target,
    minor,
    headers: BEYOND_ASCII.test(text)
      ? framed.headers.map(([name, value]): Header => [name, textOf(value)])
      : framed.headers,
    framing: framed.framing,
    ...expectation(headers),
    keepAlive: staysOpen(headers, minor),
  };
}

/** Why the lines that have come so far are refused, whatever follows. */
export function refusedSoFar(text: string): Refusal | undefined {
  const end = text.indexOf('\n');
  const line = readRequestLine(text.slice(0, end));
  if ('refusal' in line) return line.refusal;
  const headers = readHeaderLines(text.slice(end + 1));
  return 'broken' in headers ? badRequest(headers.broken).refusal : undefined;
}

interface RequestLine {
  readonly method: string;
  readonly target: string;
  readonly major: number;
  readonly minor: number;
}

function readRequestLine(line: string): RequestLine | { readonly refusal: Refusal } {
  const text = line.endsWith('\r') ? line.slice(0, -1) : line;
  const first = text.indexOf(' ');
  const second = text.indexOf(' ', first + 1);
  if (text.startsWith(TLS)) return badRequest('it is TLS, and this is plain HTTP: write http://');
  if (first < 0 || second < 0) return badRequest(`${shown(text)} is no request line`);
  const method = text.slice(0, first);
  if (!TOKEN.test(method)) return badRequest(`${shown(method)} is no method`);
  const protocol = text.slice(second + 1);
  const version = /^HTTP\/(\d)\.(\d)$/.exec(protocol);
  if (!version) return badRequest(`${shown(protocol)} is no version of HTTP`);
  const target = textOf(text.slice(first + 1, second));
  if (method !== 'CONNECT' && !isTarget(target)) return badRequest(`${shown(target)} is no request target`);
  return { method, target, major: Number(version[1]), minor: Number(version[2]) };
}

function expectation(headers: readonly Header[]): Pick<RequestHead, 'expects'> {
  const [value = ''] = valuesOf(headers, 'Expect');
  if (value === '') return {};
  return { expects: tokensOf(value, /[ \t,]/).includes('100-continue') ? 'continue' : 'unknown' };
}

function staysOpen(headers: readonly Header[], minor: number): boolean {
  const values = valuesOf(headers, 'Connection');
  const has = (token: string): boolean => values.some((value) => tokensOf(value, ',').includes(token));
  return minor > 0 ? !has('close') : has('keep-alive');
}

function tokensOf(value: string, separator: string | RegExp): string[] {
  return value
    .toLowerCase()
    .split(separator)
    .map((token) => trim(token));
}

function badRequest(why: string): { readonly refusal: Refusal } {
  return refused('400 Bad Request', why);
}

function notImplemented(what: string): { readonly refusal: Refusal } {
  const why = `${what} is not supported`;
  return { refusal: { status: '501 Not Implemented', body: 'Unsupported transfer encoding', why } };
}

function refused(status: string, why: string): { readonly refusal: Refusal } {
  return { refusal: refusalOf(status, why) };
}

function refusalOf(status: string, why: string): Refusal {
  return { status, body: status, why };
}

/** Text of UTF-8 bytes that were taken for Latin-1. */
function textOf(bytes: string): string {
  if (!BEYOND_ASCII.test(bytes)) return bytes;
  return decodeUtf8(Array.from(bytes, (character) => character.charCodeAt(0)));
}
