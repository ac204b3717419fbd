import { expect, test } from 'vitest';
import { DEFAULT_CONFIG, readConfig } from '../../../schemas/config/config.ts';

const KIND = 'kind: ArgoEventsProject\n';

const good: [text: string, config: object][] = [
  [KIND, DEFAULT_CONFIG],
  [
    `${KIND}rules:\n  unknown-field: off\n  wrong-type: warning`,
    { rules: { 'unknown-field': 'off', 'wrong-type': 'warning' } },
  ],
  [`${KIND}ignore: ["build/**"]\nscopes: [a, b]`, { ignore: ['build/**'], scopes: ['a', 'b'] }],
  [`${KIND}argoEventsVersion: 1.9.11`, { argoEventsVersion: 'v1.9.11' }],
  [`${KIND}rules:`, DEFAULT_CONFIG],
];

test.each(good)('%j', (text, config) => {
  const read = readConfig(text);
  expect(read.problems).toEqual([]);
  expect(read.config).toMatchObject(config);
});

const bad: [text: string, message: RegExp][] = [
  ['rules: {}', /Expected "kind: ArgoEventsProject"/],
  [`${KIND}rule: {}`, /no setting `rule`/],
  [`${KIND}rules: {a: fatal}`, /one of off, hint/],
  [`${KIND}rules: [a]`, /mapping of rule codes/],
  [`${KIND}ignore: a`, /list of texts/],
  [`${KIND}ignore: [{a: 1}]`, /Expected a text/],
  [`${KIND}argoEventsVersion: newest`, /release such as/],
  ['- a', /Expected fields/],
  [`${KIND}rules: {`, /}/],
];

test.each(bad)('%j is reported', (text, message) => {
  expect(
    readConfig(text)
      .problems.map((problem) => problem.message)
      .join('\n'),
  ).toMatch(message);
});
