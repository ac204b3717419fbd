import { expect, test } from 'vitest';
import { fileRange } from '../../../schemas/manifest/document.ts';
import { documentAt, documentOffset, readFile } from '../../../schemas/manifest/file.ts';

const source = (name: string): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: EventSource\nmetadata:\n  name: ${name}\n`;
const HEAD = 'apiVersion: argoproj.io/v1alpha1\n';

test('a keystroke reads one document again', () => {
  const before = readFile('a.yaml', ['a', 'b', 'c'].map(source).join('---\n'));
  const after = readFile('a.yaml', before.text.replace('name: b', 'name: bb'), before);
  expect(after.documents.map(({ content }, index) => content === before.documents[index]?.content)).toEqual([
    true,
    false,
    true,
  ]);
});

test('the same text is the same file', () => {
  const file = readFile('a.yaml', source('a'));
  expect(readFile('a.yaml', source('a'), file)).toBe(file);
});

test('positions lead from the file into the document and back', () => {
  const file = readFile('a.yaml', `${source('a')}---\n${source('b')}`);
  const document = documentAt(file, { line: 8, character: 9 });
  expect(document?.index).toBe(1);
  const offset = document ? documentOffset(document, { line: 8, character: 8 }) : -1;
  expect(document?.text.slice(offset, offset + 1)).toBe('b');
  expect(document && fileRange(document, { start: offset, end: offset + 1 })).toEqual({
    start: { line: 8, character: 8 },
    end: { line: 8, character: 9 },
  });
});

const resources: [name: string, text: string, found: string[]][] = [
  ['one', source('a'), ['EventSource a']],
  ['another kind', 'apiVersion: v1\nkind: ConfigMap\n', []],
  ['Knative has an EventSource too', 'apiVersion: sources.knative.dev/v1\nkind: EventSource\n', []],
  ['no apiVersion', 'kind: Sensor\n', ['Sensor ']],
  [
    'List',
    `apiVersion: v1\nkind: List\nitems:\n  - {kind: Sensor, metadata: {name: s}}\n  - {kind: Pod}\n`,
    ['Sensor s'],
  ],
  ['typed list', `${HEAD}kind: SensorList\nitems: [{kind: Sensor, metadata: {name: s}}]\n`, ['Sensor s']],
  ['templated name', `${HEAD}kind: Sensor\nmetadata:\n  name: {{ .x }}\n`, ['Sensor ?']],
  ['generateName', `${HEAD}kind: Sensor\nmetadata: {generateName: a-}\n`, ['Sensor ?']],
  ['a text', 'EventSource', []],
  ['a list', '- kind: EventSource', []],
  ['empty', '', []],
];

test.each(resources)('resources: %s', (_, text, found) => {
  const all = readFile('a.yaml', text).documents.flatMap(({ content }) => content.resources);
  expect(
    all.map(({ kind, name, identityUnknown }) => `${kind} ${name ?? (identityUnknown ? '?' : '')}`),
  ).toEqual(found);
});
