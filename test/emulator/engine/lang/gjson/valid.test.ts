import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valid } from '../../../../../emulator/engine/lang/gjson/valid.ts';

const pieces = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"a"',
  '"\\u12',
  '"',
  '1',
  '-0.5e+3',
  '01',
  'true',
  'nul',
  ' ',
  '\n',
  '\t',
];

describe('valid', () => {
  it('agrees with JSON.parse', () => {
    const text = fc.oneof(
      fc.json(),
      fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join('')),
    );
    const property = fc.property(text, (json) => {
      expect(valid(json)).toBe(parses(json));
    });
    fc.assert(property, { seed: 1, numRuns: 5000 });
  });

  it('takes any depth', () => {
    expect(valid('['.repeat(200_000) + ']'.repeat(200_000))).toBe(true);
  });
});

function parses(json: string): boolean {
  try {
    JSON.parse(json);
    return true;
  } catch {
    return false;
  }
}
