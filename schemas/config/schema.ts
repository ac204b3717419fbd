import { SEVERITIES } from './config.ts';

/** A JSON Schema (draft-07) for people: what may stand where, and what it means. What is read decides the reader. */
export type FileSchema = Readonly<Record<string, unknown>>;

const text = (markdownDescription: string, more: object = {}): FileSchema => ({
  type: ['string', 'integer'],
  markdownDescription,
  ...more,
});
const flag = (markdownDescription: string): FileSchema => ({ type: 'boolean', markdownDescription });
const texts = (markdownDescription: string): FileSchema => ({
  type: 'array',
  items: { type: 'string' },
  markdownDescription,
});
const map = (markdownDescription: string): FileSchema => ({
  type: 'object',
  additionalProperties: { type: ['string', 'integer'] },
  markdownDescription,
});
const parts = (markdownDescription: string, names: readonly string[]): FileSchema => ({
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, { type: ['string', 'integer'] }])),
  required: names,
  additionalProperties: false,
  markdownDescription,
});
const list = (properties: object, required: readonly string[], markdownDescription: string): FileSchema => ({
  type: 'array',
  items: { type: 'object', properties, required, additionalProperties: false },
  markdownDescription,
});

const ANSWER = {
  trigger: text('`SENSOR/TRIGGER` or `NAMESPACE/SENSOR/TRIGGER`; `*` stands for any part of a name.'),
  status: {
    type: 'integer',
    minimum: 200,
    maximum: 599,
    markdownDescription: 'The HTTP status that is answered.',
  },
  headers: map('Headers of the HTTP answer.'),
  body: { markdownDescription: 'Body of the answer: a text as it is, anything else as JSON.' },
  error: text('The call fails with this text.'),
  labels: map('What the object is labelled with; without it, with what `policy.k8s` waits for.'),
  after: text('When the object gets its labels, counted from the call, such as `20s`.'),
  exists: flag('Whether the object that is to be updated, patched or deleted is there.'),
  delay: text("How long the call takes, in the emulator's clock, such as `2s`."),
  times: {
    type: 'integer',
    minimum: 1,
    markdownDescription: 'How many calls get this answer; all of them without it.',
  },
};

const ARTIFACT = {
  url: text('A manifest at this address (`url.path` of a trigger).'),
  path: text('A file of the sensor pod (`file.path` of a trigger).'),
  git: parts('A file of a Git repository.', ['url', 'filePath']),
  s3: parts('An object of a bucket.', ['bucket', 'key']),
  configMap: parts('A key of a ConfigMap.', ['name', 'key']),
  object: parts('An object that is in the cluster.', ['kind', 'name']),
  schema: parts('A schema of a schema registry.', ['url', 'id']),
  custom: text('What the server of a `custom` trigger answers to `FetchResource`; its `host:port`.'),
  file: text('The file that stands for it, in the folder of this configuration or below.'),
};

const SECRET = {
  name: text('The name of a Secret that manifests use.'),
  key: text('A key of it.'),
  env: text('The environment variable that has the value.'),
  file: text(
    'The file that has the value, in the folder of this configuration or below. Leave it out of Git.',
  ),
};

const RENDER = {
  command: {
    anyOf: [{ type: 'string' }, { type: 'array', items: { type: ['string', 'integer'] }, minItems: 1 }],
    markdownDescription: 'A program with its arguments, such as `helm template .`. No shell reads it.',
  },
  folder: text('Where it runs: this folder, or one below.'),
  files: texts(
    'Patterns, relative to `folder`, of the files whose place its output takes; without any, all below.',
  ),
};

/** Of `.argo-events.yaml`. */
export function projectSchema(ruleCodes: readonly string[]): FileSchema {
  const severity = { enum: SEVERITIES };
  const properties = {
    kind: { const: 'ArgoEventsProject', markdownDescription: 'Says what this file is.' },
    rules: {
      type: 'object',
      properties: Object.fromEntries(
        ruleCodes.map((code) => [code, { ...severity, markdownDescription: `Severity of \`${code}\`.` }]),
      ),
      additionalProperties: false,
      markdownDescription: 'Severity of rules, by their codes.',
    },
    ignore: texts('Patterns, as in `.gitignore`, of paths that are not read as manifests.'),
    scopes: texts('Folders whose manifests see one another and nothing else.'),
    argoEventsVersion: text(
      'The release of Argo Events that the manifests are written for, such as `v1.9.11`.',
    ),
    answers: list(ANSWER, ['trigger'], 'What dry triggers are answered, in their order.'),
    artifacts: list(ARTIFACT, ['file'], 'Files here that stand for what triggers read from elsewhere.'),
    secrets: list(
      SECRET,
      ['name', 'key'],
      'Where the values of Secrets are: with them the emulator checks signatures and tokens of real requests.',
    ),
    render: list(RENDER, ['command'], 'Commands whose output is checked and run in the place of templates.'),
    unknownReferences: {
      enum: ['off', 'hint'],
      markdownDescription: 'Whether names are told that nothing in view defines.',
    },
  };
  return { type: 'object', properties, required: ['kind'], additionalProperties: false };
}
