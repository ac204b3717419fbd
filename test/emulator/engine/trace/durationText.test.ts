import { expect, it } from 'vitest';

import { durationText } from '../../../../emulator/engine/trace/durationText.ts';

it.each([
  [0, '0 ms'],
  [0.4, '0 ms'],
  [250, '250 ms'],
  [1_000, '1 s'],
  [1_540, '1.5 s'],
  [30_000, '30 s'],
  [60_000, '1 min'],
  [90_000, '90 s'],
  [600_000, '10 min'],
  [5_400_000, '90 min'],
  [28_800_000, '8 h'],
  [172_800_000, '2 days'],
])('%d ms are %s', (ms, expected) => {
  expect(durationText(ms)).toBe(expected);
});
