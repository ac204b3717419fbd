import type { Json } from '../../../../schemas/schema-node.ts';
import { compareCodePoints } from '../../lang/codePoints.ts';
import { encodeString } from '../../lang/goJson.ts';
import { compactJson } from '../../sources/rawJson.ts';
import type { Typed, TypedStruct } from './decode.ts';
import type { Shape, Struct } from './shape.ts';

/** Go's `json.Marshal`: fields in the order of the struct, empty ones left out if they may be, HTML characters escaped. */
export function encodeStruct(value: TypedStruct, struct: Struct): string {
  const members = struct.fields
    .filter(({ key, shape, omitEmpty }) => !omitEmpty || !isEmpty(value.get(key), shape))
    .map(({ key, shape }) => `"${key}":${encode(value.get(key), shape)}`);
  return `{${members.join(',')}}`;
}

function encode(value: Typed, shape: Shape): string {
  switch (shape.kind) {
    case 'pointer':
      return value === undefined ? 'null' : encode(value, shape.of);
    case 'struct':
      return encodeStruct(value instanceof Map ? value : new Map(), shape);
    case 'list':
      if (value === undefined) return 'null';
      return `[${itemsOf(value)
        .map((item) => encode(item, shape.of))
        .join(',')}]`;
    case 'map':
      return value === undefined ? 'null' : encodeMap(value);
    case 'raw':
      return encodeRaw(value);
    default:
      return encodeScalar(value, shape);
  }
}

function encodeMap(value: Typed): string {
  const members = membersOf(value).toSorted(([a], [b]) => compareCodePoints(a, b));
  return `{${members.map(([key, text]) => `${encodeString(key)}:${encodeScalar(text, { kind: 'string' })}`).join(',')}}`;
}

function encodeRaw(value: Typed): string {
  const compacted = compactJson(rawOf(value));
  return 'json' in compacted ? compacted.json : 'null';
}

function encodeScalar(value: Typed, shape: Shape): string {
  if (typeof value === 'string') return encodeString(value);
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (shape.kind === 'bool') return 'false';
  return shape.kind === 'string' ? '""' : '0';
}

/** What `omitempty` leaves out. */
function isEmpty(value: Typed, shape: Shape): boolean {
  if (shape.kind === 'struct') return false;
  if (shape.kind === 'pointer') return value === undefined;
  if (shape.kind === 'list') return value === undefined || itemsOf(value).length === 0;
  if (shape.kind === 'map') return membersOf(value).length === 0;
  return value === undefined || value === '' || value === false || value === 0n;
}

/**
 * The struct as the rest of the engine holds it: nil fields are left out (a `payload` that is nil is not the same as an empty one), and texts and
 * maps that Go always writes are there even if they are empty.
 */
export function toObject(value: TypedStruct, struct: Struct): Record<string, Json> {
  const members = struct.fields.flatMap(({ key, shape, omitEmpty }): [string, Json][] => {
    const plain = toJson(value.get(key), shape) ?? (omitEmpty ? undefined : zeroOf(shape));
    return plain === undefined ? [] : [[key, plain]];
  });
  return Object.fromEntries(members);
}

function toJson(value: Typed, shape: Shape): Json | undefined {
  if (value === undefined) return undefined;
  switch (shape.kind) {
    case 'pointer':
      return toJson(value, shape.of);
    case 'struct':
      return toObject(value instanceof Map ? value : new Map(), shape);
    case 'list':
      return itemsOf(value).map((item) => toJson(item, shape.of) ?? zeroOf(shape.of) ?? null);
    case 'map':
      return Object.fromEntries(
        membersOf(value).map(([key, text]) => [key, typeof text === 'string' ? text : '']),
      );
    case 'raw':
      return JSON.parse(rawOf(value)) as Json;
    default:
      return typeof value === 'bigint' ? Number(value) : (value as string | boolean);
  }
}

function zeroOf(shape: Shape): Json | undefined {
  switch (shape.kind) {
    case 'string':
      return '';
    case 'map':
      return {};
    case 'struct':
      return toObject(new Map(), shape);
    default:
      return undefined;
  }
}

function itemsOf(value: Typed): readonly Typed[] {
  return Array.isArray(value) ? (value as readonly Typed[]) : [];
}

function membersOf(value: Typed): (readonly [string, Typed])[] {
  return value instanceof Map ? [...(value as ReadonlyMap<string, Typed>)] : [];
}

function rawOf(value: Typed): string {
  return typeof value === 'object' && 'raw' in value ? value.raw : 'null';
}
