import { TextDocument } from 'vscode-languageserver-textdocument';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type {
  CodeAction,
  CodeLens,
  DocumentLink,
  DocumentSymbol,
  InlayHint,
} from 'vscode-languageserver-protocol';
import { startLspClient, type LspClient, type LspClientOptions } from '../support/lspClient.ts';

const HEAD = 'apiVersion: argoproj.io/v1alpha1\n';
const events = (name: string, port = '"12000"'): string =>
  `${HEAD}kind: EventSource\nmetadata:\n  name: ${name}\nspec:\n  webhook:\n    push:\n      endpoint: /push\n      port: ${port}\n`;

let client: LspClient | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});
async function start(options: LspClientOptions = {}): Promise<LspClient> {
  client = await startLspClient(options);
  return client;
}
const lint = (server: LspClient): Promise<Record<string, { code: string }[]>> =>
  server.connection.sendRequest('argoEvents/lintWorkspace');

test('offers no formatter, folding or selection beside other YAML extensions', async () => {
  const { result } = await start();
  for (const provider of ['documentFormattingProvider', 'foldingRangeProvider', 'selectionRangeProvider'])
    expect(result.capabilities).not.toHaveProperty(provider);
});

test('says what stands in the workspace', async () => {
  const server = await start({ files: { 'a/es.yaml': events('a'), 'node_modules/b.yaml': events('b') } });
  expect(await server.connection.sendRequest('argoEvents/events')).toEqual([
    {
      eventSource: 'a',
      event: 'push',
      sourceType: 'webhook',
      uri: server.uri('a/es.yaml'),
      range: { start: { line: 6, character: 4 }, end: { line: 6, character: 8 } },
    },
  ]);
});

test('a lone file outside the workspace still has its configuration', async () => {
  const server = await start({
    workspace: 'inside',
    files: {
      'inside/a.yaml': events('a'),
      '.argo-events.yaml': 'kind: ArgoEventsProject\nrules: {wrong-type: off}\n',
    },
  });
  server.open('lone.yaml', events('lone', '1'));
  await expect.poll(async () => (await server.diagnostics('lone.yaml')).length).toBe(0);
});

test('a client that only names a root folder has its workspace', async () => {
  const server = await start({ rootUriOnly: true, files: { 'a.yaml': events('a') } });
  expect(await server.connection.sendRequest('argoEvents/events')).toHaveLength(1);
});

test('lints the workspace, leaves out what the configuration ignores', async () => {
  const server = await start({
    files: {
      '.argo-events.yaml': 'kind: ArgoEventsProject\nignore: [build/, "*.tmpl.yaml"]\n',
      'bad.yaml': events('a', '12000'),
      'build/bad.yaml': events('a', '12000'),
      'x/a.tmpl.yaml': events('a', '12000'),
    },
  });
  expect(await lint(server)).toEqual({
    [server.uri('bad.yaml')]: [expect.objectContaining({ code: 'wrong-type' })],
  });
});

test('follows files on disk that no editor holds', async () => {
  const server = await start({ files: { 'a.yaml': events('a') } });
  expect(await lint(server)).toEqual({});
  writeFileSync(join(server.folder, 'a.yaml'), events('a', '1'));
  await server.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: server.uri('a.yaml'), type: 2 }],
  });
  expect(Object.keys(await lint(server))).toEqual([server.uri('a.yaml')]);
});

test('an open document counts, not the file on disk, until it is closed', async () => {
  const server = await start({ files: { 'a.yaml': events('a') } });
  server.open('a.yaml', events('a', '1'));
  expect(Object.keys(await lint(server))).toHaveLength(1);
  server.close('a.yaml');
  await expect.poll(() => server.diagnostics('a.yaml')).toEqual([]);
  await expect.poll(() => lint(server)).toEqual({});
});

test('a change is checked; a fix is offered and put in place', async () => {
  const server = await start();
  server.open('a.yaml', events('a'));
  expect(await server.diagnostics('a.yaml')).toEqual([]);
  server.change('a.yaml', events('a', '12000'));
  const [diagnostic] = await server.diagnostics('a.yaml');
  expect(diagnostic).toMatchObject({ code: 'wrong-type', severity: 1, source: 'argo-events' });
  const actions: CodeAction[] = await server.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri: server.uri('a.yaml') },
    range: diagnostic?.range,
    context: { diagnostics: [] },
  });
  expect(actions.map((action) => action.title)).toEqual([
    'Put it in quotes',
    'Disable `wrong-type` for this line',
  ]);
  expect(actions[0]?.edit?.changes?.[server.uri('a.yaml')]).toEqual([
    { range: diagnostic?.range, newText: '"12000"' },
  ]);
});

test('all obvious mistakes of a file are fixed at once', async () => {
  const server = await start();
  const text = `${events('a', '1')}      methd: GET\n`;
  server.open('a.yaml', text);
  const actions: CodeAction[] = await server.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri: server.uri('a.yaml') },
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    context: { diagnostics: [], only: ['source.fixAll'] },
  });
  const edits = actions.flatMap(({ edit }) => edit?.changes?.[server.uri('a.yaml')] ?? []);
  expect(TextDocument.applyEdits(TextDocument.create('', '', 0, text), edits)).toBe(
    `${events('a', '"1"')}      method: GET\n`,
  );
});

const generators: [line: number, only: string[] | undefined, titles: RegExp[]][] = [
  [5, undefined, [/^Add EventSource `b` .*\(webhook\)/, /calendar/, /github/, /kafka/, /sqs/]],
  [6, ['refactor'], [/^Generate RBAC for the trigger `t`/]],
  [6, ['quickfix'], []],
];

test.each(generators)(
  'generates what the manifest lacks: line %d, asked for %j',
  async (line, only, titles) => {
    const server = await start();
    const sensor = `${HEAD}kind: Sensor\nmetadata: {name: s}\nspec:\n  dependencies:\n    - {name: d, eventSourceName: b, eventName: push}\n  triggers: [{template: {name: t, k8s: {operation: create, source: {resource: {apiVersion: v1, kind: Pod}}}}}]\n`;
    server.open('a.yaml', sensor);
    const at = { line, character: 16 };
    const actions: CodeAction[] = await server.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri: server.uri('a.yaml') },
      range: { start: at, end: at },
      context: { diagnostics: [], ...(only && { only }) },
    });
    const made = actions.filter(({ kind }) => kind === 'refactor');
    expect(made.map(({ title }) => title)).toEqual(
      titles.map((title) => expect.stringMatching(title) as string),
    );
  },
);

const linked: [name: string, text: string, links: [text: string, target: string][]][] = [
  [
    'a.yaml',
    `# argo-events-disable-file wrong-type, no-such-rule\r\n${events('a')}# argo-events-disable-line same-dest\n`,
    [
      ['wrong-type', 'docs:/rules/wrong-type.md'],
      ['same-dest', 'docs:/rules/same-dest.md'],
    ],
  ],
  [
    '.argo-events.yaml',
    'kind: ArgoEventsProject\nrules: {wrong-type: off, no-such-rule: off}\nartifacts:\n  - url: https://example.com\n    file: local/a b.yaml\nsecrets: [{name: hook, key: k, file: local/token}]\n',
    [
      ['wrong-type', 'docs:/rules/wrong-type.md'],
      ['local/a b.yaml', 'local/a%20b.yaml'],
      ['local/token', 'local/token'],
    ],
  ],
  ['b.yaml', 'a: 1 # argo-events-disable-line wrong-type\n', []],
];

test.each(linked)('links in %s', async (name, text, links) => {
  const server = await start({ initializationOptions: { docs: 'docs:/rules' } });
  server.open(name, text);
  const document = TextDocument.create('', '', 0, text);
  const found: DocumentLink[] = await server.connection.sendRequest('textDocument/documentLink', {
    textDocument: { uri: server.uri(name) },
  });
  const folder = `${server.uri('.')}/`;
  expect(found.map(({ range, target }) => [document.getText(range), target?.replace(folder, '')])).toEqual(
    links,
  );
});

test('syntax errors are left to another YAML extension when told so', async () => {
  const server = await start({ initializationOptions: { yamlSyntax: false } });
  server.open('a.yaml', `${events('a')}  x: [\n`);
  expect((await server.diagnostics('a.yaml')).map(({ code }) => code)).toEqual(['unknown-field']);
  await server.connection.sendNotification('workspace/didChangeConfiguration', {
    settings: { argoEvents: { yamlSyntax: true } },
  });
  await expect
    .poll(async () => (await server.diagnostics('a.yaml')).map(({ code }) => code))
    .toContain('yaml-syntax');
});

test('lenses, hints and outline', async () => {
  const server = await start();
  const sensor = `---\n${HEAD}kind: Sensor\nmetadata: {name: s}\nspec:\n  dependencies: [{name: d, eventSourceName: a, eventName: push}, {name: e, eventSourceName: b, eventName: push}]\n  triggers: [{template: {name: t, log: {}}}]\n`;
  server.open('a.yaml', events('a') + sensor);
  const textDocument = { uri: server.uri('a.yaml') };
  const lenses: CodeLens[] = await server.connection.sendRequest('textDocument/codeLens', { textDocument });
  const fired = (eventSource: string): unknown[] => [
    'argoEvents.fireTestEvent',
    [{ ...textDocument, eventSource, event: 'push' }],
  ];
  expect(lenses.map(({ command }) => [command?.command || command?.title, command?.arguments])).toEqual([
    fired('a'),
    ['1 dependency listens', undefined],
    fired('a'),
    fired('b'),
  ]);
  const hints: InlayHint[] = await server.connection.sendRequest('textDocument/inlayHint', {
    textDocument,
    range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
  });
  expect(hints.map(({ label }) => label)).toEqual(['when d && e']);
  const symbols: DocumentSymbol[] = await server.connection.sendRequest('textDocument/documentSymbol', {
    textDocument,
  });
  expect(symbols.map(({ name, children }) => [name, children?.map((child) => child.name)])).toEqual([
    ['a', ['push']],
    ['s', ['d', 'e', 't']],
  ]);
});

const hostile: [name: string, text: string, codes: string[]][] = [
  ['not YAML', '\u0000\u0001 kind: Sensor { [ "', []],
  ['broken manifest', `kind: Sensor\nspec: [ {`, ['yaml-syntax', 'missing-field']],
  ['5 MB', `kind: Sensor\n${'a: b\n'.repeat(1_100_000)}`, ['file-too-large']],
  ['100,000 lines', `kind: Sensor\nx:\n${'  - abc\n'.repeat(100_000)}`, ['unknown-field', 'missing-field']],
  ['a document too long for Kubernetes', `kind: Sensor\nx: ${'y'.repeat(2_000_000)}\n`, ['yaml-syntax']],
  ['very deep', `kind: Sensor\nspec: ${'['.repeat(50_000)}`, ['yaml-syntax']],
];

test.each(hostile)('lives on after %s', async (_, text, codes) => {
  const server = await start();
  server.open('a.yaml', text);
  const found = new Set((await server.diagnostics('a.yaml')).map(({ code }) => code));
  for (const code of codes) expect(found).toContain(code);
  if (codes.length === 0) expect(found.size).toBe(0);
  server.open('b.yaml', events('b', '1'));
  expect(await server.diagnostics('b.yaml')).toHaveLength(1);
});

test('says which files it did not read, and why', async () => {
  const server = await start({
    files: {
      'binary.yaml': Buffer.from([0, 1, 2, 3]),
      'large.yaml': 'a: b\n'.repeat(1_100_000),
      'locked/a.yaml': events('a'),
      'good.yaml': events('good'),
    },
  });
  chmodSync(join(server.folder, 'locked'), 0o700);
  expect(await server.connection.sendRequest('argoEvents/events')).toHaveLength(2);
  expect(server.log.join('\n')).toMatch(/binary\.yaml: binary/);
  expect(server.log.join('\n')).toMatch(/large\.yaml: 5\.2 MiB, more than/);
});
