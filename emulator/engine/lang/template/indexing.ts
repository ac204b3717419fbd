import type { GoValue } from '../fmt/value.ts';
import { goInt, isInt, isListValue, isMapValue, typeName } from '../fmt/value.ts';
import { encodeUtf8 } from '../unquote.ts';
import type { Ref } from './ref.ts';
import { boxed, plain, unbox } from './ref.ts';
import type { Returned } from './signature.ts';

/** `index`: the element of a list or map, of an element of it, and so on. */
export function indexInto([first, ...indexes]: readonly Ref[]): Returned {
  let item = unbox(first);
  if (!item) return { error: 'index of untyped nil' };
  for (const index of indexes) {
    if (item?.value === null || item === undefined) return { error: 'index of nil pointer' };
    const found = elementAt(item.value, unbox(index));
    if ('error' in found) return found;
    item = found.ref;
  }
  return { ref: item };
}

function elementAt(value: GoValue, index: Ref): { readonly ref: Ref } | { readonly error: string } {
  if (isMapValue(value)) {
    if (typeof index?.value !== 'string') {
      return {
        error: index
          ? `value has type ${typeName(index.value)}; should be string`
          : 'value is nil; should be of type string',
      };
    }
    const member = value.entries.get(index.value) ?? null;
    return { ref: value.of === 'any' ? boxed(member) : plain(member ?? '') };
  }
  if (typeof value === 'string') {
    const bytes = encodeUtf8(value);
    const at = positionOf(index, bytes.length);
    if ('error' in at) return at;
    const byte = bytes[at.position];
    return byte === undefined
      ? outOfRange(at.position, bytes.length, 'string')
      : { ref: plain(goInt(byte, 'uint8')) };
  }
  if (isListValue(value)) {
    const at = positionOf(index, value.items.length);
    if ('error' in at) return at;
    const item = value.items[at.position];
    if (item === undefined) return outOfRange(at.position, value.items.length, 'slice');
    return { ref: value.of === 'any' ? boxed(item) : plain(item) };
  }
  return { error: `can't index item of type ${typeName(value).replace('*', '')}` };
}

/** The place just behind the end passes Go's check and fails in its runtime. */
function outOfRange(_position: number, _length: number, kind: string): { error: string } {
  return {
    error: kind === 'slice' ? 'reflect: slice index out of range' : 'reflect: string index out of range',
  };
}

function positionOf(index: Ref, length: number): { readonly position: number } | { readonly error: string } {
  const value = index?.value ?? null;
  if (value === null) return { error: 'cannot index slice/array with nil' };
  if (!isInt(value)) return { error: `cannot index slice/array with type ${typeName(value)}` };
  if (value.value < 0n || value.value > BigInt(length))
    return { error: `index out of range: ${value.value}` };
  return { position: Number(value.value) };
}
