import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRegexp } from '../../../../emulator/engine/lang/regexp.ts';

describe('compileRegexp', () => {
  it.each([
    ['^a+$', 'aaa', true],
    ['(?i)É', 'xé', true],
    ['b', 'abc', true],
    ['^b', 'abc', false],
    ['(a+)+$', `${'a'.repeat(5000)}b`, false],
  ])('%s in %s', (pattern, text, expected) => {
    const regexp = compileRegexp(pattern);
    expect('matches' in regexp && regexp.matches(text)).toBe(expected);
  });

  it('takes groups with equal names', () => {
    const regexp = compileRegexp('(?P<n>a)(?<n>b)[(?P<n>](\\(?P<m>c)?');
    expect('names' in regexp && [...regexp.names.values()]).toEqual(['n', 'n']);
  });

  it.each([
    ['(?P<n>a)(?P<n>b', 'error parsing regexp: missing closing ): `(?P<n>a)(?P<n>b`', '(?P<n>a)(?P<n>b'],
    ['(abc', 'error parsing regexp: missing closing ): `(abc`', '(abc'],
    ['b(?=a)', 'error parsing regexp: invalid or unsupported Perl syntax: `(?=`', '(?='],
    ['ab\\', 'error parsing regexp: trailing backslash at end of expression: ``', '\\'],
    ['a{1001}', 'error parsing regexp: invalid repeat count: `{1001}`', '{1001}'],
  ])('refuses %s', (pattern, error, piece) => {
    const offset = pattern.indexOf(piece);
    expect(compileRegexp(pattern)).toEqual({ error, offset, length: piece.length });
  });

  it('survives any text', () => {
    const text = fc.array(fc.constantFrom(...'()[]{}?*+|\\^$.-,:<>Pa1é'.split('')), { maxLength: 12 });
    const property = fc.property(text, (parts) => {
      const regexp = compileRegexp(parts.join(''));
      expect('error' in regexp || typeof regexp.matches('a1') === 'boolean').toBe(true);
    });
    fc.assert(property, { seed: 1, numRuns: 1000 });
  });
});
