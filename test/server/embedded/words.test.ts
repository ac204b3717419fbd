import { expect, test } from 'vitest';
import { conditionWords } from '../../../server/embedded/words/condition.ts';
import { cronWords } from '../../../server/embedded/words/cron.ts';
import { filtersWords } from '../../../server/embedded/words/filters.ts';

const CONDITIONS: readonly [conditions: string, words: string | undefined][] = [
  ['a', 'Runs once there is an event of `a`.'],
  ['a && b-1', 'Runs once there is an event each of `a` and `b-1`.'],
  [
    'a || b-1 && c',
    'Runs once there is an event each of `a` or `b-1` and `c` (`&&` binds tighter than `||`).',
  ],
  ['(a || b-1) && c', 'Runs once there is an event each of (`a` or `b-1`) and `c`.'],
  ['a &&', undefined],
  ['nope', undefined],
  ['a == a', undefined],
];
test.each(CONDITIONS)('conditions: %s', (conditions, words) => {
  expect(conditionWords(conditions, ['a', 'b-1', 'c'])).toBe(words);
});

const SCHEDULES: readonly [schedule: string, words: string | undefined][] = [
  ['* * * * *', 'Every minute'],
  ['*/5 * * * *', 'Every 5 minutes'],
  ['0 * * * *', 'Every hour'],
  ['15,45 * * * *', 'At minute 15 and 45 of every hour'],
  ['30 9 * * 1-5', 'At 09:30 on Monday to Friday'],
  ['0 8,20 * * *', 'At 08:00 and 20:00'],
  ['0 0 1 * *', 'At 00:00 on day 1 of the month'],
  ['0 0 1,15 jan,7 ?', 'At 00:00 on day 1 and 15 of the month in January and July'],
  ['0 0 1 * mon', 'At 00:00 on day 1 of the month, and on Monday'],
  ['*/15 9-17 * * *', 'Every 15 minutes of 9 to 17'],
  ['0 */2 * * *', 'At minute 0 of every 2nd hour'],
  ['5-10/2 3 */3 * *', 'Every 2nd minute of 5 to 10 of hour 3 on every 3rd day of the month'],
  ['TZ=Europe/Berlin 0 6 * * sun', 'At 06:00 on Sunday (Europe/Berlin)'],
  ['@daily', undefined],
  ['1 2 3', undefined],
];
test.each(SCHEDULES)('schedule: %s', (schedule, words) => {
  expect(cronWords(schedule)).toBe(words);
});

const path = 'body.a';
const FILTERS: readonly [
  filters: Parameters<typeof filtersWords>[0],
  operator: string,
  words: string | undefined,
][] = [
  [{}, '', undefined],
  [
    { data: [{ path, type: 'string', value: ['^opened$', '^reopened$'] }] },
    '',
    'Lets an event through where `body.a` is "opened" or "reopened".',
  ],
  [
    { data: [{ path, type: 'string', value: ['x', '^y', '^v[0-9]'] }] },
    '',
    'Lets an event through where `body.a` contains "x" or begins with "y" or matches `^v[0-9]`.',
  ],
  [
    { data: [{ path, type: 'string', value: ['x$'], comparator: '!=' }] },
    '',
    'Lets an event through where `body.a` does not end with "x".',
  ],
  [
    {
      data: [
        { path, type: 'number', value: ['3'], comparator: '>=' },
        { path: 'b', type: 'bool', value: ['true'] },
      ],
    },
    '',
    'Lets an event through where `body.a` is at least `3`, and `b` is `true`.',
  ],
  [
    {
      data: [
        { path, type: 'number', value: ['3'] },
        { path: 'b', type: 'bool', value: ['true'] },
      ],
      dataLogicalOperator: 'or',
      script: 'return true',
    },
    'and',
    'Lets an event through where (`body.a` is `3`, or `b` is `true`), and the Lua script returns `true`.',
  ],
  [
    {
      exprs: [{ expr: 'x > 1', fields: [{ name: 'x', path }] }],
      time: { start: '09:00:00', stop: '17:00:00' },
    },
    'or',
    'Lets an event through where `x > 1` holds, with `x` for `body.a`, or it is between 09:00:00 and 17:00:00 (UTC).',
  ],
  [{ context: { type: 'webhook' } }, '', 'Lets an event through where `type` of its context is "webhook".'],
];
test.each(FILTERS)('filters: %j', (filters, operator, words) => {
  expect(filtersWords(filters, operator)).toBe(words);
});
