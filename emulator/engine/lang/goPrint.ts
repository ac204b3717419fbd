import { compareCodePoints } from './codePoints.ts';
import { formatFloatG } from './goNumber.ts';

/** What a decoded JSON document holds. */
export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** What Go's `%v` prints for a decoded JSON value: `1e+06`, `<nil>`, `[a b]`, `map[k:v]` with sorted keys. */
export function printJson(value: JsonValue): string {
  if (value === null) return '<nil>';
  if (typeof value === 'number') return formatFloatG(value);
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (isList(value)) return `[${value.map(printJson).join(' ')}]`;
  const entries = Object.entries(value).sort(([a], [b]) => compareCodePoints(a, b));
  return `map[${entries.map(([key, member]) => `${key}:${printJson(member)}`).join(' ')}]`;
}

export function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
