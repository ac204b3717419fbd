import { parseUrl } from '../../lang/sprig/url.ts';
import { escapeBytes } from '../../lang/template/escape.ts';

/** A URL as Go's HTTP client uses it. */
export interface Target {
  readonly scheme: string;
  /** With its port, as written. */
  readonly host: string;
  /** What follows the method on the wire. */
  readonly requestUri: string;
  /** Bytes of `name:password`, if the URL has them. */
  readonly userinfo?: readonly number[];
  /** The whole URL without name and password. */
  readonly text: string;
}

const NO_SCHEME = /^[A-Za-z][A-Za-z0-9+\-.]*:/;
/** A path in which Go finds nothing to escape. */
const ENCODED = /^[A-Za-z0-9\-_.~$&+,/:;=@!'()*[\]%]*$/;
const KEPT = /[A-Za-z0-9\-_.~$&+,/:;=@]/;

/** Go's `url.Parse`, with its errors. */
export function readTarget(source: string): Target | { readonly error: string } {
  const parts = parseUrl(source);
  if ('error' in parts) return parts;
  const raw = rawParts(source);
  const path = parts.opaque === '' ? escapedPath(raw.path) : parts.opaque;
  const query = raw.query === undefined ? '' : `?${raw.query}`;
  const host = parts.host.replace(/:$/, '');
  const authority = host === '' ? '' : `//${host}`;
  return {
    scheme: parts.scheme,
    host,
    requestUri: `${path === '' ? '/' : path}${query}`,
    ...(raw.userinfo !== undefined && { userinfo: userinfoBytes(raw.userinfo) }),
    text: `${parts.scheme === '' ? '' : `${parts.scheme}:`}${authority}${path}${query}${/#.+$/s.exec(source)?.[0] ?? ''}`,
  };
}

/** A reference as Go resolves it against the URL of the request that was redirected. */
export function resolveTarget(base: string, reference: string): string {
  if (NO_SCHEME.test(reference)) return reference;
  const scheme = base.slice(0, base.indexOf(':') + 1);
  if (reference.startsWith('//')) return scheme + reference;
  const { authority, path, query } = rawParts(base);
  const root = `${scheme}//${authority}`;
  const found = /^([^?#]*)(.*)$/s.exec(reference);
  const [own, tail] = [found?.[1] ?? '', found?.[2] ?? ''];
  if (own === '') {
    const kept = tail.startsWith('?') || query === undefined ? '' : `?${query}`;
    return `${root}${path}${kept}${tail}`;
  }
  const joined = own.startsWith('/') ? own : `${path.slice(0, path.lastIndexOf('/') + 1) || '/'}${own}`;
  return `${root}${withoutDots(joined)}${tail}`;
}

/** Whether the reference names its own scheme. */
export function isAbsolute(reference: string): boolean {
  return NO_SCHEME.test(reference);
}

interface RawParts {
  readonly authority: string;
  readonly userinfo?: string;
  readonly path: string;
  readonly query?: string;
}

function rawParts(source: string): RawParts {
  const main = source.replace(/#.*$/s, '').replace(NO_SCHEME, '');
  const mark = main.indexOf('?');
  const query = mark === -1 ? {} : { query: main.slice(mark + 1) };
  const rest = mark === -1 ? main : main.slice(0, mark);
  if (!rest.startsWith('//')) return { authority: '', path: rest, ...query };
  const slash = rest.indexOf('/', 2);
  const authority = slash === -1 ? rest.slice(2) : rest.slice(2, slash);
  const at = authority.lastIndexOf('@');
  const userinfo = at === -1 ? {} : { userinfo: authority.slice(0, at) };
  return { authority, path: slash === -1 ? '' : rest.slice(slash), ...userinfo, ...query };
}

/** A path as Go writes it: escaped where it is not. */
export function escapedPath(raw: string): string {
  return raw === '*' || ENCODED.test(raw) ? raw : escapeRest(raw);
}

/** Escapes anew what was not escaped right. */
function escapeRest(raw: string): string {
  return raw
    .split(/((?:%[0-9A-Fa-f]{2})+)/)
    .map((piece, index) => (index % 2 === 1 ? unescapedKept(piece) : escapeBytes(piece, KEPT)))
    .join('');
}

/** Go keeps no escape that is not needed once it escapes a path itself. */
function unescapedKept(escapes: string): string {
  return escapes.replace(/%([0-9A-Fa-f]{2})/g, (_, digits: string) => {
    const char = String.fromCharCode(parseInt(digits, 16));
    return KEPT.test(char) ? char : `%${digits.toUpperCase()}`;
  });
}

function userinfoBytes(userinfo: string): readonly number[] {
  const withPassword = userinfo.includes(':') ? userinfo : `${userinfo}:`;
  return bytesOf(withPassword);
}

function bytesOf(escaped: string): number[] {
  const bytes: number[] = [];
  for (let i = 0; i < escaped.length; i++) {
    if (escaped[i] === '%') {
      bytes.push(parseInt(escaped.slice(i + 1, i + 3), 16));
      i += 2;
    } else bytes.push(escaped.charCodeAt(i) & 0xff);
  }
  return bytes;
}

/** A path whose `.` and `..` have been followed. */
export function withoutDots(path: string): string {
  const kept: string[] = [];
  const parts = path.split('/').slice(1);
  for (const [index, part] of parts.entries()) {
    const last = index === parts.length - 1;
    if (part === '..') kept.pop();
    else if (part !== '.') kept.push(part);
    if (last && (part === '.' || part === '..')) kept.push('');
  }
  return `/${kept.join('/')}`;
}
