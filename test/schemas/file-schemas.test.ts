import { expect, test } from 'vitest';
import { readConfig } from '../../schemas/config/config.ts';
import { projectSchema, type FileSchema } from '../../schemas/config/schema.ts';
import { readSamples } from '../../schemas/samples/sample.ts';
import { sampleSchema } from '../../schemas/samples/schema.ts';

const fieldsOf = (schema: unknown): string[] =>
  Object.keys((schema as { properties?: FileSchema }).properties ?? {}).sort();
const within = (schema: FileSchema, field: string): FileSchema =>
  ((schema.properties as FileSchema)[field] as { items: FileSchema }).items;

/** The fields that a reader names when it meets another one. */
function namedIn(problems: readonly { readonly message: string }[]): string[] {
  const list = problems.map(({ message }) => /There are (.*)\.$/.exec(message)?.[1]).find(Boolean) ?? '';
  return list.split(', ').sort();
}

const project = projectSchema(['wrong-type']);
const KIND = 'kind: ArgoEventsProject\n';
const places: [what: string, schema: FileSchema, problems: readonly { readonly message: string }[]][] = [
  ['a configuration', project, readConfig(`${KIND}zzzzzzzzzz: 1`).problems],
  ['an answer', within(project, 'answers'), readConfig(`${KIND}answers: [{zzzzzzzzzz: 1}]`).problems],
  ['an artifact', within(project, 'artifacts'), readConfig(`${KIND}artifacts: [{zzzzzzzzzz: 1}]`).problems],
  ['a secret', within(project, 'secrets'), readConfig(`${KIND}secrets: [{zzzzzzzzzz: 1}]`).problems],
  ['a render command', within(project, 'render'), readConfig(`${KIND}render: [{zzzzzzzzzz: 1}]`).problems],
  [
    'a sample',
    sampleSchema([]),
    readSamples('file:///a.event.yaml', 'kind: ArgoEventsSample\nzzzzzzzzzz: 1').problems,
  ],
];

test.each(places)('the schema of %s has the fields that are read', (_, schema, problems) => {
  expect(fieldsOf(schema)).toEqual(namedIn(problems));
});
