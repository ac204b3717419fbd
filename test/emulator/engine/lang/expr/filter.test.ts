import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkExpression, filterExpression } from '../../../../../emulator/engine/lang/expr/filter.ts';

const ports = { now: () => Date.UTC(2026, 0, 2), random: () => 0.5 };
const body = JSON.stringify({
  id: 4,
  s: 'text',
  l: [3, 1, 2],
  o: { k: [{ n: 1 }] },
  no: null,
  'a-b': 1,
  'x.y': 2,
  x: 1,
  doc: '{"a":[{"b":1},{"b":5}]}',
});

function answer(source: string): unknown {
  const answered = filterExpression(source, body, ports);
  return 'error' in answered ? answered.error.split('\n')[0] : answered.value;
}

describe('filterExpression', () => {
  it.each([
    ['id == 4 && s startsWith "te"', true],
    ['l[-1] == 2 and "k" in o', true],
    ['any(l, # > 2) and all(o.k, .n == 1)', true],
    ['map(l, # * 2) == [6.0, 2.0, 4.0]', true],
    ['reduce(1..4, #acc + #) == 10', true],
    ['l | filter(# > 1) | len() == 2', true],
    ['no?.x.y == nil', true],
    ['(missing ?? "d") == "d"', true],
    ['a_b == 1 && x.y == 2', true],
    ['let n = id; n in 1..5', true],
    ['jsonpath(doc, "$.a[?(@.b > 2)].b") == [5.0]', true],
    ['sprig.upper(s) == "TEXT"', true],
    ['duration("90m").Hours() == 1.5', true],
    ['date("2026-01-02").Year() == 2026', true],
    ['{"a": 1}.a == 1', true],
    ['id', "unable to cast expression result '%!s(float64=4)' to bool"],
    ['missing.x', "unable to evaluate expression 'missing.x': cannot fetch from <nil> (1:9)"],
    ['missing.x || true', true],
    ['all(sprig.dict(), #.x)', true],
    ['count(o, true) == 1', true],
    [
      'any(o, # == 1)',
      "unable to evaluate expression 'any(o, # == 1)': reflect: call of reflect.Value.Index on map Value (1:8)",
    ],
    ['missing.x && 1 == 2', false],
    ['id && true', "unable to cast expression result '%!s(float64=4)' to bool"],
    ['toJson(1 == true)', "unable to cast expression result 'false' to bool"],
    ['toJson(abs(1, -2))', "unable to cast expression result '2' to bool"],
    ['toJson($env)', "unable to cast expression result '' to bool"],
    ['id == "4"', false],
    [
      '1 == "1"',
      `unable to evaluate expression '1 == "1"': invalid operation: == (mismatched types int and string) (1:3)`,
    ],
    ['id % 2 == 0', "unable to evaluate expression 'id % 2 == 0': invalid operation: float64 % int (1:4)"],
    ['1..2000000 == l', "unable to evaluate expression '1..2000000 == l': memory budget exceeded (1:2)"],
  ])('%s', (source, expected) => {
    expect(answer(source)).toBe(expected);
  });

  it.each([
    [
      '[1]',
      'failed to unmarshal data, json: cannot unmarshal array into Go value of type map[string]interface {}',
    ],
    ['', 'failed to unmarshal data, unexpected end of JSON input'],
    ['{".a":1}', 'a key of the event data starts with a dot (upstream dies here)'],
  ])('refuses the body %j', (text, error) => {
    expect(filterExpression('true', text, ports)).toMatchObject({ error });
  });

  it('survives depth and endless work', () => {
    expect(answer(`${'('.repeat(50_000)}1${')'.repeat(50_000)}`)).toMatch(/nested too deep/);
    expect(answer('all(1..900000, all(1..900000, # > 0))')).toMatch(/does not come to an end/);
  });

  it('survives any text and answers the same twice', () => {
    const words = [
      'id',
      's',
      'l',
      'o',
      'no',
      '1',
      '2.5',
      '"a"',
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      ',',
      '.',
      '?.',
      '#',
      ' ',
      ':',
      ';',
    ];
    const operators = [
      '==',
      '&&',
      'or',
      'not',
      'in',
      '+',
      '-',
      '..',
      '??',
      '?',
      '|',
      'len',
      'map',
      'filter',
      'let',
      '=',
      'matches',
      'é',
    ];
    const text = fc.array(fc.constantFrom(...words, ...operators), { maxLength: 14 });
    const property = fc.property(text, fc.constantFrom('', ' '), (parts, gap) => {
      const source = parts.join(gap);
      expect(answer(source)).toBe(answer(source));
    });
    fc.assert(property, { seed: 1, numRuns: 3000 });
  });
});

describe('checkExpression', () => {
  it.each([
    ['id ==', ''],
    ['1 + "a"', '+'],
    ['type == 1', '=='],
    ['s matches "("', 'm'],
  ])('blames a piece of %s', (source, piece) => {
    const refused = checkExpression(source);
    expect(refused && source.slice(refused.offset, refused.offset + refused.length).slice(0, 1)).toBe(
      piece.slice(0, 1) || '=',
    );
  });

  it('takes what only the data can decide', () => {
    expect(checkExpression('body.a.b > 1 && header["X"][0] == "y"')).toBeUndefined();
  });
});
