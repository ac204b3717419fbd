import { goQuote } from '../../lang/goQuote.ts';
import { toBase64 } from '../../encoding.ts';
import { asciiHost } from './punycode.ts';
import { readTarget, type Target } from './url.ts';

/** One request as it goes over the wire; what Go adds on its own (`User-Agent`, `Accept-Encoding`, `Content-Length`) is left out. */
export interface WireRequest {
  readonly method: string;
  /** With the host that is connected to. */
  readonly url: string;
  /** The `Host` line. */
  readonly host: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  /** To be signed by AWS's rules, version 4. */
  readonly sign?: Signature;
}

export interface Signature {
  readonly service: string;
  readonly region: string;
  /** Absent: by AWS's own chain of credentials. */
  readonly keys?: { readonly accessKey: string; readonly secretKey: string };
}

/** A request before it is written. */
export interface Draft {
  readonly method: string;
  readonly url: string;
  readonly host?: string | undefined;
  /** Spelled as they will be sent. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** Lines that Go writes itself, or not at all. */
const OWN_LINES: ReadonlySet<string> = new Set(['Host', 'Content-Length', 'Transfer-Encoding', 'Trailer']);

/** The error of `http.NewRequest`. */
export function constructionProblem(method: string, url: string): string | undefined {
  if (!TOKEN.test(method)) return `net/http: invalid method ${goQuote(method)}`;
  const target = readTarget(url);
  return 'error' in target ? target.error : undefined;
}

/** The request as Go's HTTP client writes it, or the error with which it refuses to. */
export function writeRequest(
  draft: Draft,
  /** The one in the error: that of the first request, where redirects led here. */
  firstMethod = draft.method,
): WireRequest | { readonly error: string } {
  const { method, url, body, host } = draft;
  const target = readTarget(url);
  if ('error' in target) return target;
  const isHttp = target.scheme === 'http' || target.scheme === 'https';
  const problem = (isHttp && headerProblem(draft.headers)) || targetProblem(target);
  if (problem !== undefined) return { error: clientError(firstMethod, target.text, problem) };
  return {
    method,
    url: `${target.scheme}://${connectedHost(target.host)}${target.requestUri}`,
    host: hostLine(host || target.host),
    headers: writtenHeaders(withUserinfo(draft.headers, target)),
    body,
  };
}

/** Only names that are not ASCII lose their capitals. */
function connectedHost(host: string): string {
  const ascii = asciiHost(host);
  return ascii === host ? host : asciiHost(host.toLowerCase());
}

const HOST_LINE = /^[0-9A-Za-z!$%&()*+,\-.:;=['\]_~]*$/;

/** Go leaves the line empty where the host cannot stand in it. */
function hostLine(host: string): string {
  const ascii = asciiHost(host);
  return HOST_LINE.test(ascii) ? ascii : '';
}

/** An error as Go's client words it: `Post "http://…": …`. */
export function clientError(method: string, url: string, reason: string): string {
  const verb = method === '' ? 'Get' : method.slice(0, 1) + method.slice(1).toLowerCase();
  return `${verb} ${goQuote(url)}: ${reason}`;
}

function headerProblem(headers: ReadonlyMap<string, string>): string | undefined {
  for (const [name, value] of headers) {
    if (!TOKEN.test(name)) return `net/http: invalid header field name ${goQuote(name)}`;
    if (hasControl(value)) return `net/http: invalid header field value for ${goQuote(name)}`;
  }
  return undefined;
}

function hasControl(value: string): boolean {
  return Array.from(value).some((char) => (char < ' ' && char !== '\t') || char === '\u007f');
}

function targetProblem({ scheme, host }: Target): string | undefined {
  if (scheme !== 'http' && scheme !== 'https') return `unsupported protocol scheme ${goQuote(scheme)}`;
  return host === '' ? 'http: no Host in request URL' : undefined;
}

function withUserinfo(
  headers: ReadonlyMap<string, string>,
  { userinfo }: Target,
): ReadonlyMap<string, string> {
  if (!userinfo || headers.get('Authorization')) return headers;
  return new Map([...headers, ['Authorization', `Basic ${toBase64(Uint8Array.from(userinfo))}`]]);
}

function writtenHeaders(headers: ReadonlyMap<string, string>): [string, string][] {
  return [...headers]
    .filter(([name, value]) => !OWN_LINES.has(name) && (name !== 'User-Agent' || value !== ''))
    .map(([name, value]): [string, string] => [name, trim(value)]);
}

function trim(value: string): string {
  return value.replace(/^[ \t]+|[ \t]+$/g, '');
}
