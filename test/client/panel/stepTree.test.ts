import { describe, expect, it } from 'vitest';

import { stepRows } from '../../../client/panel/model/stepTree.ts';
import type { Step } from '../../../emulator/engine/trace/step.ts';
import { step, TWO_TRIGGERS } from './steps.ts';

/** Each row as its number, indented, with its verdict. */
function picture(steps: readonly Step[], folded: readonly number[] = []): string[] {
  return stepRows(steps, new Set(folded)).map(
    ({ step: { seq }, depth, verdict, group }) => `${'  '.repeat(depth)}${group ? '+' : ''}${seq} ${verdict}`,
  );
}

const CASES: readonly (readonly [string, readonly Step[], readonly string[]])[] = [
  ['nothing', [], []],
  [
    'a chain stands at one level',
    [step(1, undefined, 'event.received'), step(2, 1, 'bus.published')],
    ['1 passed', '2 passed'],
  ],
  [
    'a dependency opens a group',
    [step(1, undefined, 'event.received'), step(2, 1, 'dependency.matched'), step(3, 2, 'filter', 'failed')],
    ['1 passed', '+2 failed', '  3 failed'],
  ],
  [
    'several successors open a group',
    TWO_TRIGGERS,
    [
      '1 passed',
      '+2 dry',
      '  +3 dry',
      '    4 passed',
      '    5 passed',
      '    6 dry',
      '  +7 failed',
      '    8 failed',
    ],
  ],
  ['a step whose parent is not there stands at the top', [step(5, 4, 'error', 'error')], ['5 error']],
  ['a step that is its own parent is not lost in a circle', [step(5, 5, 'error', 'error')], []],
];

describe('the tree of steps', () => {
  it.each(CASES)('%s', (_, steps, expected) => {
    expect(picture(steps)).toEqual(expected);
  });

  it('hides what is folded', () => {
    expect(picture(TWO_TRIGGERS, [3])).toEqual([
      '1 passed',
      '+2 dry',
      '  +3 dry',
      '  +7 failed',
      '    8 failed',
    ]);
  });

  it('tells screen readers where a row stands', () => {
    const rows = stepRows(TWO_TRIGGERS);
    expect(rows.map(({ position, siblings }) => `${position}/${siblings}`)).toEqual([
      '1/2',
      '2/2',
      '1/2',
      '1/3',
      '2/3',
      '3/3',
      '2/2',
      '1/1',
    ]);
  });
});
