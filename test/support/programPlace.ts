import { documentAt, documentOffset } from '../../schemas/manifest/file.ts';
import { createProject } from '../../schemas/graph/project.ts';
import { lineStarts, positionAt } from '../../schemas/yaml/position.ts';
import type { FeatureContext } from '../../server/features/context.ts';
import { placeAt } from '../../server/place.ts';

/** Where a program stands in a manifest. */
export type ProgramField = keyof typeof MANIFESTS;

const EVENTS = (expression: string): string => `kind: EventSource
metadata: {name: hooks}
spec:
  webhook:
    push:
      endpoint: /push
      port: "12000"
      jsonBody: true
      filter:
        expression: ${expression}
`;
const sensor = (dependency: string, trigger = ''): string => `kind: Sensor
metadata: {name: build}
spec:
  dependencies:
    - name: push
      eventSourceName: hooks
      eventName: push
${dependency.replace(/^(?=.)/gm, '      ')}
  triggers:
    - template:
        name: t
        http:
          url: http://example.com
          payload:
            - dest: a
${trigger.replace(/^(?=.)/gm, '              ')}
`;
const src = (field: string): string => sensor('', `src:\n  dependencyName: push\n  ${field}`);

const MANIFESTS = {
  expression: EVENTS,
  calendar: (program: string) => `kind: EventSource\nspec:\n  calendar:\n    c:\n      ${program}\n`,
  secret: (program: string) =>
    `kind: EventSource\nmetadata: {namespace: ours}\nspec:\n  github:\n    g:\n      apiToken: ${program}\n`,
  sensorSpec: (program: string) => `kind: Sensor\nspec:\n${program}\n`,
  jq: (program: string) => sensor(`transform:\n  jq: ${program}`),
  transform: (program: string) => sensor(`transform:\n  script: ${program}`),
  script: (program: string) => sensor(`filters:\n  script: ${program}`),
  expr: (program: string) =>
    sensor(
      `filters:\n  exprs:\n    - expr: ${program}\n      fields: [{name: act, path: body.action}, {name: num, path: body.count}]`,
    ),
  template: (program: string) =>
    sensor(`filters:\n  data: [{path: body.action, type: string, value: [a], template: ${program}}]`),
  data: (program: string) => sensor(`filters:\n  data:\n    - ${program}`),
  dataTemplate: (program: string) => src(`dataTemplate: ${program}`),
  contextTemplate: (program: string) => src(`contextTemplate: ${program}`),
  contextKey: (program: string) => src(`contextKey: ${program}`),
  transformed: (program: string) => sensor(`transform: {jq: .body}\nfilters:\n  script: ${program}`),
  madeByLua: (program: string) =>
    sensor(`transform: {script: 'return {who = event.body.author}'}\nfilters:\n  script: ${program}`),
  endless: (program: string) => sensor(`transform: {jq: '{a: [repeat(1)]}'}\nfilters:\n  script: ${program}`),
} as const;

const SAMPLE = `kind: ArgoEventsSample
name: mine
for: hooks/push
headers: {X-Kind: push}
payload:
  action: opened
  count: 3
  odd-key: x
  author: {login: ada}
  commits: [{id: c1, files: [a.ts]}]
`;

const SECRETS = `apiVersion: v1
kind: Secret
metadata: {name: api}
data: {password: c2VjcmV0}
stringData: {user: plain}
---
kind: Secret
metadata: {name: elsewhere, namespace: theirs}
---
kind: SealedSecret
metadata: {name: sealed, namespace: ours}
spec: {encryptedData: {hidden: AgB}}
---
kind: ExternalSecret
metadata: {name: external}
spec: {target: {name: made}, data: [{secretKey: remote, remoteRef: {key: a/b}}]}
`;

/** A program at the cursor `<|>` in a manifest, beside its event and a sample. */
export function programPlace(
  field: ProgramField,
  program: string,
): { text: string; context: FeatureContext } {
  const marked = MANIFESTS[field](program);
  const text = marked.replace('<|>', '');
  const project = createProject();
  project.setFile('file:///w/mine.event.yaml', SAMPLE);
  project.setFile('file:///w/secrets.yaml', SECRETS);
  project.setFile('file:///w/events.yaml', EVENTS('"true"'));
  const uri = field === 'expression' ? 'file:///w/events.yaml' : 'file:///w/sensor.yaml';
  project.setFile(uri, text);
  const position = positionAt(lineStarts(text), marked.indexOf('<|>'));
  const nothing = { get: () => undefined, of: () => undefined };
  const context = placeAt(project, uri, position, nothing, nothing, true);
  if (!context) throw new Error('no document');
  const document = documentAt(context.file, position) ?? context.document;
  return { text, context: { ...context, document, offset: documentOffset(document, position) } };
}
