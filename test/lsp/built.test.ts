import { execFileSync } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CompletionItem, Hover } from 'vscode-languageserver-protocol';
import { startLspClient, type LspClient } from '../support/lspClient.ts';

const folder = mkdtempSync(join(tmpdir(), 'argo-events-built-'));
let client: LspClient;
beforeAll(async () => {
  const parts = ['server', 'yaml-service'].flatMap((name) => ['--only', name]);
  execFileSync(process.execPath, ['scripts/build.ts', '--outdir', folder, ...parts]);
  client = await startLspClient({ command: [join(folder, 'server.cjs'), '--stdio'] });
});
afterAll(async () => {
  await client.stop();
  rmSync(folder, { recursive: true });
});

const EVENTS = `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: {name: e}
spec: {webhook: {f: {endpoint: /f, port: "12000", method: POST}}}
`;
const sensor = (type: string, operation: string, object: string): string =>
  `apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: {name: s}
spec:
  template: {serviceAccountName: operate}
  dependencies: [{name: d, eventSourceName: e, eventName: f}]
  triggers:
    - template:
        name: t
        ${type}:
          operation: ${operation}
          source:
            resource:
${object.replace(/^(?=.)/gm, ' '.repeat(14))}
`;
const deployment = (spec: string): string =>
  sensor(
    'k8s',
    'create',
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  ${spec}\n  selector: {}\n`,
  );
const workflow = (spec: string): string =>
  sensor(
    'argoWorkflow',
    'submit',
    `apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {generateName: build-}\nspec:\n  ${spec}\n  templates: []\n`,
  );

async function ask<T>(method: string, marked: string, triggerCharacter?: string): Promise<T> {
  const before = marked.slice(0, marked.indexOf('<|>')).split('\n');
  client.open('a.yaml', marked.replace('<|>', ''));
  const answer = await client.connection.sendRequest<T>(method, {
    textDocument: { uri: client.uri('a.yaml') },
    position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
    ...(triggerCharacter !== undefined && { context: { triggerKind: 2, triggerCharacter } }),
  });
  client.close('a.yaml');
  return answer;
}

test('the built server reads the schemas of objects when the first one is there', async () => {
  const [file, aside] = [join(folder, 'resources.schema.json'), join(folder, 'aside.json')];
  renameSync(file, aside);
  const server = await startLspClient({ command: [join(folder, 'server.cjs'), '--stdio'] });
  server.open('events.yaml', EVENTS);
  expect(await server.diagnostics('events.yaml')).toEqual([]);
  renameSync(aside, file);
  server.open('a.yaml', deployment('replicas: "1"'));
  expect(await server.diagnostics('a.yaml')).toHaveLength(1);
  await server.stop();
});

test.each([
  ['a path', 'dest: spec.<|>', true],
  ['any other text', 'operation: create.<|>', false],
])('a dot goes on with %s', async (_what, field, proposes) => {
  const parameters = `          parameters:\n            - src: {dependencyName: d, dataKey: body}\n              ${field}\n`;
  const items = await ask<CompletionItem[]>(
    'textDocument/completion',
    deployment('replicas: 1').trimEnd() + `\n${parameters}`,
    '.',
  );
  expect(items.length > 0).toBe(proposes);
});

describe('the built server, in an object inside a trigger', () => {
  test.each([
    ['Deployment', deployment('rep<|>'), 'replicas'],
    ['Workflow', workflow('entry<|>'), 'entrypoint'],
  ])('completes a %s', async (_kind, text, label) => {
    const items = await ask<CompletionItem[]>('textDocument/completion', text);
    expect(items.map((item) => item.label)).toContain(label);
  });

  test.each([
    ['Deployment', deployment('repli<|>cas: 1'), 'Number of desired pods'],
    ['Workflow', workflow('entry<|>point: main'), 'Entrypoint is a template reference'],
  ])('explains a %s', async (_kind, text, said) => {
    const hover = await ask<Hover>('textDocument/hover', text);
    expect(JSON.stringify(hover)).toContain(said);
  });

  test.each([
    ['Deployment', deployment('replicas: "1"'), 'embedded-type', 1],
    ['Deployment', deployment('replica: 1'), 'embedded-field', 2],
    ['Workflow', workflow('entrypont: main'), 'embedded-field', 2],
  ])('checks a %s', async (kind, text, code, severity) => {
    const name = `${kind}-${code}.yaml`;
    client.open(name, text);
    expect(await client.diagnostics(name)).toEqual([expect.objectContaining({ code, severity })]);
    client.close(name);
  });
});
