import { expect, it } from 'vitest';

import { runCli } from '../../support/cli.ts';
import { folder } from '../../support/folder.ts';
import { sensor, webhook } from '../../support/manifests.ts';

type Files = Readonly<Record<string, string>>;

const JOB = 'apiVersion: batch/v1\nkind: Job\nmetadata: {name: j}\n';
const k8s = (source: string): string => sensor(`k8s: {operation: create, source: {${source}}}`);
const config = (entry: string): string => `kind: ArgoEventsProject\nartifacts:\n  - ${entry}\n`;
const configMap = (data: string, more = ''): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m${more}}\ndata: {${data}}\n`;
const header = sensor(
  'http: {url: "http://x", method: GET, secureHeaders: [{name: H, valueFrom: {configMapKeyRef: {name: m, key: k}}}]}',
);

it.each<[string, string, Files, string]>([
  [
    'a URL',
    k8s('url: {path: "https://e.com/wf.yaml"}'),
    {
      'local/j.yaml': JOB,
      '.argo-events.yaml': config('{url: "https://e.com/wf.yaml", file: local/j.yaml}'),
    },
    'create jobs.batch/v1 j in argo-events',
  ],
  [
    'a file of the pod',
    k8s('file: {path: /etc/wf.yaml}'),
    { 'j.yaml': JOB, '.argo-events.yaml': config('{path: /etc/wf.yaml, file: j.yaml}') },
    'create jobs.batch/v1 j in argo-events',
  ],
  [
    'a file of a repository',
    k8s('git: {url: g, cloneDirectory: c, filePath: a/wf.yaml, branch: b}'),
    { 'j.yaml': JOB, '.argo-events.yaml': config('{git: {filePath: a/wf.yaml, url: g}, file: j.yaml}') },
    'create jobs.batch/v1 j in argo-events',
  ],
  [
    'an object of a bucket',
    k8s(
      's3: {endpoint: e, bucket: {name: b, key: k}, accessKey: {name: a, key: a}, secretKey: {name: a, key: b}}',
    ),
    { 'j.yaml': JOB, '.argo-events.yaml': config('{s3: {bucket: b, key: k}, file: j.yaml}') },
    'create jobs.batch/v1 j in argo-events',
  ],
  [
    'a ConfigMap',
    k8s('configmap: {name: m, key: k}'),
    { 'j.yaml': JOB, '.argo-events.yaml': config('{configMap: {name: m, key: k}, file: j.yaml}') },
    'create jobs.batch/v1 j in argo-events',
  ],
  [
    'a ConfigMap among the manifests',
    k8s('configmap: {name: m, key: k}'),
    { 'm.yaml': configMap(`k: ${JSON.stringify(JOB)}`) },
    'create jobs.batch/v1 j in argo-events',
  ],
  ['the value of a ConfigMap', header, { 'm.yaml': configMap('k: "shown\\n"') }, '\n      H: shown\n'],
  [
    'the ConfigMap of its own namespace',
    header,
    { 'a-m.yaml': configMap('k: other', ', namespace: other'), 'm.yaml': configMap('k: shown') },
    'H: shown',
  ],
  [
    'a ConfigMap of another namespace',
    header,
    { 'm.yaml': configMap('k: no', ', namespace: o') },
    'H: (configMap m/k)',
  ],
  [
    'where OpenWhisk is',
    sensor('openWhisk: {host: h, actionName: a, payload: [{src: {dependencyName: d}, dest: k}]}'),
    {
      wskprops: 'APIHOST=whisk.test\nAUTH=hidden:value\n',
      '.argo-events.yaml': config('{path: $HOME/.wskprops, file: wskprops}'),
    },
    'Request: POST https://whisk.test/api/v1/namespaces/_/actions/a?blocking=true&result=true',
  ],
  [
    'an object in the cluster to merge over',
    sensor(
      'k8s: {operation: update, source: {resource: {apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 2}}}}',
    ),
    {
      'web.yaml': 'kind: Deployment\nmetadata: {name: web}\nspec: {paused: true}\n',
      '.argo-events.yaml': config('{object: {kind: Deployment, name: web}, file: web.yaml}'),
    },
    '      spec:\n        paused: true\n        replicas: 2\n',
  ],
  [
    'the live object to start from',
    sensor(
      'k8s: {operation: update, liveObject: true, source: {resource: {apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: shop}}}, parameters: [{src: {dependencyName: d, dataKey: none, value: new}, dest: spec.image}]}',
    ),
    {
      'web.yaml': 'kind: Deployment\nmetadata: {name: web}\nspec: {paused: true}\n',
      '.argo-events.yaml': config('{object: {kind: Deployment, name: web}, file: web.yaml}'),
    },
    '        paused: true\n        image: new\n',
  ],
  [
    'what a gRPC server answers',
    sensor('custom: {serverURL: "localhost:9000", secure: false, spec: {a: b}}'),
    { fetched: '{"c":1}', '.argo-events.yaml': config('{custom: "localhost:9000", file: fetched}') },
    '      Execute, resource:\n      {\n        "c": 1\n      }\n',
  ],
  [
    'a schema of Avro',
    sensor(
      'kafka: {url: "a:1", topic: t, payload: [{src: {dependencyName: d, dataKey: none, value: x}, dest: a}], schemaRegistry: {url: "http://r", schemaId: 7}}',
    ),
    {
      's.avsc': '{"type":"record","name":"r","fields":[{"name":"a","type":"string"}]}',
      '.argo-events.yaml': config('{schema: {url: "http://r", id: 7}, file: s.avsc}'),
    },
    'Value as Avro, in base64:\n      AAAAAAcCeA==\n',
  ],
])('finds %s', async (_, manifest, files, expected) => {
  const { out, err, exit } = await runCli(
    ['fire'],
    folder({ 'a.yaml': webhook(12000) + manifest, ...files }),
  );
  expect([exit, err]).toEqual([0, '']);
  expect(out).toContain(expected);
  expect(out).not.toContain('hidden');
});

it.each<[string, string, Files, string[], string]>([
  [
    'named nowhere',
    k8s('url: {path: "https://e.com/wf.yaml?a=b"}'),
    {},
    [
      'the manifest is not at hand: it comes from the URL https://e.com/wf.yaml?a=b; a file can stand for it',
      'to add to .argo-events.yaml:\n      artifacts:\n        - url: https://e.com/wf.yaml?a=b\n          file: wf.yaml\n',
    ],
    '',
  ],
  [
    'whose file is not there',
    k8s('url: {path: "https://e.com/wf.yaml"}'),
    { '.argo-events.yaml': config('{url: "https://e.com/wf.yaml", file: wf.yaml}') },
    [
      'the manifest is not at hand: what stands for the URL https://e.com/wf.yaml is wf.yaml, which is not there',
    ],
    '.argo-events.yaml:3: wf.yaml is not there\n',
  ],
  [
    'that is no manifest',
    k8s('file: {path: p}'),
    { '.argo-events.yaml': config('{path: p, file: text}'), text: 'just text' },
    ['json: cannot unmarshal string into Go value of type map[string]interface {}'],
    '',
  ],
  [
    'without a .wskprops',
    sensor('openWhisk: {host: h, actionName: a, payload: [{src: {dependencyName: d}, dest: k}]}'),
    {},
    ['OpenWhisk API host is missing', '- path: $HOME/.wskprops\n          file: wskprops\n'],
    '',
  ],
])('says so of a manifest %s', async (_, manifest, files, expected, problem) => {
  const { out, err, exit } = await runCli(
    ['fire'],
    folder({ 'a.yaml': webhook(12000) + manifest, ...files }),
  );
  expect([exit, err]).toEqual([1, problem]);
  for (const text of expected) expect(out).toContain(text);
});
