import { parseUrl } from '../lang/sprig/url.ts';
import { escapeBytes } from '../lang/template/escape.ts';

const KEPT = {
  path: /[A-Za-z0-9\-_.~$&+,/:;=@]/,
  fragment: /[A-Za-z0-9\-_.~$&+,/:;=?@!()*]/,
  host: /[A-Za-z0-9\-_.~!$&'()*+,;=:[\]<>"]/,
};
/** What Go takes for a path or fragment that is already encoded, and then leaves as it is. */
const ENCODED = {
  path: /^[A-Za-z0-9\-_.~!$&'()*+,;=:@[\]%/]*$/,
  fragment: /^[A-Za-z0-9\-_.~!$&'()*+,;=:@[\]%/?]*$/,
};

interface Pieces {
  readonly scheme: string;
  /** Undefined without `//`. */
  readonly authority?: string;
  readonly path: string;
  /** With its question mark. */
  readonly query: string;
  readonly fragment: string;
}

/**
 * A URI reference read and written again by Go's `net/url`, as the `source` of a CloudEvent is between the bus and the sensor: `my source` becomes
 * `my%20source`. Undefined for a text that is no URI reference; the empty text is none.
 */
export function rewriteUriReference(text: string): string | undefined {
  if (text === '') return undefined;
  const parts = parseUrl(text);
  if ('error' in parts) return undefined;
  const { scheme, authority, path, query, fragment } = cut(text);
  const tail = query + (fragment === '' ? '' : `#${encoded(fragment, parts.fragment, 'fragment')}`);
  const start = scheme === '' ? '' : `${scheme}:`;
  if (parts.opaque !== '') return start + parts.opaque + tail;
  const way = parts.path === '*' ? '*' : encoded(path, parts.path, 'path');
  const at = authority?.lastIndexOf('@') ?? -1;
  const user = at === -1 ? '' : `${parts.userinfo}@`;
  const host = user + escapeBytes(parts.host, KEPT.host);
  const slashes = host !== '' || (authority !== undefined && way !== '') ? '//' : '';
  const beginning = start + slashes + host;
  const dot = beginning === '' && (way.split('/')[0] ?? '').includes(':') ? './' : '';
  return beginning + dot + way + tail;
}

function cut(text: string): Pieces {
  const hash = text.indexOf('#');
  const fragment = hash === -1 ? '' : text.slice(hash + 1);
  const main = hash === -1 ? text : text.slice(0, hash);
  const scheme = /^[A-Za-z][A-Za-z0-9+\-.]*(?=:)/.exec(main)?.[0].toLowerCase() ?? '';
  const rest = scheme === '' ? main : main.slice(scheme.length + 1);
  const mark = rest.indexOf('?');
  const query = mark === -1 ? '' : rest.slice(mark);
  const hierarchy = mark === -1 ? rest : rest.slice(0, mark);
  const hasAuthority = hierarchy.startsWith('//') && (scheme !== '' || !hierarchy.startsWith('///'));
  if (!hasAuthority) return { scheme, path: hierarchy, query, fragment };
  const slash = hierarchy.indexOf('/', 2);
  const end = slash === -1 ? hierarchy.length : slash;
  return { scheme, authority: hierarchy.slice(2, end), path: hierarchy.slice(end), query, fragment };
}

function encoded(source: string, plain: string, part: 'path' | 'fragment'): string {
  return ENCODED[part].test(source) ? source : escapeBytes(plain, KEPT[part]);
}
