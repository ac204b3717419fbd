import type { GoMap } from '../fmt/value.ts';
import { goMap, kindName } from '../fmt/value.ts';
import { GoPanic } from '../template/signature.ts';
import type { Family } from './define.ts';
import { define, mapOf, text } from './define.ts';
import { formatUrl, hostnameOf, parseUrl } from './url.ts';

/** sprig's functions on URLs. */
export const URLS: Family = {
  urlParse: define(['string'], ([source]) => {
    const parts = parseUrl(text(source));
    if ('error' in parts) throw new GoPanic(`unable to parse url: ${parts.error}`);
    return goMap(Object.entries({ ...parts, hostname: hostnameOf(parts.host) }));
  }),
  urlJoin: define(['map'], ([map]) => join(mapOf(map))),
};

function join(map: GoMap): string {
  const [scheme, host, path, query] = [
    part(map, 'scheme'),
    part(map, 'host'),
    part(map, 'path'),
    part(map, 'query'),
  ];
  const [opaque, fragment, userinfo] = [part(map, 'opaque'), part(map, 'fragment'), part(map, 'userinfo')];
  if (userinfo !== '') {
    const parsed = parseUrl(`proto://${userinfo}@host`);
    if ('error' in parsed) throw new GoPanic(`unable to parse userinfo in dict: ${parsed.error}`);
  }
  return formatUrl({ scheme, host, path, query, opaque, fragment, userinfo });
}

function part({ entries }: GoMap, key: string): string {
  const value = entries.get(key);
  if (value === undefined) return '';
  if (value === null) throw new GoPanic('runtime error: invalid memory address or nil pointer dereference');
  if (typeof value === 'string') return value;
  throw new GoPanic(`unable to parse ${key} key, must be of type string, but ${kindName(value)} found`);
}
