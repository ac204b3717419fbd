import { explainInvalidJson } from '../invalidJson.ts';
import { overflowingNumber } from '../overflowingNumber.ts';
import { encodeNumber, encodeString } from '../goJson.ts';
import { sortedEntries } from '../fmt/print.ts';
import type { GoValue } from '../fmt/value.ts';
import { goList, goMap, isInt, typeName } from '../fmt/value.ts';
import { versionText } from '../semver/version.ts';
import { formatTime } from '../time/format.ts';
import { RFC3339_NANO } from '../time/parse.ts';
import { GoPanic } from '../template/signature.ts';
import { wellFormed } from '../unquote.ts';
import type { Returned } from '../template/signature.ts';
import type { Family } from './define.ts';
import { define, defineAny, defineMust, text } from './define.ts';

/** Values nested deeper count as a cycle; so does Go. */
const MAX_DEPTH = 1000;

interface Style {
  readonly escapeHtml: boolean;
  readonly indent: string;
}

const COMPACT: Style = { escapeHtml: true, indent: '' };
const PRETTY: Style = { escapeHtml: true, indent: '  ' };
const RAW: Style = { escapeHtml: false, indent: '' };

/** sprig's functions on JSON. */
export const JSON_FUNCTIONS: Family = {
  fromJson: defineAny(['string'], ([source]) => valueOr(decode(text(source)), null)),
  mustFromJson: defineMust(['string'], ([source]) => errorOr(decode(text(source))), { boxes: true }),
  toJson: define(['any'], ([value = null]) => valueOr(encode(value, COMPACT), '')),
  mustToJson: defineMust(['any'], ([value = null]) => encode(value, COMPACT)),
  toPrettyJson: define(['any'], ([value = null]) => valueOr(encode(value, PRETTY), '')),
  mustToPrettyJson: defineMust(['any'], ([value = null]) => encode(value, PRETTY)),
  toRawJson: defineMust(['any'], ([value = null]) => encode(value, RAW)),
  mustToRawJson: defineMust(['any'], ([value = null]) => encode(value, RAW)),
};

type Converted = { readonly value: GoValue } | { readonly error: string };

function valueOr(converted: Converted, fallback: GoValue): GoValue {
  return 'value' in converted ? converted.value : fallback;
}

function errorOr(converted: Converted): Returned {
  return 'error' in converted ? { error: converted.error } : converted;
}

/** JSON text of a value as Go writes it; an indent other than none puts one member on a line. */
export function encodeJson(value: GoValue, indent: '' | '  '): Converted {
  return encode(value, { escapeHtml: true, indent });
}

function encode(value: GoValue, style: Style): Converted & Returned {
  try {
    return { value: encodeAt(value, style, 0) };
  } catch (thrown) {
    if (thrown instanceof GoPanic) return { error: thrown.message };
    throw thrown;
  }
}

function encodeAt(value: GoValue, style: Style, depth: number): string {
  if (depth > MAX_DEPTH)
    throw new GoPanic('json: unsupported value: encountered a cycle via map[string]interface {}');
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return encodeString(value, style);
  if (typeof value === 'number') return encodeFloat(value);
  if (isInt(value)) return String(value.value);
  switch (value.type) {
    case 'list':
      if (value.nil) return 'null';
      return block(
        '[',
        value.items.map((item) => encodeAt(item, style, depth + 1)),
        ']',
        style,
        depth,
      );
    case 'map': {
      if (value.nil) return 'null';
      if (value.of === 'keyed') throw new GoPanic(`json: unsupported type: ${typeName(value)}`);
      const colon = style.indent === '' ? ':' : ': ';
      const members = sortedEntries(value).map(
        ([key, member]) => encodeString(key, style) + colon + encodeAt(member, style, depth + 1),
      );
      return block('{', members, '}', style, depth);
    }
    case 'time':
      return encodeString(formatTime(value.time, RFC3339_NANO), style);
    case 'version':
      return encodeString(versionText(value.version), style);
    case 'certificate':
      return encodeAt(goMap(Object.entries(value.fields)), style, depth);
    case 'complex128':
      throw new GoPanic('json: unsupported type: complex128');
  }
}

function encodeFloat(value: number): string {
  if (!Number.isFinite(value)) throw new GoPanic(`json: unsupported value: ${encodeNumber(value)}`);
  return encodeNumber(value);
}

function block(
  open: string,
  members: readonly string[],
  close: string,
  { indent }: Style,
  depth: number,
): string {
  if (members.length === 0 || indent === '') return open + members.join(',') + close;
  const inner = `\n${indent.repeat(depth + 1)}`;
  return `${open}${inner}${members.join(`,${inner}`)}\n${indent.repeat(depth)}${close}`;
}

/** Go's decoding of JSON text; of a repeated key the last counts. */
export function decodeJson(source: string): Converted {
  return decode(source);
}

/** A number beyond float64 is an error, but all else is decoded. */
function decode(source: string): Converted {
  let decoded: unknown;
  try {
    decoded = JSON.parse(source);
  } catch {
    return { error: explainInvalidJson(source) };
  }
  const value = valueOf(decoded);
  const overflow = overflowingNumber(source);
  if (overflow === undefined) return { value };
  return { value, error: `json: cannot unmarshal number ${overflow} into Go value of type float64` };
}

function valueOf(decoded: unknown): GoValue {
  if (typeof decoded === 'string') return wellFormed(decoded);
  if (typeof decoded === 'number') return Number.isFinite(decoded) ? decoded : null;
  if (typeof decoded === 'boolean') return decoded;
  if (Array.isArray(decoded)) return goList(decoded.map(valueOf));
  if (typeof decoded !== 'object' || decoded === null) return null;
  const map = goMap();
  const members = decoded as Readonly<Record<string, unknown>>;
  for (const key in members) map.entries.set(wellFormed(key), valueOf(members[key]));
  return map;
}
