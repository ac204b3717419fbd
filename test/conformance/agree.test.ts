import { describe, expect, it } from 'vitest';
import { agrees } from '../../scripts/conformance/agree.ts';

const text = { error: 'no such key' };

describe('agrees', () => {
  it.each([
    ['equal values', { out: { a: [1, { b: null }] } }, { a: [1, { b: null }] }, true],
    ['another order of keys', { out: { a: 1, b: 2 } }, { b: 2, a: 1 }, true],
    ['an undefined member', { out: { a: 1 } }, { a: 1, b: undefined }, true],
    ['one member more', { out: { a: 1 } }, { a: 1, b: 2 }, false],
    ['one member less', { out: { a: 1, b: 2 } }, { a: 1 }, false],
    ['null is not absent', { out: { a: null } }, {}, false],
    ['text is not a number', { out: { a: '1' } }, { a: 1 }, false],
    ['an object is no list', { out: { a: [] } }, { a: {} }, false],
    ['the same error', { out: text }, { error: 'no such key' }, true],
    ['another error text', { out: text }, { error: 'no key' }, false],
    ['another error text where any will do', { out: text, errorText: 'any' }, { error: 'no key' }, true],
    ['no error where any will do', { out: text, errorText: 'any' }, { value: 1 }, false],
    ['an error for a panic', { out: { panic: 'x' } }, text, true],
    ['a value for a panic', { out: { panic: 'x' } }, { value: 1 }, false],
    ['an error for a hang', { out: { hang: true } }, text, true],
  ] as const)('%s', (_name, vector, answered, expected) => {
    expect(agrees({ id: 'x', kind: 'x', in: {}, ...vector }, answered)).toBe(expected);
  });
});
