import { encodeString } from '../lang/goJson.ts';
import { compareCodePoints } from '../lang/codePoints.ts';
import type { HttpMessage } from './message.ts';

const MASKED = '*** Masked Auth Secret ***';
const NEVER_SHOWN = new Set(['Host', 'Transfer-Encoding']);
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

const canonical = new Map<string, string>();
const MAX_KEPT = 1000;

/** A header name as Go spells it: `x-GITHUB-event` -> `X-Github-Event`; a name that is no token stays as it is. The last thousand are kept. */
export function canonicalHeader(name: string): string {
  const known = canonical.get(name);
  if (known !== undefined) return known;
  const spelled = TOKEN.test(name)
    ? name.toLowerCase().replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase())
    : name;
  if (canonical.size >= MAX_KEPT) canonical.clear();
  canonical.set(name, spelled);
  return spelled;
}

/** The headers by canonical name, values in arrival order, without those that Go keeps apart. */
export function headerMap(message: HttpMessage): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const [name, value] of message.headers) {
    const spelled = canonicalHeader(name);
    if (NEVER_SHOWN.has(spelled)) continue;
    const values = map.get(spelled);
    if (values) values.push(trimValue(value));
    else map.set(spelled, [trimValue(value)]);
  }
  if (map.get('Pragma')?.[0] === 'no-cache' && !map.has('Cache-Control'))
    map.set('Cache-Control', ['no-cache']);
  if (map.get('Authorization')?.[0]) map.set('Authorization', [MASKED]);
  return map;
}

/** The first value of a header; the empty text without one. */
export function firstHeader(message: Pick<HttpMessage, 'headers'>, name: string): string {
  return trimValue(message.headers.find(([key]) => canonicalHeader(key) === name)?.[1] ?? '');
}

function trimValue(value: string): string {
  return value.replace(/^[ \t]+|[ \t]+$/g, '');
}

/** A map of texts to lists of texts as Go writes it: keys sorted. */
export function listsJson(lists: ReadonlyMap<string, readonly string[]>): string {
  const members = [...lists].sort(([a], [b]) => compareCodePoints(a, b));
  const text = members.map(
    ([key, values]) => `${encodeString(key)}:[${values.map((value) => encodeString(value)).join(',')}]`,
  );
  return `{${text.join(',')}}`;
}

/** The `metadata` member of event data, with its comma; nothing when there is none. */
export function metadataMember(metadata: Readonly<Record<string, string>> | undefined): string {
  const entries = Object.entries(metadata ?? {}).sort(([a], [b]) => compareCodePoints(a, b));
  if (entries.length === 0) return '';
  return `,"metadata":{${entries.map(([key, value]) => `${encodeString(key)}:${encodeString(value)}`).join(',')}}`;
}
