import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grow, grownText, type Growing } from '../../../../../emulator/engine/lang/sjson/grow.ts';
import { set } from '../../../../../emulator/engine/lang/sjson/set.ts';

/** The document after writes of a number to each path, or the path that is not simple. */
function written(paths: readonly string[]): string {
  const growing: Growing = { root: undefined };
  for (const [value, path] of paths.entries())
    if (!grow(growing, path, String(value))) return `not at ${path}`;
  return grownText(growing);
}

describe('a growing document', () => {
  it.each([
    [[], ''],
    [['a', 'b.c', 'b.d'], '{"a":0,"b":{"c":1,"d":2}}'],
    [['l.1', 'l.0', 'l.3.k', 'l.3.m'], '{"l":[1,0,null,{"k":2,"m":3}]}'],
    [['2'], '[null,null,0]'],
    [['a.b', 'a.b'], '{"a":{"b":1}}'],
    [['o.k', 'o.0'], '{"o":{"k":0,"0":1}}'],
    [['k\\.l'], '{"k.l":0}'],
    [['__proto__', 'toString'], '{"__proto__":0,"toString":1}'],
    [['a', 'a.b'], 'not at a.b'],
    [['a.b', 'a'], 'not at a'],
    [['l.0', 'l.k'], 'not at l.k'],
    [['l.1', 'l.0.k'], 'not at l.0.k'],
    [['-1'], 'not at -1'],
    [['l.-1'], 'not at l.-1'],
    [['l.101'], 'not at l.101'],
    [['a*'], 'not at a*'],
    [[''], 'not at '],
  ])('takes %j', (paths, expected) => {
    expect(written(paths)).toBe(expected);
  });

  it('has the text that writes to the text would give', () => {
    const part = fc.constantFrom('a', 'b', '0', '1', '2', 'x\\.y');
    const path = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('.'));
    const value = fc.constantFrom('1', '"x"', '{"a":[1, 2]}', '[]');
    const property = fc.property(fc.array(fc.tuple(path, value), { maxLength: 8 }), (writes) => {
      const growing: Growing = { root: undefined };
      let text = '';
      for (const [place, json] of writes) {
        if (!grow(growing, place, json)) continue;
        const answer = set(text, place, { raw: json });
        text = 'json' in answer ? answer.json : '';
        expect(grownText(growing)).toBe(text);
      }
    });
    fc.assert(property, { seed: 1, numRuns: 5000 });
  });
});
