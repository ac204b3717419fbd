import type { Json } from '../../../../schemas/schema-node.ts';
import { utf8Bytes } from '../../encoding.ts';
import { compareCodePoints } from '../../lang/codePoints.ts';
import { mapOf } from '../object.ts';
import type { AvroField, AvroType } from './schema.ts';

/** Items in one block of an array or a map. */
const BLOCK = 100;
/** Schemas may hold themselves, and defaults with them. */
const MAX_DEPTH = 200;

class AvroError extends Error {}

/**
 * A JSON value in Avro's binary encoding as upstream's library writes it: all numbers are doubles, so other number types take none, and a
 * member of a union other than the simplest has to be named by a map of one key. Maps are sorted by their keys.
 */
export function encodeAvro(
  type: AvroType,
  value: Json,
): { readonly bytes: readonly number[] } | { readonly error: string } {
  try {
    return { bytes: write(type, value, 0) };
  } catch (thrown) {
    if (thrown instanceof AvroError) return { error: thrown.message };
    throw thrown;
  }
}

function write(type: AvroType, value: Json, depth: number): number[] {
  if (depth > MAX_DEPTH) throw new AvroError('avro: the schema is too deep');
  switch (type.kind) {
    case 'null':
      return [];
    case 'boolean':
      return typeof value === 'boolean' ? [value ? 1 : 0] : refuse(type, value);
    case 'string':
      return typeof value === 'string' ? text(value) : refuse(type, value);
    case 'double':
      return typeof value === 'number' ? double(value) : refuse(type, value);
    case 'enum':
      return typeof value === 'string' ? symbol(type.symbols, value) : refuse(type, value);
    case 'record':
      return record(type.fields, value, type, depth);
    case 'array':
      return Array.isArray(value)
        ? blocks((value as Json[]).map((item) => write(type.of, item, depth + 1)))
        : refuse(type, value);
    case 'map':
      return map(type, value, depth);
    case 'union':
      return union(type.types, value, depth);
    default:
      return refuse(type, value);
  }
}

function record(fields: readonly AvroField[], value: Json, type: AvroType, depth: number): number[] {
  const members = mapOf(value) ?? refuse(type, value);
  return fields.flatMap(({ name, type: of, fallback }) => {
    const member = Object.hasOwn(members, name) ? members[name] : undefined;
    if (member === undefined && fallback === undefined)
      throw new AvroError(`avro: missing required field ${name}`);
    try {
      return member === undefined
        ? writeDefault(of, fallback ?? null, depth + 1)
        : write(of, member, depth + 1);
    } catch (thrown) {
      throw thrown instanceof AvroError ? new AvroError(`${name}: ${thrown.message}`) : thrown;
    }
  });
}

/** Defaults have the types of the schema; that of a union is one of its first type. */
function writeDefault(type: AvroType, value: Json, depth: number): number[] {
  if (type.kind === 'union')
    return [...long(0), ...writeDefault(type.types[0] ?? { kind: 'null' }, value, depth)];
  if ((type.kind === 'int' || type.kind === 'long') && typeof value === 'number') return long(value);
  if (type.kind === 'float' && typeof value === 'number') return float(value);
  if (type.kind === 'bytes' && typeof value === 'string') return text(value);
  if (type.kind === 'array' && Array.isArray(value))
    return blocks((value as Json[]).map((item) => writeDefault(type.of, item, depth + 1)));
  return write(type, value, depth);
}

function map(type: AvroType & { kind: 'array' | 'map' }, value: Json, depth: number): number[] {
  const members = mapOf(value) ?? refuse(type, value);
  const sorted = Object.entries(members).sort(([a], [b]) => compareCodePoints(a, b));
  return blocks(sorted.map(([key, member]) => [...text(key), ...write(type.of, member, depth + 1)]));
}

function union(types: readonly AvroType[], value: Json, depth: number): number[] {
  const named = mapOf(value);
  if (!named) return member(types, nameOfValue(value), value, depth);
  const [entry, ...more] = Object.entries(named);
  if (!entry || more.length > 0) throw new AvroError('avro: cannot encode union map with multiple entries');
  return member(types, entry[0], entry[1], depth);
}

function member(types: readonly AvroType[], name: string, value: Json, depth: number): number[] {
  const index = types.findIndex((type) => ('name' in type ? type.name : type.kind) === name);
  const type = types[index];
  if (!type) throw new AvroError(`avro: unknown union type ${name}`);
  return [...long(index), ...write(type, value, depth + 1)];
}

function nameOfValue(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' ? 'double' : typeof value;
}

function refuse(type: AvroType, value: Json): never {
  throw new AvroError(`avro: ${goType(value)} is unsupported for Avro ${type.kind}`);
}

function goType(value: Json): string {
  if (value === null) return '*avro.null';
  if (Array.isArray(value)) return '[]interface {}';
  if (typeof value === 'object') return 'map[string]interface {}';
  return typeof value === 'number' ? 'float64' : typeof value === 'boolean' ? 'bool' : 'string';
}

function symbol(symbols: readonly string[], value: string): number[] {
  const index = symbols.indexOf(value);
  if (index === -1) throw new AvroError(`avro: unknown enum symbol: ${value}`);
  return long(index);
}

/** Blocks with their length in bytes, and an empty one at the end. */
function blocks(items: readonly (readonly number[])[]): number[] {
  const out: number[] = [];
  for (let from = 0; from < items.length; from += BLOCK) {
    const block = items.slice(from, from + BLOCK);
    const bytes = block.flat();
    out.push(...long(-block.length), ...long(bytes.length), ...bytes);
  }
  return [...out, 0];
}

function text(value: string): number[] {
  const bytes = utf8Bytes(value);
  return [...long(bytes.length), ...bytes];
}

/** Zigzag, seven bits a byte. */
function long(value: number): number[] {
  let rest = value >= 0 ? BigInt(Math.trunc(value)) * 2n : BigInt(Math.trunc(-value)) * 2n - 1n;
  const bytes: number[] = [];
  while (rest >= 0x80n) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  return [...bytes, Number(rest)];
}

function double(value: number): number[] {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value, true);
  return [...new Uint8Array(view.buffer)];
}

function float(value: number): number[] {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, value, true);
  return [...new Uint8Array(view.buffer)];
}
