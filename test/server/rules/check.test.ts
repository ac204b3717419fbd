import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../../schemas/config/config.ts';
import { createGraph } from '../../../schemas/graph/graph.ts';
import { check, checkConfig } from '../../../server/rules/check.ts';
import type { Finding } from '../../../server/rules/rule.ts';
import { ruleCodes } from '../../../server/rules/table.ts';
import { applyEdits } from '../../support/applyEdits.ts';

const HEAD = 'apiVersion: argoproj.io/v1alpha1\nkind: EventSource\nmetadata: {name: a}\nspec:\n';

function findings(text: string, context: { rules?: object; patch?: boolean } = {}): Finding[] {
  const graph = createGraph();
  const file = graph.setFile('file:///a.yaml', text);
  return file.documents.flatMap((document) =>
    check(document, {
      file,
      config: { ...DEFAULT_CONFIG, rules: { ...context.rules } },
      patch: context.patch ?? false,
      yamlSyntax: true,
      now: 0,
      viewFrom: (namespace) => graph.viewFrom(file.uri, namespace),
    }),
  );
}

/** What stands below `spec`, before and after the first fix of the only finding. */
const fixes: [code: string, before: string, after: string][] = [
  ['unknown-field', '  webhok: {}\n', '  webhook: {}\n'],
  [
    'unknown-field',
    '  webhook: {a: {endpoint: /a, port: "1", Method: GET}}\n',
    '  webhook: {a: {endpoint: /a, port: "1", method: GET}}\n',
  ],
  [
    'wrong-type',
    '  webhook: {a: {endpoint: /a, port: 12000}}\n',
    '  webhook: {a: {endpoint: /a, port: "12000"}}\n',
  ],
  ['wrong-type', '  eventBusName: yes\n', '  eventBusName: "yes"\n'],
  ['wrong-type', '  replicas: "2"\n', '  replicas: 2\n'],
  [
    'wrong-type',
    '  webhook: {a: {endpoint: /a, port: 017}}\n',
    '  webhook: {a: {endpoint: /a, port: "017"}}\n',
  ],
  [
    'missing-field',
    '  webhook:\n    a:\n      endpoint: /a\n',
    '  webhook:\n    a:\n      port: "12000"\n      endpoint: /a\n',
  ],
  ['missing-field', '  webhook: {a: {endpoint: /a}}\n', '  webhook: {a: {port: "12000", endpoint: /a}}\n'],
];

test.each(fixes)('fix of %s in %j', (code, before, after) => {
  const [finding, ...others] = findings(HEAD + before);
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ code, severity: 'error' });
  const fixed = applyEdits(HEAD + before, finding?.fixes[0]?.edits ?? []);
  expect(fixed).toBe(HEAD + after);
  expect(findings(fixed)).toEqual([]);
});

test('an event that was just named gets its fields, one fix after the other', () => {
  let text = `${HEAD}  webhook:\n    push:\n`;
  for (let left = 2; left > 0; left--) {
    expect(findings(text)).toHaveLength(left);
    text = applyEdits(text, findings(text)[0]?.fixes[0]?.edits ?? []);
  }
  expect(text).toBe(`${HEAD}  webhook:\n    push:\n      port: "12000"\n      endpoint: /example\n`);
});

/** An EventSource or Sensor below `spec`, and the end of what is said of its only unknown field. */
const places: [kind: string, spec: string, said: string][] = [
  ['EventSource', '  github: {a: {owner: o, repository: r, endpoint: /a}}\n', 'It belongs under `webhook`.'],
  [
    'EventSource',
    '  webhook: {a: {eventBusName: b, port: "1", endpoint: /a}}\n',
    'It belongs beside `webhook`.',
  ],
  ['EventSource', '  serviceAccountName: a\n', 'It belongs under `template`.'],
  ['EventSource', '  webhook: {a: {Method: GET, port: "1", endpoint: /a}}\n', 'Did you mean `method`?'],
  [
    'Sensor',
    '  triggers: [{template: {name: a, atLeastOnce: true, log: {}}}]\n',
    'It belongs beside `template`.',
  ],
  ['Sensor', '  triggers: [{conditions: a, template: {name: a, log: {}}}]\n', 'It belongs under `template`.'],
  ['Sensor', '  dependencies: [{data: []}]\n', 'It belongs under `filters`.'],
  ['Sensor', '  dependencies: [{filters: {filtersLogicalOperator: or}}]\n', 'It belongs beside `filters`.'],
];

test.each(places)('a misplaced field of %s: %s', (kind, spec, said) => {
  const unknown = findings(HEAD.replace('EventSource', kind) + spec).filter(
    ({ code }) => code === 'unknown-field',
  );
  expect(unknown.map(({ message }) => message)).toEqual([expect.stringContaining(said)]);
});

const severities: [rules: object, expected: string[]][] = [
  [{}, ['error']],
  [{ 'wrong-type': 'hint' }, ['hint']],
  [{ 'wrong-type': 'off' }, []],
];

test.each(severities)('severity under %j', (rules, expected) => {
  const found = findings(`${HEAD}  webhook: {a: {endpoint: /a, port: 1}}\n`, { rules });
  expect(found.map(({ severity }) => severity)).toEqual(expected);
});

const TYPO = '  webhook:\n    a:\n      endpont: /a\n      port: "1"\n';
const once: [what: string, spec: string, rules: object, expected: string[]][] = [
  ['a misspelt required field', TYPO, {}, ['unknown-field']],
  ['one that nobody tells', TYPO, { 'unknown-field': 'off' }, ['missing-field']],
  [
    'one that a comment keeps silent',
    TYPO.replace('      endpont', '      # argo-events-disable-next-line unknown-field\n      endpont'),
    {},
    ['missing-field'],
  ],
  [
    'another field than the one that is missing',
    TYPO.replace('endpont', 'methd'),
    {},
    ['missing-field', 'unknown-field'],
  ],
  [
    'a misspelt field of another event',
    `${TYPO.replace('endpont', 'endpoint')}      methd: GET\n    b:\n      port: "1"\n`,
    {},
    ['unknown-field', 'missing-field'],
  ],
  [
    'what is read out of a broken line',
    `${TYPO.replace('endpont', 'endpoint')}     replicas: x\n`,
    {},
    ['yaml-syntax'],
  ],
];

test.each(once)('told once: %s', (_, spec, rules, expected) => {
  expect(findings(HEAD + spec, { rules }).map(({ code }) => code)).toEqual(expected);
});

test('a patch need not be whole', () => {
  expect(findings(`${HEAD}  webhook: {a: {$patch: delete}}\n`, { patch: true })).toEqual([]);
});

test('findings are kept as long as the text of the document', () => {
  const text = `${HEAD}  webhook: {a: {endpoint: /a, port: 1}}\n`;
  const graph = createGraph();
  const context = (file: ReturnType<typeof graph.setFile>) => ({
    file,
    config: DEFAULT_CONFIG,
    patch: false,
    yamlSyntax: true,
    now: 0,
    viewFrom: (namespace: string | undefined) => graph.viewFrom(file.uri, namespace),
  });
  const before = graph.setFile('file:///a.yaml', text);
  const after = graph.setFile('file:///a.yaml', `${text}---\na: 1\n`);
  const [first] = before.documents.flatMap((document) => check(document, context(before)));
  const [second] = after.documents.flatMap((document) => check(document, context(after)));
  expect(first?.fixes).toBe(second?.fixes);
});

const configs: [text: string, message: RegExp][] = [
  ['kind: ArgoEventsProject\nrules: {wrong-typ: off}\n', /no rule `wrong-typ`/],
  ['kind: ArgoEventsProject\nignored: []\n', /no setting `ignored`/],
];

test.each(configs)('the configuration %j is refused', (text, message) => {
  expect(checkConfig(text).map((finding) => finding.message)).toEqual([expect.stringMatching(message)]);
});

test.each(ruleCodes)('%s has a page with a bad and a good example', (code) => {
  const page = new URL(`../../../docs/rules/${code}.md`, import.meta.url);
  expect(existsSync(page) && readFileSync(page, 'utf8')).toMatch(
    /## Bad[\s\S]*## Good[\s\S]*## Switch it off/,
  );
});

/** How serious an unknown field is, and how its message ends. */
const unknown: [what: string, spec: string, severity: string, end: string][] = [
  ['looks like another', 'spec: {webhok: {}}', 'error', 'Did you mean `webhook`?'],
  ['has its place elsewhere', 'spec: {serviceAccountName: a}', 'error', 'It belongs under `template`.'],
  ['has a successor', 'spec: {replica: 1}', 'error', 'It was removed in v1.5.0; instead: spec.replicas.'],
  ['has none', 'spec: {type: webhook}', 'warning', 'Argo Events ignores it.'],
];

test.each(unknown)('an unknown field that %s', (_, spec, severity, end) => {
  const found = findings(
    `apiVersion: argoproj.io/v1alpha1\nkind: EventSource\nmetadata: {name: a}\n${spec}\n`,
  );
  const problem = found.find(({ code }) => code === 'unknown-field');
  expect(problem).toMatchObject({
    severity,
    message: expect.stringMatching(new RegExp(`${end.replace(/[.?]/g, '\\$&')}$`)) as string,
  });
});

test('a field that has become needless is no error', () => {
  const found = findings(
    `apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nmetadata: {name: a}\nspec:\n  template: {serviceAccountName: a}\n  dependencies: [{name: d, eventSourceName: a, eventName: b}]\n  triggers:\n    - template:\n        name: t\n        k8s:\n          group: argoproj.io\n          operation: create\n          source: {resource: {apiVersion: v1, kind: Pod, metadata: {generateName: a-}, spec: {containers: [{name: a, image: b}]}}}\n`,
  );
  expect(found.map(({ code, severity, message }) => [code, severity, message])).toEqual([
    [
      'unknown-field',
      'warning',
      'A StandardK8STrigger has no field `group`: Argo Events ignores it. It was removed in v1.5.0; taken from the manifest.',
    ],
  ]);
});
