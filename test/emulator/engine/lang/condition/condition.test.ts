import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCondition } from '../../../../../emulator/engine/lang/condition/condition.ts';

const dependencies = ['dep-1', 'dep_2', 'x'];

describe('parseCondition', () => {
  it.each([
    ['', 'dep-1&&dep_2&&x', ['dep-1', 'dep_2', 'x'], true],
    ['(dep-1 || dep_2) && x', '(dep-1||dep_2)&&x', ['dep-1', 'dep_2', 'x'], true],
    ['dep_1 || dep-2', 'dep-1||dep_2', ['dep-1', 'dep_2'], false],
    ['x == x', 'true', [], false],
    ['x // why', 'x', ['x'], false],
  ])('%j', (conditions, expression, vars, stateful) => {
    const parsed = parseCondition(conditions, dependencies);
    expect(parsed).toMatchObject({ ok: { expression, vars, stateful, kafkaStateful: stateful } });
  });

  it.each([
    ['y && x', 'translate', 'unknown name y (1:1)\n | y  + "&&" +  x\n | ^', 'y'],
    ['x && y-z', 'translate', 'unknown name y_z (1:14)\n | x  + "&&" +  y_z\n | .............^', 'y'],
    ['!x', 'translate', 'invalid operation: ! (mismatched type string) (1:1)\n | !x\n | ^', '!'],
    [
      'x + dep-1',
      'match',
      'Dependency expression and dependency list do not match, xdep-1 is not found',
      'x + dep-1',
    ],
    ['(x', 'parse', 'Unbalanced parenthesis', '(x'],
    ['1e9', 'parse', 'Cannot transition token types from NUMERIC [1] to VARIABLE [e]', '1e9'],
  ])('refuses %j', (conditions, stage, error, piece) => {
    const parsed = parseCondition(conditions, dependencies);
    expect(parsed).toMatchObject({ stage, error });
    if ('error' in parsed) expect(conditions.slice(parsed.offset, parsed.offset + parsed.length)).toBe(piece);
  });

  it('asks with the dependencies that have an event', () => {
    const parsed = parseCondition('(dep-1 || dep_2) && x', dependencies);
    if ('error' in parsed) throw new Error(parsed.error);
    const { evaluate } = parsed.ok;
    expect(evaluate((name) => name !== 'dep-1')).toEqual({ value: true });
    expect(evaluate((name) => name !== 'x')).toEqual({ value: false });
  });

  it('survives any text and answers the same twice', () => {
    const pieces = [
      'x',
      'dep-1',
      'dep',
      '-',
      '_',
      '&&',
      '||',
      '&',
      '(',
      ')',
      ' ',
      '!',
      '"',
      "'a'",
      '1',
      '?',
      ':',
      '.',
      '[',
      ']',
      '==',
      'in',
      'é',
    ];
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));
    const property = fc.property(text, (conditions) => {
      const [first, second] = [
        parseCondition(conditions, dependencies),
        parseCondition(conditions, dependencies),
      ];
      expect(JSON.stringify(first)).toBe(JSON.stringify(second));
      if ('ok' in first) expect(first.ok.evaluate(() => true)).toEqual(first.ok.evaluate(() => true));
      else expect(first.offset + first.length).toBeLessThanOrEqual(conditions.length + 1);
    });
    fc.assert(property, { seed: 1, numRuns: 3000 });
  });
});
