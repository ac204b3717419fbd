import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileJq } from '../../../../../emulator/engine/lang/jq/compile.ts';
import { transformData } from '../../../../../emulator/engine/lang/jq/transform.ts';
import { data, mutated, program } from './grammar.ts';

const PORTS = { now: () => 0, random: () => 0.5 };

describe('any program', () => {
  it.each([
    ['of the grammar', program],
    ['with changed characters', mutated],
    ['of random characters', fc.string({ unit: 'binary', maxLength: 40 })],
  ])('%s gives the same answer twice and never throws', { timeout: 120_000 }, (_name, programs) => {
    fc.assert(
      fc.property(programs, data, (source, json) => {
        const answer = transformData(source, json, PORTS);
        expect(transformData(source, json, PORTS)).toEqual(answer);
        expect('data' in answer || answer.error !== '').toBe(true);
      }),
      { seed: 20260102, numRuns: 600 },
    );
  });

  it('that does not compile is wrong at a place inside of it', () => {
    fc.assert(
      fc.property(mutated, (source) => {
        const compiled = compileJq(source);
        if (!('error' in compiled)) return;
        expect(compiled.offset).toBeGreaterThanOrEqual(0);
        expect(compiled.offset).toBeLessThanOrEqual(source.length);
      }),
      { seed: 20260102, numRuns: 1000 },
    );
  });
});
