import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import type { RenderedManifests } from '../../server/protocol.ts';
import { startLspClient, type LspClient } from '../support/lspClient.ts';

const RENDER = fileURLToPath(new URL('../fixtures/render/render.mjs', import.meta.url));
const SOURCE =
  'apiVersion: argoproj.io/v1alpha1\nkind: EventSource\nmetadata:\n  name: {{ .Values.name }}\nspec:\n  webhook:\n    push:\n      endpoint: /push\n      port: {{ .Values.port }}\n';
const TEMPLATE = 'chart/templates/es.yaml';
const config = (...values: string[]): string =>
  `kind: ArgoEventsProject\nrender:\n  - folder: chart\n    command: ${JSON.stringify([process.execPath, RENDER, ...values])}\n`;

let client: LspClient | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

async function start(port: string, options: object, more: Record<string, string> = {}): Promise<LspClient> {
  client = await startLspClient({
    files: { '.argo-events.yaml': config('name=a', `port=${port}`), [TEMPLATE]: SOURCE, ...more },
    initializationOptions: options,
  });
  return client;
}
const codesIn = async (server: LspClient, name: string): Promise<unknown[]> =>
  (await server.diagnostics(name)).map(({ range, code }) => `${range.start.line} ${code ?? ''}`);
const rendered = (server: LspClient): Promise<RenderedManifests> =>
  server.connection.sendRequest('argoEvents/rendered');

test('runs nothing in a workspace that is not trusted, and what it is told to once it is', async () => {
  const server = await start('1', {});
  server.open(TEMPLATE, SOURCE);
  expect(await rendered(server)).toEqual([]);
  expect(await codesIn(server, TEMPLATE)).toEqual([]);
  await server.connection.sendNotification('workspace/didChangeConfiguration', {
    settings: { argoEvents: { trusted: true } },
  });
  await expect.poll(() => codesIn(server, TEMPLATE)).toEqual(['8 wrong-type']);
  await server.connection.sendNotification('workspace/didChangeConfiguration', {
    settings: { argoEvents: { trusted: false } },
  });
  await expect.poll(() => codesIn(server, TEMPLATE)).toEqual([]);
});

test('the finding stays at its line while the template is typed in, and goes when it is saved right', async () => {
  const server = await start('1', { trusted: true });
  server.open(TEMPLATE, SOURCE);
  await expect.poll(() => codesIn(server, TEMPLATE)).toEqual(['8 wrong-type']);
  server.change(TEMPLATE, `# moved\n${SOURCE}`);
  await expect.poll(() => codesIn(server, TEMPLATE)).toEqual(['9 wrong-type']);
  const right = SOURCE.replace('{{ .Values.port }}', '"{{ .Values.port }}"');
  writeFileSync(join(server.folder, TEMPLATE), right);
  server.change(TEMPLATE, right);
  await server.connection.sendNotification('textDocument/didSave', {
    textDocument: { uri: server.uri(TEMPLATE) },
  });
  await expect.poll(() => codesIn(server, TEMPLATE)).toEqual([]);
});

test('gives the rendered text, with what is wrong there and comes from no certain line', async () => {
  const twice = `${SOURCE}---\n${SOURCE}`;
  const server = await start('1', { trusted: true, renderedDocuments: true }, { [TEMPLATE]: twice });
  const [found] = await rendered(server);
  expect(found).toMatchObject({ folder: server.uri('chart'), files: [] });
  expect(found?.uri).toMatch(/^argo-events-rendered:\/\/\/.*\/chart\/rendered-1-.*\.yaml$/);
  expect(found?.text).toContain('port: 1\n');
  const diagnosed = (): string[] => server.published.filter((uri) => uri === found?.uri);
  await expect.poll(diagnosed).toHaveLength(1);
});

test('editors that cannot show rendered text are told nothing of it', async () => {
  const server = await start('1', { trusted: true });
  await rendered(server);
  await server.connection.sendRequest('argoEvents/lintWorkspace');
  expect(server.published.filter((uri) => uri.startsWith('argo-events-rendered'))).toEqual([]);
});

test('a command that fails is a finding of the configuration', async () => {
  const server = await start('1', { trusted: true }, { '.argo-events.yaml': config('name=a') });
  server.open('.argo-events.yaml', readFileSync(join(server.folder, '.argo-events.yaml'), 'utf8'));
  await expect.poll(() => codesIn(server, '.argo-events.yaml')).toEqual(['3 render-failed']);
  expect((await rendered(server))[0]?.problem).toContain('there is no value port');
});

test('the whole workspace is checked with what is rendered', async () => {
  const server = await start('1', { trusted: true });
  expect(await server.connection.sendRequest('argoEvents/lintWorkspace')).toEqual({
    [server.uri(TEMPLATE)]: [expect.objectContaining({ code: 'wrong-type' })],
  });
});

test('changes on disk are rendered', async () => {
  const server = await start('1', { trusted: true });
  expect((await rendered(server))[0]?.text).toContain('port: 1\n');
  await new Promise((resolve) => setTimeout(resolve, 600));
  writeFileSync(join(server.folder, TEMPLATE), SOURCE.replace('{{ .Values.port }}', '7'));
  await server.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: server.uri(TEMPLATE), type: 2 }],
  });
  await expect.poll(async () => (await rendered(server))[0]?.text).toContain('port: 7\n');
});
