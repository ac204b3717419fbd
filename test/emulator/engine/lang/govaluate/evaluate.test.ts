import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../../../emulator/engine/lang/goPrint.ts';
import { compile, evaluate } from '../../../../../emulator/engine/lang/govaluate/evaluate.ts';

const env: Record<string, JsonValue> = {
  n: 7,
  s: 'text',
  t: true,
  no: null,
  l: [1, 'a'],
  'a.b': 1,
  'my-name': 2,
};

function run(source: string): unknown {
  const compiled = compile(source);
  if ('error' in compiled) return compiled.error;
  const answer = evaluate(compiled.program, (name) => (Object.hasOwn(env, name) ? env[name] : undefined));
  return 'error' in answer ? answer.error : answer.value;
}

describe('evaluate', () => {
  it.each([
    ['2 ** 3 ** 2', 64],
    ['10 - 2 - 3', 5],
    ['-2 ** 2', 4],
    ['1 + 2 * 3 % 4', 3],
    ['n > 5 && t', true],
    ['n > "6"', "Value '7' cannot be used with the comparator '>', it is not a number"],
    ['s + 1000000', 'text1e+06'],
    ['s + no', 'text<nil>'],
    ['s =~ "^te"', true],
    ['s !~ "^te"', false],
    ['1 in l', true],
    ['"b" in ("a", "b")', true],
    ['1 in (1)', "Value '1' cannot be used with the comparator 'in', it is not a number"],
    ['no ?? "default"', 'default'],
    ['t ? 1 : 2', 1],
    ['!t ? 1 : 2', 2],
    ['[a.b] + [my-name]', 3],
    ['"2014-01-02" > 5', true],
    ['0x1F & 3', 3],
    ['~0', -1],
    ['x', "No parameter 'x' found."],
    ['t || x', true],
    ['s.Name', "Unable to access 'Name', 's' is not a struct"],
  ])('%s', (source, expected) => {
    expect(run(source)).toBe(expected);
  });
});

describe('compile', () => {
  it.each([
    ['n>=-7', "Invalid token: '>=-'", '>=-'],
    ['', 'Unexpected end of expression', ''],
    ['(n', 'Unbalanced parenthesis', '(n'],
    ['n n', 'Cannot transition token types from VARIABLE [n] to VARIABLE [n]', 'n'],
    ['len(n)', 'Undefined function len', '('],
    ['a.b', "Unable to access unexported field 'b' in token 'a.b'", 'a.b'],
    ['s =~ "("', 'error parsing regexp: missing closing ): `(`', '"("'],
    ['1 + \\', 'a backslash at the end escapes nothing (upstream panics here)', '\\'],
    ['1.2.3', "Unable to parse numeric value '1.2.3' to float64\n", '1.2.3'],
  ])('refuses %j', (source, error, piece) => {
    const compiled = compile(source);
    expect(compiled).toMatchObject({ error });
    if ('error' in compiled)
      expect(source.slice(compiled.offset, compiled.offset + compiled.length)).toBe(piece);
  });

  it('survives depth', () => {
    const compiled = compile(`${'('.repeat(50_000)}n${')'.repeat(50_000)}`);
    expect(compiled).toMatchObject({ error: 'the expression is nested too deep' });
  });

  it('survives any text and answers the same twice', () => {
    const pieces = [
      'n',
      's',
      't',
      'no',
      'l',
      '1',
      '0x',
      '.5',
      '"a"',
      "'2014-01-02'",
      '(',
      ')',
      '[',
      ']',
      ',',
      ' ',
      '\\',
    ];
    const operators = [
      '&&',
      '||',
      '==',
      '=~',
      '!',
      '-',
      '+',
      '**',
      '?',
      ':',
      '??',
      'in',
      '<<',
      '~',
      '^',
      '<',
    ];
    const text = fc.array(fc.constantFrom(...pieces, ...operators, 'é'), { maxLength: 12 });
    const property = fc.property(text, fc.constantFrom('', ' '), (parts, gap) => {
      const source = parts.join(gap);
      expect(run(source)).toEqual(run(source));
    });
    fc.assert(property, { seed: 1, numRuns: 5000 });
  });
});
