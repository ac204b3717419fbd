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
  [`${KIND}unknownReferences: hint`, { rules: { 'unknown-reference': 'hint' } }],
  [`${KIND}unknownReferences: off`, { rules: {} }],
  [
    `${KIND}unknownReferences: hint\nrules: {unknown-reference: warning}`,
    { rules: { 'unknown-reference': 'warning' } },
  ],
  [`${KIND}argoEventsVersion: 1.9.11`, { argoEventsVersion: 'v1.9.11' }],
  [`${KIND}rules:`, DEFAULT_CONFIG],
  [
    `${KIND}answers: [{trigger: s/t, status: 503, headers: {A: 1}, body: {ok: false}, times: 2, delay: 1m30s}, {trigger: n/s/*, error: gone}]`,
    {
      answers: [
        {
          trigger: 's/t',
          times: 2,
          answer: { status: 503, headers: { A: '1' }, body: '{"ok":false}', delayMs: 90_000 },
        },
        { trigger: 'n/s/*', answer: { error: 'gone' } },
      ],
    },
  ],
  [
    `${KIND}artifacts: [{url: u, file: a/b.yaml}, {git: {filePath: p, url: u}, file: ..c}, {configMap: {name: m, key: k}, file: d}]`,
    {
      artifacts: [
        { source: { url: 'u' }, file: 'a/b.yaml' },
        { source: { git: { url: 'u', filePath: 'p' } }, file: '..c' },
        { source: { configMap: { name: 'm', key: 'k' } }, file: 'd' },
      ],
    },
  ],
  [
    `${KIND}secrets: [{name: hook, key: k, env: HOOK}, {name: hook, key: 7, file: local/k}]`,
    {
      secrets: [
        { name: 'hook', key: 'k', from: { env: 'HOOK' }, index: 0 },
        { name: 'hook', key: '7', from: { file: 'local/k' }, index: 1 },
      ],
    },
  ],
  [
    `${KIND}answers: [{trigger: s/t, times: 1}, {trigger: s/t, labels: {done: "yes"}, after: 500ms}]`,
    {
      answers: [{ trigger: 's/t', answer: {} }, { answer: { labels: { done: 'yes' }, afterMs: 500 } }],
    },
  ],
];

test.each(good)('%j', (text, config) => {
  const read = readConfig(text);
  expect(read.problems).toEqual([]);
  expect(read.config).toMatchObject(config);
});

const bad: [text: string, message: RegExp][] = [
  ['rules: {}', /Expected "kind: ArgoEventsProject"/],
  [`${KIND}rule: {}`, /no setting `rule`/],
  [`${KIND}colours: {}`, /no setting `colours`. There are kind, rules/],
  [`${KIND}rules: {a: fatal}`, /one of off, hint/],
  [`${KIND}unknownReferences: error`, /hint or off/],
  [`${KIND}rules: [a]`, /mapping of rule codes/],
  [`${KIND}ignore: a`, /list of texts/],
  [`${KIND}ignore: [{a: 1}]`, /Expected a text/],
  [`${KIND}argoEventsVersion: newest`, /release such as/],
  [`${KIND}answers: {trigger: s/t}`, /list of answers/],
  [`${KIND}answers: [s/t]`, /Expected an answer/],
  [`${KIND}answers: [{status: 200}]`, /Expected `trigger: SENSOR\/TRIGGER`/],
  [`${KIND}answers: [{trigger: t}]`, /Expected `trigger: SENSOR\/TRIGGER`/],
  [`${KIND}answers: [{trigger: s/t, state: 1}]`, /no setting of an answer `state`. Did you mean `status`/],
  [`${KIND}answers: [{trigger: s/t, status: 99}]`, /from 200 to 599/],
  [`${KIND}answers: [{trigger: s/t, status: "200"}]`, /whole number/],
  [`${KIND}answers: [{trigger: s/t, times: 0}]`, /from 1 to/],
  [`${KIND}answers: [{trigger: s/t, delay: 2}]`, /duration such as 500ms/],
  [`${KIND}answers: [{trigger: s/t, delay: 9999999h}]`, /a year at most/],
  [`${KIND}answers: [{trigger: s/t, labels: {done: true}}]`, /Expected a text: put it in quotes/],
  [`${KIND}answers: [{trigger: s/t, labels: a}]`, /names with texts/],
  [`${KIND}answers: [{trigger: s/t, exists: 1}]`, /true or false/],
  [`${KIND}answers: [{trigger: s/t, error: gone, status: 500}]`, /`status` does not go with `error`/],
  [`${KIND}answers: [{trigger: s/t, after: 1s, body: a}]`, /`body` does not go with `after`/],
  [
    `${KIND}answers: [{trigger: s/t}, {trigger: s/t, status: 500}]`,
    /never given: an answer of s\/t before it/,
  ],
  [`${KIND}artifacts: [a]`, /Expected where it comes from/],
  [
    `${KIND}artifacts: [{file: a}]`,
    /Expected one of url, path, git, s3, configMap, object, schema, custom\./,
  ],
  [`${KIND}artifacts: [{url: a, path: b, file: c}]`, /not url and path/],
  [`${KIND}artifacts: [{url: a}]`, /`file` is missing/],
  [`${KIND}artifacts: [{uri: a, file: b}]`, /no setting of an artifact `uri`. Did you mean `url`/],
  [`${KIND}artifacts: [{url: a, file: ../b}]`, /in the folder of this configuration/],
  [`${KIND}artifacts: [{url: a, file: /b}]`, /in the folder of this configuration/],
  [`${KIND}artifacts: [{url: a, file: 'C:\\b'}]`, /in the folder of this configuration/],
  [`${KIND}artifacts: [{git: g, file: b}]`, /Expected url and filePath/],
  [
    `${KIND}artifacts: [{git: {url: g, path: p}, file: b}]`,
    /no setting of git `path`[^]*`filePath` is missing/,
  ],
  [`${KIND}secrets: [hidden]`, /Expected the `name` and `key` of a Secret, and `env` or `file`/],
  [`${KIND}secrets: [{name: hook, key: k}]`, /and `env` or `file`, which has the value\./],
  [`${KIND}secrets: [{name: hook, key: k, env: A, file: b}]`, /which has the value, not both/],
  [`${KIND}secrets: [{name: hook, env: A}]`, /`key` is missing/],
  [`${KIND}secrets: [{name: hook, key: k, env: a-b}]`, /name of an environment variable/],
  [`${KIND}secrets: [{name: hook, key: k, file: ../b}]`, /in the folder of this configuration/],
  [`${KIND}secrets: [{name: hook, key: k, value: hidden}]`, /no setting of a secret `value`/],
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
