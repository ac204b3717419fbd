import { goQuote } from '../goQuote.ts';
import { escapeBytes } from '../template/escape.ts';
import { decodeUtf8, encodeUtf8 } from '../unquote.ts';

/** What sprig shows of a URL, as Go's `net/url` reads it. */
export interface UrlParts {
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
  readonly query: string;
  readonly opaque: string;
  readonly fragment: string;
  readonly userinfo: string;
}

const KEPT = {
  path: /[A-Za-z0-9\-_.~$&+,/:;=@]/,
  userinfo: /[A-Za-z0-9\-_.~$&+,;=]/,
  fragment: /[A-Za-z0-9\-_.~$&+,/:;=?@!()*]/,
  host: /[A-Za-z0-9\-_.~!$&'()*+,;=:[\]<>"]/,
};

class UrlError extends Error {}

/** Go's `url.Parse`, with its error texts. */
export function parseUrl(source: string): UrlParts | { readonly error: string } {
  const hash = source.indexOf('#');
  const main = hash === -1 ? source : source.slice(0, hash);
  const fragment = hash === -1 ? '' : source.slice(hash + 1);
  let shown = main;
  try {
    const parts = parseMain(main);
    shown = source;
    return { ...parts, fragment: unescape(fragment, 'fragment') };
  } catch (thrown) {
    if (thrown instanceof UrlError) return { error: `parse ${goQuote(shown)}: ${thrown.message}` };
    throw thrown;
  }
}

function parseMain(source: string): UrlParts {
  const empty = { scheme: '', host: '', path: '', query: '', opaque: '', fragment: '', userinfo: '' };
  if (Array.from(source).some((char) => char < ' ' || char === '\u007f')) {
    throw new UrlError('net/url: invalid control character in URL');
  }
  if (source === '*') return { ...empty, path: '*' };
  const { scheme, rest: afterScheme } = cutScheme(source);
  const mark = afterScheme.indexOf('?');
  const query = mark === -1 ? '' : afterScheme.slice(mark + 1);
  let rest = mark === -1 ? afterScheme : afterScheme.slice(0, mark);
  if (!rest.startsWith('/')) {
    if (scheme !== '') return { ...empty, scheme, query, opaque: rest };
    if ((rest.split('/')[0] ?? '').includes(':'))
      throw new UrlError('first path segment in URL cannot contain colon');
  }
  let authority = { host: '', userinfo: '' };
  if ((scheme !== '' || !rest.startsWith('///')) && rest.startsWith('//')) {
    const slash = rest.indexOf('/', 2);
    authority = parseAuthority(slash === -1 ? rest.slice(2) : rest.slice(2, slash));
    rest = slash === -1 ? '' : rest.slice(slash);
  }
  return { ...empty, scheme, query, ...authority, path: unescape(rest, 'path') };
}

function cutScheme(source: string): { scheme: string; rest: string } {
  const scheme = /^[A-Za-z][A-Za-z0-9+\-.]*(?=:)/.exec(source)?.[0];
  if (source.startsWith(':')) throw new UrlError('missing protocol scheme');
  if (scheme === undefined) return { scheme: '', rest: source };
  return { scheme: scheme.toLowerCase(), rest: source.slice(scheme.length + 1) };
}

function parseAuthority(authority: string): { host: string; userinfo: string } {
  const at = authority.lastIndexOf('@');
  const host = parseHost(authority.slice(at + 1));
  if (at === -1) return { host, userinfo: '' };
  const source = authority.slice(0, at);
  if (!/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(source)) throw new UrlError('net/url: invalid userinfo');
  return { host, userinfo: userinfoText(source) };
}

/** Name and password, escaped anew. */
function userinfoText(source: string): string {
  const colon = source.indexOf(':');
  const parts = colon === -1 ? [source] : [source.slice(0, colon), source.slice(colon + 1)];
  return parts.map((part) => escapeBytes(unescape(part, 'userinfo'), KEPT.userinfo)).join(':');
}

function parseHost(host: string): string {
  const bracket = host.lastIndexOf('[');
  if (bracket > 0) throw new UrlError('invalid IP-literal');
  const close = host.lastIndexOf(']');
  if (bracket === 0 && close === -1) throw new UrlError("missing ']' in host");
  const portAt = bracket === 0 ? close + 1 : host.lastIndexOf(':');
  const port = portAt === -1 ? '' : host.slice(portAt);
  if (port !== '' && !/^:[0-9]*$/.test(port)) throw new UrlError(`invalid port ${goQuote(port)} after host`);
  return unescape(host, 'host');
}

function unescape(source: string, mode: keyof typeof KEPT): string {
  const bytes: number[] = [];
  const units = encodeUtf8(source);
  for (let i = 0; i < units.length; i++) {
    const byte = units[i] ?? 0;
    const char = String.fromCharCode(byte);
    if (char === '%') {
      const digits = decodeUtf8(units.slice(i, i + 3));
      if (!/^%[0-9A-Fa-f]{2}$/.test(digits)) throw new UrlError(`invalid URL escape ${goQuote(digits)}`);
      if (mode === 'host' && /^%[0-7]/.test(digits) && digits !== '%25')
        throw new UrlError(`invalid URL escape ${goQuote(digits)}`);
      bytes.push(parseInt(digits.slice(1), 16));
      i += 2;
    } else if (mode === 'host' && byte < 0x80 && !KEPT.host.test(char)) {
      throw new UrlError(`invalid character ${goQuote(char)} in host name`);
    } else bytes.push(byte);
  }
  return decodeUtf8(bytes);
}

export function hostnameOf(host: string): string {
  if (host.startsWith('[')) return host.slice(1, host.indexOf(']'));
  return host.replace(/:[0-9]*$/, '');
}

/** Go's `URL.String()`. */
export function formatUrl({ scheme, host, path, query, opaque, fragment, userinfo }: UrlParts): string {
  let out = scheme === '' ? '' : `${scheme}:`;
  if (opaque !== '') out += opaque;
  else {
    if (host !== '' || userinfo !== '' || (scheme !== '' && path !== '')) out += '//';
    if (userinfo !== '') out += `${userinfoText(userinfo)}@`;
    out += escapeBytes(host, KEPT.host);
    const escaped = path === '*' ? '*' : escapeBytes(path, KEPT.path);
    if (escaped !== '' && !escaped.startsWith('/') && host !== '') out += '/';
    if (out === '' && (escaped.split('/')[0] ?? '').includes(':')) out += './';
    out += escaped;
  }
  return (
    out +
    (query === '' ? '' : `?${query}`) +
    (fragment === '' ? '' : `#${escapeBytes(fragment, KEPT.fragment)}`)
  );
}
