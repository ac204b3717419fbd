import { toBase64 } from '../../encoding.ts';
import { goQuote } from '../../lang/goQuote.ts';
import type { HttpRequest } from '../request.ts';
import { ask, valueOf, type Conversation, type HttpAnswer, type Sent } from './conversation.ts';
import { isAbsolute, readTarget, resolveTarget } from './url.ts';
import { clientError, writeRequest, type Draft, type Signature } from './wire.ts';

const MAX_REQUESTS = 10;

/** Sends an HTTP request and follows redirects as Go's client does. Any answer is a success. */
export function* sendHttp(request: HttpRequest): Conversation<Sent> {
  const headers = new Map<string, string>();
  for (const { name, value, from } of request.headers) {
    const actual = from ? yield* valueOf(from) : { text: value };
    if ('error' in actual) return actual;
    headers.set(name, actual.text);
  }
  if (request.basicAuth) {
    const login = yield* basicAuth(request.basicAuth);
    if ('error' in login) return login;
    headers.set('Authorization', login.text);
  }
  return yield* follow({ ...request, headers });
}

function* basicAuth({
  username,
  password,
}: NonNullable<HttpRequest['basicAuth']>): Conversation<
  { readonly text: string } | { readonly error: string }
> {
  const name = username ? yield* valueOf(username) : { text: '' };
  if ('error' in name) return name;
  const word = password ? yield* valueOf(password) : { text: '' };
  if ('error' in word) return word;
  return { text: `Basic ${toBase64(`${name.text}:${word.text}`)}` };
}

/** One request after the other, until an answer does not lead on. */
export function* follow(first: Draft): Conversation<Sent> {
  const exchanged = yield* exchange(first);
  if ('error' in exchanged) return { error: exchanged.error };
  const { status, body } = exchanged.http;
  return { status, body };
}

/** `isRefused`: the client does not even send it. */
export type Exchanged = { readonly http: HttpAnswer } | { readonly error: string; readonly isRefused?: true };

/** The last answer on the way from one redirect to the next. Signed is what stays with the first host. */
export function* exchange(first: Draft, sign?: Signature): Conversation<Exchanged> {
  let hop: Hop = { draft: first, keepsBody: true, isTrusted: true };
  for (let made = 1; ; made++) {
    const wire = writeRequest(hop.draft, first.method);
    if ('error' in wire) return { error: wire.error, isRefused: true };
    const request = sign && hop.isTrusted ? { ...wire, sign } : wire;
    const { http, error } = yield* ask({ do: 'http', request });
    if (!http) return { error: clientError(first.method, wire.url, error ?? 'no answer') };
    const location = http.headers.location;
    if (!leadsOn(http) || !location) return { http };
    if (made >= MAX_REQUESTS)
      return { error: clientError(first.method, location, `stopped after ${MAX_REQUESTS} redirects`) };
    hop = nextHop(first, hop, http, location);
    const target = readTarget(hop.draft.url);
    if ('error' in target)
      return { error: clientError(first.method, wire.url, badLocation(location, target.error)) };
  }
}

interface Hop {
  readonly draft: Draft;
  /** Once a redirect has dropped the body, it is never sent again. */
  readonly keepsBody: boolean;
  /** Once a redirect has led to another host, its secrets are never sent again. */
  readonly isTrusted: boolean;
}

function badLocation(location: string, reason: string): string {
  return `failed to parse Location header ${goQuote(location)}: ${reason}`;
}

function leadsOn({ status }: HttpAnswer): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

function nextHop(
  first: Draft,
  { draft, keepsBody, isTrusted: wasTrusted }: Hop,
  { status }: HttpAnswer,
  location: string,
): Hop {
  const sameMethod = status >= 307 || draft.method === 'GET' || draft.method === 'HEAD';
  const keeps = keepsBody && status >= 307;
  const url = resolveTarget(draft.url, location);
  const isTrusted = wasTrusted && isWithin(hostnameOf(url), hostnameOf(first.url));
  const headers = copiedHeaders(first, isTrusted, keeps);
  const referer = refererOf(draft.url, url, headers.get('Referer'));
  if (referer !== '') headers.set('Referer', referer);
  const host = draft.host && !isAbsolute(location) ? { host: draft.host } : {};
  const method = sameMethod ? draft.method : 'GET';
  return {
    draft: { method, url, ...host, headers, body: keeps ? first.body : '' },
    keepsBody: keeps,
    isTrusted,
  };
}

const SENSITIVE = /^(?:authorization|www-authenticate|cookie2?|proxy-authorization|proxy-authenticate)$/i;
const OF_THE_BODY = /^content-(?:encoding|language|location|type)$/i;

function copiedHeaders(first: Draft, isTrusted: boolean, keepsBody: boolean): Map<string, string> {
  return new Map(
    [...first.headers].filter(
      ([name]) => (isTrusted || !SENSITIVE.test(name)) && (keepsBody || !OF_THE_BODY.test(name)),
    ),
  );
}

function hostnameOf(url: string): string {
  const target = readTarget(url);
  return 'error' in target ? '' : target.host.replace(/:\d*$/, '').toLowerCase();
}

function isWithin(host: string, domain: string): boolean {
  return host === domain || (!/[:%]/.test(host) && host.endsWith(`.${domain}`));
}

/** Without name and password, and never from https to http. */
function refererOf(from: string, to: string, own: string | undefined): string {
  const [last, next] = [readTarget(from), readTarget(to)];
  if ('error' in last || 'error' in next) return '';
  if (last.scheme === 'https' && next.scheme === 'http') return '';
  return own || last.text;
}
