import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { get, getResult } from '../../../../../emulator/engine/lang/gjson/get.ts';
import { exists, textOf } from '../../../../../emulator/engine/lang/gjson/result.ts';
import { valid } from '../../../../../emulator/engine/lang/gjson/valid.ts';

/** What a scan of the text finds, whether or not there is a tape of it. */
function scanned(json: string, path: string): object {
  const found = getResult(json, path);
  if ('error' in found) throw new Error(found.error);
  const { type, raw, str, index } = found;
  return {
    exists: exists(found),
    type,
    raw,
    string: textOf(type, raw, str),
    ...(index > 0 && { index }),
  };
}

describe('get in a text that was found valid', () => {
  it.each([
    ['{"a":{"b":[1,{"c":"x"}]}}', 'a.b.1.c', '"x"'],
    [' { "a" : [ 1 , 2 ] } ', 'a.1', '2'],
    ['{"a":{"x":1},"a":{"b":2}}', 'a.b', '2'],
    ['{"a":1,"a":2}', 'a', '1'],
    ['{"\\u0061":1}', 'a', '1'],
    ['{"a.b":{"c\\"d":1}}', 'a\\.b', '{"c\\"d":1}'],
    ['{"1":"key","l":["index"]}', '1', '"key"'],
    ['{"l":["index"]}', 'l.00', '"index"'],
    ['{"l":["index"]}', 'l.-1', ''],
    ['{"l":["index"]}', 'l.1', ''],
    ['[{"a":1},{"a":2}]', '1.a', '2'],
    ['{"a":"text"}', 'a.b', ''],
    ['{"a":{}}', 'a.b', ''],
    ['"{\\"a\\":1}"', 'a', ''],
    ['7', 'a', ''],
    ['{"":{"a":1}}', '.a', '1'],
    ['{"a":[]}', 'a.18446744073709551616', ''],
    ['{"a":[0]}', 'a.18446744073709551616', '0'],
  ])('%s at %s', (json, path, raw) => {
    expect(valid(json)).toBe(true);
    expect(get(json, path).raw).toBe(raw);
    expect(get(json, path)).toEqual(scanned(json, path));
  });

  it('finds what a scan finds', () => {
    const key = fc.constantFrom('a', 'b', '0', '1', 'a.b', 'é', '');
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom('1', '"x\\n"', 'null', '""'),
        fc.array(tie('tree')).map((items) => `[${items.join(' ,')}]`),
        fc
          .array(fc.tuple(key, tie('tree')))
          .map(
            (pairs) =>
              `{${pairs.map(([name, value]) => `${JSON.stringify(name)}: ${value as string}`).join()}}`,
          ),
      ),
    }));
    const part = fc.constantFrom('a', 'b', '0', '1', 'a\\.b', '-1');
    const path = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('.'));
    const property = fc.property(tree, path, (json, where) => {
      expect(valid(json)).toBe(true);
      expect(get(json, where)).toEqual(scanned(json, where));
    });
    fc.assert(property, { seed: 1, numRuns: 3000 });
  });

  it('forgets no text that it was asked for often, and takes none for another', () => {
    const often = '{"a":"often"}';
    for (let i = 0; i < 50; i++) {
      const other = `{"a":"${String(i).padStart(5, '0')}"}`;
      expect(valid(other)).toBe(true);
      expect([get(often, 'a').string, get(other, 'a').string]).toEqual(['often', other.slice(6, 11)]);
    }
  });

  it('checks a text that is too long for a tape', () => {
    const list = `[${'1,'.repeat(1_500_000)}1]`;
    expect(valid(list)).toBe(true);
    expect(valid(list.slice(0, -1))).toBe(false);
    expect(get(list, '1500000').raw).toBe('1');
  });
});
