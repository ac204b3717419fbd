import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { get } from '../../../../../emulator/engine/lang/gjson/get.ts';
import { draftText, openDraft, placeAt, writeAt } from '../../../../../emulator/engine/lang/sjson/draft.ts';
import { set } from '../../../../../emulator/engine/lang/sjson/set.ts';

/** The document after all writes of a number, or the path that is not for a draft. */
function written(json: string, paths: readonly string[]): string {
  const draft = openDraft(json);
  for (const [value, path] of paths.entries()) {
    const place = placeAt(draft, path);
    if (!place) return `not at ${path}`;
    writeAt(draft, place, String(value));
  }
  return draftText(draft);
}

describe('a draft', () => {
  it.each([
    ['{"a":"x","b":[7,8]}', ['b.1', 'a'], '{"a":1,"b":[7,0]}'],
    ['{"a":"x"}', ['a', 'a'], '{"a":1}'],
    ['{ "a" : {} }', ['a.k', 'a.l'], '{ "a" : {"k":0,"l":1} }'],
    ['{"a":{"z":1}}', ['a.k', 'a.z', 'a.l'], '{"a":{"z":1,"k":0,"l":2}}'],
    ['{"a":{}}', ['n.m.2', 'a.b.c'], '{"a":{"b":{"c":1}},"n":{"m":[null,null,0]}}'],
    ['{"a":{}}', ['k\\.l'], '{"a":{},"k.l":0}'],
    ['{"a":{"b":1}}', ['a.b', 'a'], 'not at a'],
    ['{"a":{"b":1}}', ['a.k', 'a'], 'not at a'],
    ['{"a":{"b":1}}', ['a', 'a.b'], 'not at a.b'],
    ['{"a":{}}', ['a.k', 'a.k'], 'not at a.k'],
    ['{"a":{}}', ['a.k.l', 'a.k.m'], 'not at a.k.m'],
    ['{"a":[7]}', ['a.1', 'a.0'], '{"a":[1,0]}'],
    ['{"a":[7],"b":[]}', ['a.3', 'b.2.k'], '{"a":[7,null,null,0],"b":[null,null,{"k":1}]}'],
    ['[[]]', ['1'], '[[],0]'],
    ['{"a":[7]}', ['a.1', 'a.2'], 'not at a.2'],
    ['{"a":[7, 8]}', ['a.2'], 'not at a.2'],
    ['{"a":[ ]}', ['a.0'], 'not at a.0'],
    ['{"a":[7]}', ['a.k'], 'not at a.k'],
    ['{"a":[1]}', ['a.-1'], 'not at a.-1'],
    ['{"a":{}}', ['n.-1'], 'not at n.-1'],
    ['{"a":{}}', ['n.1000'], 'not at n.1000'],
    ['{"a":"x"}', ['a.b'], 'not at a.b'],
    ['{"a":{},"a":{"b":1}}', ['a.b'], 'not at a.b'],
    [' {"a":1}', ['b'], 'not at b'],
    [' {"a":1}', ['a'], ' {"a":0}'],
    ['{"a":1', ['a'], 'not at a'],
    ['"{}"', ['a'], 'not at a'],
    ['{"a":1}', ['a*'], 'not at a*'],
  ] as const)('of %s takes %j', (json, paths, expected) => {
    expect(written(json, paths)).toBe(expected);
  });

  it('writes what writes to the text would, and says what is there before and after', () => {
    const value = fc.constantFrom('1', '"x"', '{}', '[]', '{"a":1}', '{"a":{"b":[1,2]},"b":{}}', '[{"a":1}]');
    const json = fc.tuple(value, value, value).map(([a, b, c]) => `{"a":${a}, "b":${b},"0":${c}}`);
    const part = fc.constantFrom('a', 'b', 'c', '0', '1');
    const paths = fc.array(
      fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('.')),
      { maxLength: 5 },
    );
    const property = fc.property(json, paths, value, (document, places, wanted) => {
      const draft = openDraft(document);
      let text = document;
      for (const path of places) {
        const place = placeAt(draft, path);
        if (!place) continue;
        const before = get(text, path);
        expect(place.raw).toBe(before.exists ? before.raw : undefined);
        writeAt(draft, place, wanted);
        const answer = set(text, path, { raw: wanted });
        text = 'json' in answer ? answer.json : '';
        expect([draftText(draft), get(text, path).raw]).toEqual([text, wanted]);
      }
    });
    fc.assert(property, { seed: 1, numRuns: 5000 });
  });
});
