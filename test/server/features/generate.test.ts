import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createGraph } from '../../../schemas/graph/graph.ts';
import { documentAt, documentOffset } from '../../../schemas/manifest/file.ts';
import { addEventSource } from '../../../server/features/add-event-source.ts';
import type { FeatureContext } from '../../../server/features/context.ts';
import { generateRbac } from '../../../server/features/generate-rbac.ts';
import { DEFAULT_CONFIG } from '../../../schemas/config/config.ts';
import { check } from '../../../server/rules/check.ts';

const HEAD = 'apiVersion: argoproj.io/v1alpha1\n';
const dependency = (more = ''): string =>
  `${HEAD}kind: Sensor\nmetadata:\n  name: build # kept\n${more}spec:\n  dependencies:\n    - name: push\n      eventSourceName: ho<|>oks\n      eventName: push\n  triggers:\n    - template:\n        name: log\n        log: {}\n`;
const SOURCE = `${HEAD}kind: EventSource\nmetadata:\n  name: hooks\nspec:\n  webhook:\n    pull: # first\n      endpoint: /pull\n      port: "12000"   # last\n\n# behind\n`;
const trigger = (block: string, spec = '', more = ''): string =>
  `${HEAD}kind: Sensor\nmetadata:\n  name: build\n${more}spec:\n${spec}  dependencies:\n    - name: push\n      eventSourceName: hooks\n      eventName: push\n  triggers:\n    - template:\n        name: Make It\n${block}`;
const k8s = (operation: string, object: string, more = ''): string =>
  `        k8s:<|>\n          operation: ${operation}\n          source:\n            resource: ${object}\n${more}`;
const JOB = '{apiVersion: batch/v1, kind: Job, metadata: {generateName: a-}}';
const argo = (operation: string, spec = '{}'): string =>
  `        argoWorkflow:<|>\n          operation: ${operation}\n          source:\n            resource: {apiVersion: argoproj.io/v1alpha1, kind: Workflow, metadata: {name: w}, spec: ${spec}}\n`;

function contextOf(files: Readonly<Record<string, string>>): {
  context: FeatureContext;
  texts: Record<string, string>;
} {
  const graph = createGraph();
  const texts: Record<string, string> = {};
  let context: FeatureContext | undefined;
  for (const [name, marked] of Object.entries(files)) {
    const text = marked.replace('<|>', '');
    const uri = `file:///${name}`;
    texts[uri] = text;
    const file = graph.setFile(uri, text);
    const at = marked.indexOf('<|>');
    if (at < 0) continue;
    const position = TextDocument.create(uri, '', 0, text).positionAt(at);
    const document = documentAt(file, position);
    if (!document) continue;
    const offset = documentOffset(document, position);
    context = {
      file,
      document,
      offset,
      viewFrom: (namespace) => graph.viewFrom(uri, namespace),
      ownSamples: () => [],
      lastEvent: () => undefined,
      mayRun: true,
      keyedObjects: () => [],
    };
  }
  if (!context) throw new Error('no cursor');
  return { context, texts };
}

/** The files after an action; every one keeps its text but for what is put in. */
function apply(
  texts: Record<string, string>,
  changes: NonNullable<ReturnType<typeof addEventSource>[number]['edit']>['changes'],
) {
  return Object.fromEntries(
    Object.entries(texts).map(([uri, text]) => {
      const edits = changes?.[uri] ?? [];
      for (const { range } of edits) expect(range.start).toEqual(range.end);
      return [uri, TextDocument.applyEdits(TextDocument.create(uri, '', 0, text), edits)];
    }),
  );
}

function errorsIn(texts: Record<string, string>): string[] {
  const graph = createGraph();
  return Object.entries(texts)
    .map(([uri, text]) => graph.setFile(uri, text))
    .flatMap((file) =>
      file.documents.flatMap((document) =>
        check(document, {
          file,
          config: DEFAULT_CONFIG,
          patch: false,
          yamlSyntax: true,
          now: 0,
          viewFrom: (namespace) => graph.viewFrom(file.uri, namespace),
        }),
      ),
    )
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ message }) => message);
}

const sources: [what: string, files: Record<string, string>, titles: string[]][] = [
  [
    'an EventSource that is not in view',
    { 'a.yaml': dependency() },
    ['webhook', 'calendar', 'github', 'kafka', 'sqs'].map(
      (type) => `Add EventSource \`hooks\` with event \`push\` (${type})`,
    ),
  ],
  [
    'an event that its EventSource lacks',
    { 'a.yaml': dependency(), 'b.yaml': SOURCE },
    ['Add event `push` to the EventSource `hooks` (webhook)'],
  ],
  ['an event that is there', { 'a.yaml': dependency(), 'b.yaml': SOURCE.replace('pull:', 'push:') }, []],
  [
    'an EventSource in flow style',
    {
      'a.yaml': dependency(),
      'b.yaml': `${HEAD}kind: EventSource\nmetadata: {name: hooks}\nspec: {webhook: {a: {endpoint: /a, port: "1"}}}\n`,
    },
    [],
  ],
  [
    'a template',
    { 'a.yaml': dependency(), 'b.yaml': SOURCE.replace('spec:\n', '{{ if .x }}\nspec:\n{{ end }}\n') },
    [],
  ],
  [
    'a name that a template writes',
    { 'a.yaml': dependency().replace('eventName: push', "eventName: '{{ .x }}'") },
    [],
  ],
  ['another place', { 'a.yaml': dependency().replace('<|>', '').replace('log: {}', 'log: {<|>}') }, []],
];

test.each(sources)('add an event source for %s', (_, files, titles) => {
  const { context, texts } = contextOf(files);
  const actions = addEventSource(context);
  expect(actions.map(({ title }) => title)).toEqual(titles);
  for (const { edit } of actions) {
    const after = apply(texts, edit?.changes);
    expect(errorsIn(after)).toEqual([]);
    const again = Object.fromEntries(
      Object.entries(after).map(([uri, text]) => [uri.slice('file:///'.length), text]),
    );
    const cursor = (files['a.yaml'] ?? '').indexOf('<|>');
    const marked = (again['a.yaml'] ?? '').slice(0, cursor) + '<|>' + (again['a.yaml'] ?? '').slice(cursor);
    expect(addEventSource(contextOf({ ...again, 'a.yaml': marked }).context)).toEqual([]);
  }
});

test('a new EventSource stands behind the Sensor, in its namespace and on its bus, with its line ends', () => {
  const text = dependency('  namespace: team\n').replace('spec:\n', 'spec:\n  eventBusName: mine\n');
  const { context, texts } = contextOf({ 'a.yaml': text.replaceAll('\n', '\r\n').trimEnd() });
  const after = apply(texts, addEventSource(context)[0]?.edit?.changes)['file:///a.yaml'] ?? '';
  expect(after.replaceAll('\r\n', '')).not.toContain('\n');
  expect(after.split('---\r\n')[1]?.replaceAll('\r\n', '\n')).toMatchInlineSnapshot(`
    "apiVersion: argoproj.io/v1alpha1
    kind: EventSource
    metadata:
      name: hooks
      namespace: team
    spec:
      eventBusName: mine
      service:
        ports:
          - port: 12000
            targetPort: 12000
      webhook:
        push:
          endpoint: /push
          port: "12000"
          method: POST
    "
  `);
});

test('a new event stands behind the last one, at its indent', () => {
  const { context, texts } = contextOf({ 'a.yaml': dependency(), 'b.yaml': SOURCE });
  const after = apply(texts, addEventSource(context)[0]?.edit?.changes)['file:///b.yaml'] ?? '';
  expect(after.split('spec:\n')[1]).toMatchInlineSnapshot(`
    "  webhook:
        pull: # first
          endpoint: /pull
          port: "12000"   # last
        push:
          endpoint: /push
          port: "12000"
          method: POST

    # behind
    "
  `);
});

const roles: [what: string, text: string, rules: string[]][] = [
  ['create', trigger(k8s('create', JOB)), ['[batch] [jobs] [create]']],
  ['no operation', trigger(k8s('', JOB)), ['[batch] [jobs] [create]']],
  ['update', trigger(k8s('update', JOB)), ['[batch] [jobs] [get, create, update]']],
  ['patch', trigger(k8s('patch', JOB)), ['[batch] [jobs] [get, create, patch]']],
  ['delete', trigger(k8s('delete', JOB)), ['[batch] [jobs] [get, delete]']],
  [
    'a look at what was made',
    trigger(k8s('create', JOB, '      policy:\n        k8s:\n          labels: {a: b}\n')),
    ['[batch] [jobs] [get, create]'],
  ],
  [
    'the core group',
    trigger(k8s('create', '{apiVersion: v1, kind: Pod, metadata: {name: a}}')),
    ['[""] [pods] [create]'],
  ],
  [
    'text inline',
    trigger(
      `        k8s:<|>\n          operation: create\n          source:\n            inline: |\n              apiVersion: networking.k8s.io/v1\n              kind: NetworkPolicy\n`,
    ),
    ['[networking.k8s.io] [networkpolicies] [create]'],
  ],
  ['a submission', trigger(argo('submit')), ['[argoproj.io] [workflows] [create, list]']],
  [
    'a submission that refers to a template',
    trigger(argo('submit', '{workflowTemplateRef: {name: t}}')),
    ['[argoproj.io] [workflows] [create, list]', '[argoproj.io] [workflowtemplates] [get]'],
  ],
  [
    'a retry',
    trigger(argo('retry')),
    ['[argoproj.io] [workflows] [get, update, patch]', '[""] [pods] [list, delete]'],
  ],
  [
    'a kind that a parameter writes',
    trigger(
      k8s(
        'create',
        JOB,
        '          parameters:\n            - src: {dependencyName: push, dataKey: body.kind}\n              dest: kind\n',
      ),
    ),
    [],
  ],
  [
    'a manifest from elsewhere',
    trigger(
      '        k8s:<|>\n          operation: create\n          source: {url: {path: "https://example.com"}}\n',
    ),
    [],
  ],
  ['a trigger that stays out of the cluster', trigger('        log: {<|>}\n'), []],
  [
    'a name that a template writes',
    trigger(k8s('create', JOB)).replace('name: build', "name: '{{ .x }}'"),
    [],
  ],
];

test.each(roles)('access for %s', (_, text, rules) => {
  const { context, texts } = contextOf({ 'a.yaml': text });
  const [action] = generateRbac(context);
  const after = apply(texts, action?.edit?.changes)['file:///a.yaml'] ?? '';
  const found = [...after.matchAll(/apiGroups: (.*)\n +resources: (.*)\n +verbs: (.*)/g)];
  expect(found.map(([, ...parts]) => parts.join(' '))).toEqual(rules);
  if (action) expect(errorsIn({ 'file:///a.yaml': after })).toEqual([]);
});

test('an account, a role and a binding, and the Sensor names the account', () => {
  const { context, texts } = contextOf({ 'a.yaml': trigger(k8s('create', JOB), '', '  namespace: team\n') });
  const [action] = generateRbac(context);
  expect(action?.title).toBe('Generate RBAC for the trigger `Make It` (service account `build-sensor`)');
  expect(apply(texts, action?.edit?.changes)['file:///a.yaml']).toMatchInlineSnapshot(`
    "apiVersion: argoproj.io/v1alpha1
    kind: Sensor
    metadata:
      name: build
      namespace: team
    spec:
      template:
        serviceAccountName: build-sensor
      dependencies:
        - name: push
          eventSourceName: hooks
          eventName: push
      triggers:
        - template:
            name: Make It
            k8s:
              operation: create
              source:
                resource: {apiVersion: batch/v1, kind: Job, metadata: {generateName: a-}}
    ---
    apiVersion: v1
    kind: ServiceAccount
    metadata:
      name: build-sensor
      namespace: team
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata:
      name: build-make-it
      namespace: team
    rules:
      - apiGroups: [batch]
        resources: [jobs]
        verbs: [create]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata:
      name: build-make-it
      namespace: team
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: Role
      name: build-make-it
    subjects:
      - kind: ServiceAccount
        name: build-sensor
        namespace: team
    "
  `);
});

const ACCOUNT = '---\napiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: build-sensor\n';
const places: [what: string, text: string, contains: RegExp[], lacks: RegExp[]][] = [
  [
    'the account that the Sensor names',
    trigger(k8s('create', JOB), '  template:\n    serviceAccountName: mine\n'),
    [/name: mine\n/],
    [/kind: ServiceAccount\nmetadata/],
  ],
  [
    'a template without an account',
    trigger(k8s('create', JOB), '  template:\n    nodeSelector: {a: b}\n'),
    [/template:\n {4}serviceAccountName: build-sensor\n {4}nodeSelector/],
    [],
  ],
  [
    'an account that is there',
    trigger(k8s('create', JOB)) + ACCOUNT,
    [/kind: RoleBinding/],
    [/ServiceAccount[^]*kind: ServiceAccount\nmetadata[^]*kind: ServiceAccount\nmetadata/],
  ],
  [
    'another namespace',
    trigger(
      k8s('create', '{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: other}}'),
      '',
      '  namespace: team\n',
    ),
    [
      /kind: Role\nmetadata:\n {2}name: build-make-it\n {2}namespace: other/,
      /kind: RoleBinding\nmetadata:\n {2}name: build-make-it\n {2}namespace: other/,
      /name: build-sensor\n {4}namespace: team/,
    ],
    [],
  ],
  [
    'what has no namespace',
    trigger(
      k8s('create', '{apiVersion: v1, kind: Namespace, metadata: {name: a}}'),
      '',
      '  namespace: team\n',
    ),
    [/kind: ClusterRole\nmetadata:\n {2}name: build-make-it\nrules/, /kind: ClusterRoleBinding/],
    [],
  ],
  [
    'a Sensor that leaves its namespace open',
    trigger(k8s('create', JOB)),
    [/namespace: argo-events # the namespace of the Sensor/],
    [],
  ],
];

test.each(places)('RBAC with %s', (_, text, contains, lacks) => {
  const { context, texts } = contextOf({ 'a.yaml': text });
  const after = apply(texts, generateRbac(context)[0]?.edit?.changes)['file:///a.yaml'];
  for (const pattern of contains) expect(after).toMatch(pattern);
  for (const pattern of lacks) expect(after).not.toMatch(pattern);
});
