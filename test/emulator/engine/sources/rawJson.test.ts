import { describe, expect, it } from 'vitest';
import { compact, compactJson } from '../../../../emulator/engine/sources/rawJson.ts';

describe('compact', () => {
  it.each([
    ['{}', '{}'],
    [' [ ] ', '[]'],
    ['{"a":[1,{"b":"x y"},[]],"c":null}', '{"a":[1,{"b":"x y"},[]],"c":null}'],
    ['{"a": [1,{"b":"x y"}\n]}', '{"a":[1,{"b":"x y"}]}'],
    ['{"a\\" ":1,\t"b":[[], {}]}', '{"a\\" ":1,"b":[[],{}]}'],
    ['"a b" ', '"a b"'],
    [' 1', '1'],
  ])('%j', (text, expected) => {
    expect(compact(text)).toBe(expected);
  });

  it('takes any depth', () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    expect(compactJson(` ${deep}`)).toEqual({ json: deep });
    expect(compactJson(deep)).toEqual({ json: deep });
  });
});

describe('compactJson', () => {
  it.each([
    ['"<&>\u2028"', { json: '"\\u003c\\u0026\\u003e\\u2028"' }],
    ['{"a"', { error: 'unexpected end of JSON input' }],
  ])('%j', (text, expected) => {
    expect(compactJson(text)).toEqual(expected);
  });
});
