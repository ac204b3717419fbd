import { expect, it } from 'vitest';
import { inputOf, problemOf, type Target } from '../../scripts/fuzz/target.ts';
import { TARGETS } from '../../scripts/fuzz/targets.ts';

const SEED = 1;
const INPUTS = 200;

it.each(Object.entries(TARGETS))('%s survives random input', { timeout: 120_000 }, async (_name, create) => {
  const target = create();
  for (let index = 0; index < INPUTS; index++) {
    const input = inputOf(target, SEED, index);
    expect({ index, input, problem: await problemOf(target, input) }).toMatchObject({ problem: undefined });
  }
});

let calls = 0;

it('makes the same input again', () => {
  for (const create of Object.values(TARGETS))
    expect(inputOf(create(), SEED, 7)).toEqual(inputOf(create(), SEED, 7));
});

it.each<[string, () => unknown, RegExp]>([
  [
    'an exception',
    () => {
      throw new Error('no');
    },
    /^throws Error: no/,
  ],
  ['another answer', () => calls++, /^two answers/],
  ['a huge answer', () => 'x'.repeat(2 ** 28 + 1), /too large/],
])('calls %s a failure', async (_what, answer, problem) => {
  const target: Target = { make: () => 1, answer };
  expect(await problemOf(target, 1)).toMatch(problem);
});
