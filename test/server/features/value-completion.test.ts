import { expect, test } from 'vitest';
import type { CompletionItem, TextEdit } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { cursorAt } from '../../../server/features/cursor.ts';
import { completeFilter } from '../../../server/features/filter-items.ts';
import { completeKeys } from '../../../server/features/key-items.ts';
import { completeRequired } from '../../../server/features/required-fields.ts';
import { completeSchedule } from '../../../server/features/schedule-items.ts';
import { programPlace, type ProgramField } from '../../support/programPlace.ts';

/** Monday. */
const NOW = Date.UTC(2026, 0, 5, 7, 30);

function itemsAt(
  field: ProgramField,
  program: string,
): { text: string; items: CompletionItem[] | undefined } {
  const { text, context } = programPlace(field, program);
  const cursor = cursorAt(context.document, context.offset);
  const items =
    cursor &&
    (completeSchedule(context, cursor, NOW) ??
      completeFilter(context, cursor) ??
      completeKeys(context, cursor));
  return { text, items };
}

/** A value, the first labels that are proposed, and the value once the first of them is chosen. */
const VALUES: readonly [field: ProgramField, program: string, labels: string[], chosen: string][] = [
  ['calendar', 'schedule: <|>', ['* * * * *', '*/5 * * * *'], 'schedule: "* * * * *"'],
  ['calendar', 'schedule: "0 9 <|>"', ['* * * * *'], 'schedule: "* * * * *"'],
  ['calendar', 'interval: <|>', ['10s', '30s'], 'interval: 10s'],
  ['calendar', 'timezone: <|>', ['UTC', 'Africa/Abidjan'], 'timezone: UTC'],
  [
    'data',
    "{path: body.action, type: '<|>'}",
    ['string', 'bool', 'number'],
    "{path: body.action, type: 'string'}",
  ],
  ['data', '{path: body.count, type: <|>}', ['number', 'bool', 'string'], '{path: body.count, type: number}'],
  ['data', '{path: body.action, comparator: <|>}', ['=', '!='], '{path: body.action, comparator: "="}'],
  [
    'data',
    '{path: body.count, comparator: <|>}',
    ['=', '!=', '>', '>=', '<', '<='],
    '{path: body.count, comparator: "="}',
  ],
  [
    'data',
    '{path: body.action, type: string, value: [<|>]}',
    ['^opened$'],
    '{path: body.action, type: string, value: [^opened$]}',
  ],
  [
    'data',
    '{path: body.count, type: number, value: [<|>]}',
    ['3'],
    '{path: body.count, type: number, value: ["3"]}',
  ],
  ['secret', '{name: <|>}', ['api', 'made', 'sealed'], '{name: api}'],
  ['secret', '{name: api, key: <|>}', ['password', 'user'], '{name: api, key: password}'],
  ['secret', '{name: sealed, key: <|>}', ['hidden'], '{name: sealed, key: hidden}'],
  ['secret', '{name: made, key: <|>}', ['remote'], '{name: made, key: remote}'],
];

test.each(VALUES)('%s: %s', (field, program, labels, chosen) => {
  const { text, items = [] } = itemsAt(field, program);
  const sorted = [...items].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
  expect(sorted.map(({ label }) => label).slice(0, labels.length)).toEqual(labels);
  const document = TextDocument.create('file:///a.yaml', 'yaml', 1, text);
  expect(TextDocument.applyEdits(document, [sorted[0]?.textEdit as TextEdit])).toBe(
    programPlace(field, `${chosen}<|>`).text,
  );
});

test('a schedule is read out, with its next times in its zone', () => {
  const { items } = itemsAt('calendar', '{schedule: <|>, timezone: Europe/Berlin}');
  expect(items?.find(({ label }) => label === '0 9 * * 1-5')).toMatchObject({
    detail: 'At 09:00 on Monday to Friday',
    documentation: {
      value:
        'Fires next at:\n- Mon 2026-01-05 09:00:00 CET\n- Tue 2026-01-06 09:00:00 CET\n- Wed 2026-01-07 09:00:00 CET',
    },
  });
});

test('secrets of other namespaces, and what stands behind keys, are not seen', () => {
  const { items = [] } = itemsAt('secret', '{name: <|>}');
  expect(items.map(({ label }) => label)).not.toContain('elsewhere');
  expect(JSON.stringify(programPlace('secret', '{name: <|>}').context.keyedObjects())).not.toMatch(
    /c2VjcmV0|plain/,
  );
});

/** What a dependency has, and the snippet for what it lacks. */
const REQUIRED: readonly [source: string, snippet: string | undefined][] = [
  ['  dependencies:\n    - <|>', 'name: $1\n      eventSourceName: $2\n      eventName: $3'],
  ['  dependencies:\n    - name: a\n      <|>', 'eventSourceName: $1\n      eventName: $2'],
  ['  dependencies:\n    - name: a\n      eve<|>', 'eventSourceName: $1\n      eventName: $2'],
  ['  dependencies:\n    - name: a\n      eventName: b\n      <|>', undefined],
  ['  dependencies:\n    - name: <|>', undefined],
];

test.each(REQUIRED)('required fields: %j', (source, snippet) => {
  const { context } = programPlace('sensorSpec', source);
  const [item] = completeRequired(context, true);
  expect((item?.textEdit as TextEdit | undefined)?.newText).toBe(snippet);
});
