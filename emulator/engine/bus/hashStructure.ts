import { encodeUtf8 } from '../lang/unquote.ts';

/** A Go value as the hash sees it. */
export type GoValue =
  | string
  | null
  | readonly GoValue[]
  /** The bytes of `MarshalBinary`. */
  | { readonly bytes: readonly number[] }
  /** Fields by their Go names, in the order of the declaration. */
  | { readonly struct: string; readonly fields: readonly (readonly [name: string, value: GoValue])[] };

const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;
const MASK = 0xffffffffffffffffn;
const NIL = fnv([0, 0, 0, 0, 0, 0, 0, 0]);

/** `hashstructure.Hash` (mitchellh/hashstructure v2, FormatV2, FNV-1 of 64 bits) of strings, pointers, slices and structs. */
export function hashStructure(value: GoValue): bigint {
  if (value === null) return NIL;
  if (typeof value === 'string') return fnv(encodeUtf8(value));
  if (isList(value)) return value.reduce<bigint>((hash, item) => ordered(hash, hashStructure(item)), 0n);
  if ('bytes' in value) return fnv(value.bytes);
  return value.fields.reduce(
    (hash, [name, field]) => fnv(bytesOf(hash ^ ordered(hashStructure(name), hashStructure(field)))),
    hashStructure(value.struct),
  );
}

function isList(value: GoValue): value is readonly GoValue[] {
  return Array.isArray(value);
}

function ordered(first: bigint, second: bigint): bigint {
  return fnv([...bytesOf(first), ...bytesOf(second)]);
}

function fnv(bytes: readonly number[]): bigint {
  return bytes.reduce((hash, byte) => ((hash * PRIME) & MASK) ^ BigInt(byte), OFFSET);
}

/** Little-endian. */
function bytesOf(value: bigint): number[] {
  return Array.from({ length: 8 }, (_, index) => Number((value >> BigInt(8 * index)) & 0xffn));
}
