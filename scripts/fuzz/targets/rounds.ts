import type { Target } from '../target.ts';
import { vectorTarget } from './vectors.ts';

const WORDS = [
  ...['a', 'b', '&&', '||', ' ', '.', '*', '>', '"specversion":"1.0",', '{"specversion":"1.0"}'],
  ...['2026-01-02T03:04:05Z', '0 * * * *', '1s'],
];
const REFUSED = 'the sensor does not load';

/** Whole sensors with their events: matching, transforms, filters, conditions, restarts. A manifest that is refused is an answer. */
export function roundsTarget(): Target {
  const { make, answer } = vectorTarget(['rounds'], WORDS);
  return {
    make,
    answer: async (input) => {
      try {
        return await answer(input);
      } catch (thrown) {
        if (thrown instanceof Error && thrown.message === REFUSED) return { error: REFUSED };
        throw thrown;
      }
    },
  };
}
