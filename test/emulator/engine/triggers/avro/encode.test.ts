import { describe, expect, it } from 'vitest';
import { toHex } from '../../../../../emulator/engine/encoding.ts';
import { encodeAvro } from '../../../../../emulator/engine/triggers/avro/encode.ts';
import { readSchema } from '../../../../../emulator/engine/triggers/avro/schema.ts';
import type { Json } from '../../../../../schemas/schema-node.ts';

function write(field: Json, value: Json): string {
  const read = readSchema(JSON.stringify({ type: 'record', name: 'r', fields: [field] }));
  if ('error' in read) return read.error;
  const encoded = encodeAvro(read.type, value);
  return 'error' in encoded ? encoded.error : toHex(Uint8Array.from(encoded.bytes));
}

/** Compared with hamba/avro. */
describe('a field k', () => {
  it.each<[Json, Json, string]>([
    ['string', { k: 'x' }, '0278'],
    ['double', { k: 2 }, '0000000000000040'],
    ['long', { k: 2 }, 'k: avro: float64 is unsupported for Avro long'],
    ['bytes', { k: 'x' }, 'k: avro: string is unsupported for Avro bytes'],
    ['string', {}, 'avro: missing required field k'],
    [['null', 'string'], { k: 'x' }, '020278'],
    [['null', 'string'], { k: null }, '00'],
    [['null', 'string'], { k: { string: 'x' } }, '020278'],
    [['null', 'long'], { k: 2 }, 'k: avro: unknown union type double'],
    [{ type: 'array', items: 'double' }, { k: [1, 2] }, '0320000000000000f03f000000000000004000'],
    [{ type: 'array', items: 'double' }, { k: [] }, '00'],
    [{ type: 'map', values: 'double' }, { k: { a: 1 } }, '01140261000000000000f03f00'],
    [{ type: 'enum', name: 'e', symbols: ['A', 'B'] }, { k: 'B' }, '02'],
    [{ type: 'enum', name: 'e', symbols: ['A', 'B'] }, { k: 'C' }, 'k: avro: unknown enum symbol: C'],
    ['nope', { k: 'x' }, 'avro: unknown type: nope'],
  ])('of type %j in %j', (type, value, expected) => {
    expect(write({ name: 'k', type }, value)).toBe(expected);
  });

  it.each<[Json, Json, string]>([
    ['long', 3, '06'],
    ['float', 3, '00004040'],
    [['string', 'null'], 'z', '00027a'],
    [{ type: 'array', items: 'string' }, ['a'], '0104026100'],
  ])('of type %j with the default %j', (type, fallback, expected) => {
    expect(write({ name: 'k', type, default: fallback }, {})).toBe(expected);
  });
});
