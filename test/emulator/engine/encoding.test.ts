import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBase64, utf8Bytes } from '../../../emulator/engine/encoding.ts';

describe('utf8Bytes', () => {
  it.each([
    ['', []],
    ['a\0', [0x61, 0]],
    ['\u007f\u0080', [0x7f, 0xc2, 0x80]],
    ['\u07ff\u0800\uffff', [0xdf, 0xbf, 0xe0, 0xa0, 0x80, 0xef, 0xbf, 0xbf]],
    ['😀', [0xf0, 0x9f, 0x98, 0x80]],
    ['\ud800', [0xef, 0xbf, 0xbd]],
    ['\udc00a', [0xef, 0xbf, 0xbd, 0x61]],
  ])('%j', (text, bytes) => {
    expect(Array.from(utf8Bytes(text))).toEqual(bytes);
  });
});

describe('toBase64', () => {
  it.each([
    ['', ''],
    ['a', 'YQ=='],
    ['ab', 'YWI='],
    ['abc', 'YWJj'],
    ['é?>', 'w6k/Pg=='],
  ])('%j', (text, expected) => {
    expect(toBase64(text)).toBe(expected);
  });

  it('writes any bytes, of any length', () => {
    const bytes = fc.uint8Array({ maxLength: 20_000, size: 'max' });
    const property = fc.property(bytes, (some) => {
      expect(toBase64(some)).toBe(Buffer.from(some).toString('base64'));
    });
    fc.assert(property, { seed: 1, numRuns: 100 });
  });
});
