import { expect, test } from 'vitest';
import { readFile } from '../../../schemas/manifest/file.ts';
import { inlayHints } from '../../../server/features/inlay-hints.ts';

/** Monday. */
const NOW = Date.UTC(2026, 0, 5, 7, 30);
const ALL = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

const calendar = (...fields: readonly string[]): string =>
  `kind: EventSource\nspec:\n  calendar:\n    c:\n${fields.map((field) => `      ${field}\n`).join('')}`;
const kafka = (field: string): string =>
  `kind: EventSource\nspec:\n  kafka:\n    k: # c\n      ${field}: true\n`;
const reset = `kind: Sensor
spec:
  triggers:
    - template:
        name: t
        conditionsReset:
          - byTime: {cron: "0 0 * * *", timezone: Asia/Tokyo}
`;

/** A manifest, and its hints as `LINE:CHARACTER LABEL`. */
const CASES: readonly [name: string, text: string, hints: string[]][] = [
  ['a schedule', calendar('schedule: "0 9 * * *"'), ['4:27 next Mon 2026-01-05 09:00 UTC']],
  [
    'in its zone',
    calendar('timezone: Europe/Berlin', 'schedule: 0 9 * * *'),
    ['5:25 next Mon 2026-01-05 09:00 CET'],
  ],
  ['a reset', reset, ['6:38 next Tue 2026-01-06 00:00 JST']],
  ['an interval depends on when the pod starts', calendar('interval: 5m'), []],
  ['a broken schedule', calendar('schedule: 0 9 *'), []],
  ['a day that never comes', calendar('schedule: 0 0 31 2 *'), []],
  ['a body that is no JSON', kafka('tls'), ['3:10 body in base64']],
  ['a body that is JSON', kafka('jsonBody'), []],
  ['a body that is always JSON', kafka('tls').replace('kafka', 'github'), []],
  ['a template', calendar('schedule: "0 {{ .Values.hour }} * * *"'), []],
];

test.each(CASES)('%s', (_name, text, wanted) => {
  const hints = inlayHints(readFile('file:///a.yaml', text), ALL, {
    nextFireTime: true,
    base64Body: true,
    now: NOW,
  });
  expect(
    hints.map(({ position, label }) => `${position.line}:${position.character} ${label as string}`),
  ).toEqual(wanted);
});

test('hints of fire times can be switched off, and come for the lines that are asked for', () => {
  const file = readFile('file:///a.yaml', calendar('schedule: 0 9 * * *'));
  expect(inlayHints(file, ALL, { nextFireTime: false, base64Body: false, now: NOW })).toEqual([]);
  const above = { start: ALL.start, end: { line: 3, character: 0 } };
  expect(inlayHints(file, above, { nextFireTime: true, base64Body: true, now: NOW })).toEqual([]);
});
