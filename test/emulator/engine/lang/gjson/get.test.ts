import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { get } from '../../../../../emulator/engine/lang/gjson/get.ts';
import { toBool, toNumber } from '../../../../../emulator/engine/lang/gjson/result.ts';

const event = '{"body":{"n":1e6,"s":"a\\u00e9\\n","l":[{"k":1},{"k":"x"},{}],"on":true,"no":null},"a.b":2}';

describe('get', () => {
  it.each([
    ['body.n', 'Number', '1e6', '1000000'],
    ['body.s', 'String', '"a\\u00e9\\n"', 'aé\n'],
    ['body.l.#', 'Number', '3', '3'],
    ['body.l.#.k', 'JSON', '[1,"x"]', '[1,"x"]'],
    ['body.l.#(k="x").k', 'String', '"x"', 'x'],
    ['body.l.#(k)#', 'JSON', '[{"k":1},{"k":"x"}]', '[{"k":1},{"k":"x"}]'],
    ['body.l.1.k', 'String', '"x"', 'x'],
    ['body.on', 'True', 'true', 'true'],
    ['body.no', 'Null', 'null', ''],
    ['a\\.b', 'Number', '2', '2'],
    ['b*.on', 'True', 'true', 'true'],
    ['{body.on,"m":a\\.b}', 'JSON', '{"on":true,"m":2}', '{"on":true,"m":2}'],
    ['body.l|@reverse|0', 'JSON', '{}', '{}'],
    ['missing', 'Null', '', ''],
    ['missing|@keys', 'JSON', '[]', '[]'],
  ] as const)('%s', (path, type, raw, string) => {
    expect(get(event, path)).toMatchObject({ exists: raw !== '', type, raw, string });
  });

  it.each([
    ['[12\u00003]', '@pretty:{"width":0}', '[\n  12,\n  3\n]\n'],
    ['n\u00a0ul', '@pretty', 'n\u00a0ul'],
  ])('ends a number of broken JSON as gjson does: %j %s', (json, path, raw) => {
    expect(get(json, path).raw).toBe(raw);
  });

  it('finds out soon that a pattern of many stars does not match', () => {
    const list = JSON.stringify(['a'.repeat(10_000), 'ac']);
    expect(get(list, '#(%"*a*a*a*a*a*a*a*a*a*a*c*")#').raw).toBe('[]');
    expect(get(list, '#(!%"*a*a*a*a*a*a*a*a*a*a*c*")#|#').raw).toBe('2');
    expect(get(list, '#(%"*a*c*").#').raw).toBe('');
    expect(get(list, '#(%"*a*c*")').raw).toBe('"ac"');
  });

  it('says where in the document a value stands', () => {
    const { index, raw } = get(event, 'body.l.1.k');
    expect(event.slice(index, (index ?? 0) + raw.length)).toBe('"x"');
    expect(get(event, 'body.l.#').index).toBeUndefined();
  });

  it.each([
    ['a document nested deep', '['.repeat(100_000), '@pretty'],
    ['a path that doubles the document', '"x"', `${'[@this,@this]|'.repeat(60)}@this`],
  ])('answers %s with an error', (_name, json, path) => {
    expect(get(json, path)).toMatchObject({ exists: false, error: expect.any(String) as string });
  });

  it.each([
    ['"1.5"', 1.5, false],
    ['"T"', 0, true],
    ['0', 0, false],
    ['0x10p0', 16, true],
    ['true', 1, true],
    ['{}', 0, false],
  ])('reads %s as number and truth', (json, number, truth) => {
    const found = get(`[${json}]`, '0');
    expect([toNumber(found), toBool(found)]).toEqual([number, truth]);
  });

  it('survives any text and answers the same twice', () => {
    const piece = fc.constantFrom(
      ...'{}[]()":,.|#@*?\\!~=<%0a-'.split(''),
      '@pretty',
      '@dig:a',
      '#(a=1)#',
      'é',
      '\ud800',
    );
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
    const property = fc.property(text, text, (json, path) => {
      expect(get(json, path)).toEqual(get(json, path));
    });
    fc.assert(property, { seed: 1, numRuns: 3000 });
  });
});
