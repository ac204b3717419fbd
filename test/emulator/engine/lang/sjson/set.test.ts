import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { set } from '../../../../../emulator/engine/lang/sjson/set.ts';

describe('set', () => {
  it.each([
    ['', 'a.b', '{"a":{"b":"v"}}'],
    ['', '1', '[null,"v"]'],
    ['', '-1', '{"-1":"v"}'],
    ['{ "a": 1 }', 'a', '{ "a": "v" }'],
    ['{"a":[1]}', 'a.-1', '{"a":[1,"v"]}'],
    ['{"a":[1]}', 'a.3', '{"a":[1,null,null,"v"]}'],
    ['{"a":{}}', 'a.:1', '{"a":{"1":"v"}}'],
    ['{"l":[{"k":1},{"k":2}]}', 'l.#.k', '{"l":[{"k":"v"},{"k":"v"}]}'],
    ['{"a":1}', 'b*', '{"a":1}'],
  ])('writes into %s at %s', (json, path, expected) => {
    expect(set(json, path, { string: 'v' })).toEqual({ json: expected });
  });

  it.each([
    ['{}', '', 'path cannot be empty'],
    ['[]', 'a', "cannot set array element for non-numeric key 'a'"],
    ['', 'a.1000000000', 'the new document does not fit into memory'],
  ])('refuses to write into %s at %s', (json, path, error) => {
    expect(set(json, path, { string: 'v' })).toEqual({ error });
  });

  it('inserts raw text as it is and escapes strings as Go does', () => {
    expect(set('{}', 'a', { raw: '[1, 2' })).toEqual({ json: '{"a":[1, 2}' });
    expect(set('{}', 'a', { string: '<é>\u2028\u0001' })).toEqual({
      json: '{"a":"\\u003cé\\u003e\\u2028\\u0001"}',
    });
  });

  it('survives any text and answers the same twice', () => {
    const piece = fc.constantFrom(...'{}[]":,.|#@*?\\!0a-'.split(''), '#(a=1)#', '@this', 'é');
    const text = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''));
    const property = fc.property(text, text, (json, path) => {
      expect(set(json, path, { raw: '7' })).toEqual(set(json, path, { raw: '7' }));
    });
    fc.assert(property, { seed: 1, numRuns: 3000 });
  });
});
