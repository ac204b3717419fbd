import { decodeUtf8, shownText, wellFormed } from '../lang/unquote.ts';
import { compileRegexp } from '../lang/regexp.ts';
import { rememberLast } from '../rememberLast.ts';
import type { HttpAnswer } from './message.ts';

/** Where a request goes: to the endpoint of that index, or nowhere, with this answer. */
export type Routed = { readonly endpoint: number } | { readonly answer: HttpAnswer };

type Matcher = (path: string) => boolean;

const HEALTH = -1;

/** What Go's `http.NotFound` answers. */
export const NOT_FOUND: HttpAnswer = {
  status: 404,
  body: '404 page not found\n',
  headers: { 'X-Content-Type-Options': 'nosniff' },
};

/**
 * Finds the endpoint of a request among those of one port, as upstream's server does (gorilla/mux): paths have to be clean, `{name}` and
 * `{name:regex}` are patterns, no slash is forgiven. The method plays no part.
 * @param endpoints in the order in which they were opened
 */
export function createRouter(endpoints: readonly string[]): (target: string) => Routed {
  const all = endpoints.map((endpoint, index): [number, Matcher] => [index, matcherOf(endpoint)]);
  const health: [number, Matcher] = [HEALTH, (path) => path === '/health'];
  const inOrder = [...all.slice(0, 1), health, ...all.slice(1)];
  return (target) => {
    const url = parseTarget(target);
    if (!url) return { answer: { status: 400, body: '400 Bad Request' } };
    const clean = cleanPath(url.path);
    if (clean !== url.path) {
      const headers = { Location: url.origin + escapePath(clean) + url.query };
      return { answer: { status: 301, body: '', headers } };
    }
    const found = inOrder.find(([, matches]) => matches(url.path))?.[0];
    if (found === undefined) return { answer: NOT_FOUND };
    return found === HEALTH ? { answer: { status: 200, body: 'OK' } } : { endpoint: found };
  };
}

/** An endpoint that cannot be a route matches nothing. */
function matcherOf(endpoint: string): Matcher {
  const pattern = patternOf(endpoint);
  if (pattern === undefined) return () => false;
  if (pattern === '') return (path) => path === endpoint;
  const regexp = compileRegexp(pattern);
  return 'error' in regexp ? () => false : (path) => regexp.matches(path);
}

/** The expression of an endpoint with variables; empty without any, undefined if braces do not fit together. */
function patternOf(endpoint: string): string | undefined {
  if (!endpoint.startsWith('/')) return undefined;
  let level = 0;
  let start = 0;
  let variables = 0;
  let pattern = '^';
  for (let at = 0; at < endpoint.length; at++) {
    const character = endpoint[at];
    if (character === '{' && level++ === 0) {
      pattern += quoteMeta(endpoint.slice(start, at));
      start = at + 1;
    }
    if (character !== '}' || --level > 0) continue;
    if (level < 0) return undefined;
    const [name = '', ...rest] = endpoint.slice(start, at).split(':');
    const expression = rest.length === 0 ? '[^/]+' : rest.join(':');
    if (name === '' || expression === '') return undefined;
    pattern += `(?P<v${variables++}>${expression})`;
    start = at + 1;
  }
  if (level !== 0) return undefined;
  return variables === 0 ? '' : `${pattern}${quoteMeta(endpoint.slice(start))}$`;
}

function quoteMeta(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&');
}

/** White space and control characters. */
const UNSEEN = /[\0-\x20\x7f]/;

interface Target {
  /** Of a target that is a whole URL. */
  readonly origin: string;
  readonly path: string;
  /** With its question mark. */
  readonly query: string;
}

/** Whether Go's net/http takes a request with that target. */
export function isTarget(target: string): boolean {
  return parseTarget(target) !== undefined;
}

/** A request target as Go's `url.ParseRequestURI` reads it. It is asked for to check a request and again to find its way. */
const parseTarget = rememberLast((target: string): Target | undefined => {
  if (UNSEEN.test(target)) return undefined;
  if (target === '*') return { origin: '', path: target, query: '' };
  const scheme = /^[a-zA-Z][a-zA-Z0-9+.-]*:/.exec(target)?.[0] ?? '';
  const mark = target.indexOf('?', scheme.length);
  const query = mark < 0 ? '' : target.slice(mark);
  const rest = target.slice(scheme.length, mark < 0 ? undefined : mark);
  // Without a slash it has no path.
  if (!rest.startsWith('/')) return scheme === '' ? undefined : { origin: scheme + rest, path: '', query };
  const authority =
    scheme !== '' && rest.startsWith('//') ? (/^[^/]*/.exec(rest.slice(2))?.[0] ?? '') : undefined;
  if (authority !== undefined && !isAuthority(authority)) return undefined;
  const origin = authority === undefined ? scheme : `${scheme}//${authority}`;
  const path = unescapePath(rest.slice(authority === undefined ? 0 : 2 + authority.length));
  return path === undefined ? undefined : { origin, path, query };
});

const HOST = /^[-\w.~!$&'()*+,;=:[\]<>"%\x80-\uffff]*$/;

/** A host may have escapes of other than ASCII. */
function isAuthority(authority: string): boolean {
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  if (!HOST.test(host) || /%(?![89a-fA-F][0-9a-fA-F])/.test(host)) return false;
  return host.startsWith('[') || /^[^:]*(?::\d*)?$/.test(host.slice(Math.max(0, host.lastIndexOf(':'))));
}

function unescapePath(path: string): string | undefined {
  if (/%(?![0-9a-fA-F]{2})/.test(path)) return undefined;
  return path.replace(/(?:%[0-9a-fA-F]{2})+/g, (escapes) =>
    shownText(decodeUtf8(Array.from(escapes.matchAll(/%(..)/g), ([, hex = '']) => Number.parseInt(hex, 16)))),
  );
}

function escapePath(path: string): string {
  return encodeURI(wellFormed(path)).replace(
    /[?#!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function cleanPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.length > 0 && path.endsWith('/') ? `/${parts.join('/')}/` : `/${parts.join('/')}`;
}
