import { expect, test } from 'vitest';
import { createProject } from '../../../schemas/graph/project.ts';
import { checkFile } from '../../../server/workspace/check-file.ts';

const K = 'kind: ArgoEventsProject\n';
const sensor = (trigger: string, more = ''): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nmetadata: {name: build}\nspec:\n  dependencies: [{name: d, eventSourceName: a, eventName: b}]\n  triggers:\n    - template:\n        name: notify\n${trigger}${more}`;
const HTTP = sensor('        http: {url: "http://x", method: POST}\n');
const FROM = sensor(
  '        k8s: {operation: create, source: {url: {path: "https://example.com/w.yaml"}}}\n',
);
const DLQ = sensor(
  '        http: {url: "http://x", method: POST}\n',
  '      dlqTrigger: {template: {name: dead, log: {}}}\n',
);
const HOOK =
  'apiVersion: argoproj.io/v1alpha1\nkind: EventSource\nmetadata: {name: h}\nspec:\n  webhook: {e: {endpoint: /e, method: POST, port: "1", authSecret: {name: hook, key: token}}}\n';
const SECURE = sensor(
  '        http: {url: "http://x", method: POST, basicAuth: {password: {name: login, key: password}}}\n',
);
const secret = (name: string, key: string): string =>
  `${K}secrets: [{name: ${name}, key: ${key}, env: HOOK}]\n`;
const artifact = (source: string): string => `${K}artifacts: [{${source}, file: a.yaml}]\n`;

/** Where a configuration is told that something hits nothing, and the manifests for which it holds. */
const cases: [what: string, config: string, manifests: string[], says: RegExp[]][] = [
  [
    'a trigger that is there',
    `${K}answers: [{trigger: build/notify}, {trigger: argo-events/build/*}]`,
    [HTTP],
    [],
  ],
  [
    'a misspelt trigger',
    `${K}answers: [{trigger: build/notfy}]`,
    [HTTP],
    [/no trigger build\/notfy. Did you mean build\/notify\?/],
  ],
  ['a trigger of no Sensor', `${K}answers: [{trigger: deploy/it}]`, [HTTP], [/There are: build\/notify\./]],
  ['a dead letter trigger', `${K}answers: [{trigger: build/dead}]`, [DLQ], []],
  ['no Sensor in view', `${K}answers: [{trigger: deploy/it}]`, [], []],
  [
    'a template in view',
    `${K}answers: [{trigger: deploy/it}]`,
    [HTTP, HTTP.replace('name: build', 'name: {{ .x }}')],
    [],
  ],
  ['a Sensor that cannot be read', `${K}answers: [{trigger: deploy/it}]`, [`${HTTP}x: [`], []],
  [
    'rendered manifests',
    `${K}answers: [{trigger: deploy/it}]\nrender: [{command: helm template .}]`,
    [HTTP],
    [],
  ],
  ['a rule that is off', `${K}answers: [{trigger: deploy/it}]\nrules: {unused-stand-in: off}`, [HTTP], []],
  ['an artifact that is read', artifact('url: "https://example.com/w.yaml"'), [FROM], []],
  [
    'an artifact that nobody reads',
    artifact('url: "https://example.com/v.yaml"'),
    [FROM],
    [/none names https:\/\/example\.com\/v\.yaml/],
  ],
  [
    'a part that nobody names',
    artifact('git: {url: "https://example.com/w.yaml", filePath: no/such.yaml}'),
    [FROM],
    [/names .* and no\/such/],
  ],
  ['an object, which parameters may call', artifact('object: {kind: Pod, name: x}'), [FROM], []],
  [
    'parameters that may write any name',
    artifact('url: "https://example.com/v.yaml"'),
    [`${FROM}      parameters: [{src: {dependencyName: d, dataKey: u}, dest: k8s.source.url.path}]\n`],
    [],
  ],
  ['a secret that an EventSource uses', secret('hook', 'token'), [HOOK], []],
  ['a secret that a Sensor uses', secret('login', 'password'), [SECURE], []],
  ['a Secret that nobody uses', secret('hok', 'token'), [HOOK], [/key token of a Secret hok/]],
  ['a key that nobody uses', secret('hook', 'tokn'), [HOOK, SECURE], [/key tokn of a Secret hook/]],
  ['a secret where a template may use it', secret('hok', 'token'), [HOOK.replace('/e', '{{ .x }}')], []],
  ['a secret without manifests', secret('hok', 'token'), [], []],
  ['a file that is named nowhere', artifact('path: $HOME/.wskprops'), [FROM], []],
];

test.each(cases)('stand-ins: %s', (_, config, manifests, says) => {
  const project = createProject();
  project.setFile('file:///w/.argo-events.yaml', config);
  manifests.forEach((text, index) => {
    project.setFile(`file:///w/${index}.yaml`, text);
  });
  project.setFile('file:///elsewhere/other.yaml', HTTP.replace('name: build', 'name: deploy'));
  const found = checkFile(project, 'file:///w/.argo-events.yaml', { yamlSyntax: true });
  expect(found.map(({ finding }) => finding.message)).toEqual(
    says.map((one) => expect.stringMatching(one) as string),
  );
  for (const { finding } of found)
    expect(finding).toMatchObject({ code: 'unused-stand-in', severity: 'warning' });
});
