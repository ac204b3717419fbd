import type { Json } from '../../../schemas/schema-node.ts';
import { compareCodePoints } from './codePoints.ts';
import { encodeNumber, encodeString } from './goJson.ts';

/** JSON text as Go's `json.Marshal` writes a map: keys sorted by their bytes, no spaces, HTML characters escaped. */
export function marshal(value: Json): string {
  if (typeof value === 'string') return encodeString(wellFormed(value));
  if (typeof value === 'number') return encodeNumber(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (isList(value)) return `[${value.map(marshal).join(',')}]`;
  const members = Object.entries(value).sort(([a], [b]) => compareCodePoints(a, b));
  return `{${members.map(([key, member]) => `${encodeString(wellFormed(key))}:${marshal(member)}`).join(',')}}`;
}

function isList(value: readonly Json[] | Readonly<Record<string, Json>>): value is readonly Json[] {
  return Array.isArray(value);
}

/** Go's decoder has already put U+FFFD in place of half a surrogate pair. */
function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}
