import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CompletionList, Hover } from 'vscode-languageserver-protocol';
import { startLspClient, type LspClient } from '../support/lspClient.ts';

/** The server of Red Hat's extension as it is, with what that extension tells it when the user has set nothing and no schema is at hand. */
const SERVER = join(
  dirname(createRequire(import.meta.url).resolve('yaml-language-server/package.json')),
  'bin/yaml-language-server',
);
const SETTINGS = {
  yaml: {
    validate: true,
    hover: true,
    completion: true,
    format: { enable: true },
    schemas: {},
    schemaStore: { enable: false },
    kubernetesCRDStore: { enable: false },
  },
};

let theirs: LspClient;
let ours: LspClient;
beforeAll(async () => {
  [theirs, ours] = await Promise.all([
    startLspClient({ command: [SERVER, '--stdio'], configuration: SETTINGS }),
    startLspClient({ initializationOptions: { yamlSyntax: false } }),
  ]);
});
afterAll(() => Promise.all([theirs.stop(), ours.stop()]));

const HEAD =
  'apiVersion: argoproj.io/v1alpha1\nkind: EventSource\nmetadata: {name: a}\nspec:\n  webhook:\n    push:\n';
const GOOD = `${HEAD}      endpoint: /push\n      port: "12000"\n`;

/** Where each server has something to say: lines, counted from 0. */
const told: [what: string, text: string, theirs: number[], ours: number[]][] = [
  ['a good manifest', GOOD, [], []],
  ['several documents', `${GOOD}---\n${GOOD.replace('name: a', 'name: b')}`, [], []],
  ['an unknown field', `${GOOD}      methd: GET\n`, [], [8]],
  ['a wrong type', GOOD.replace('"12000"', '12000'), [], [7]],
  ['a missing field', `${HEAD}      endpoint: /push\n`, [], [5]],
  ['a bracket that is not closed', `${GOOD}      metadata: {a: b\n`, [9], []],
  ['an indent that does not fit', `${GOOD}     metadata: {}\n`, [8], []],
  ['a quote that is not closed', GOOD.replace('"12000"', '"12000'), [8], []],
  ['a tab', `${GOOD}\tmetadata: {}\n`, [8], []],
  ['an alias of nothing', `${GOOD}      metadata: *nothing\n`, [8], []],
  ['a key that stands twice', `${GOOD}      port: "12000"\n`, [8], []],
];

test.each(told)('each mistake is told once: %s', async (what, text, byThem, byUs) => {
  const name = `${what.replaceAll(' ', '-')}.yaml`;
  for (const server of [theirs, ours]) server.open(name, text);
  const lines = async (server: LspClient): Promise<number[]> =>
    [...new Set((await server.diagnostics(name)).map(({ range }) => range.start.line))].sort((a, b) => a - b);
  expect({ theirs: await lines(theirs), ours: await lines(ours) }).toEqual({ theirs: byThem, ours: byUs });
});

/** What a request brings at the start of a word, from each server. */
const asked: [what: string, line: number, character: number][] = [
  ['a field', 6, 8],
  ['a source type', 4, 4],
  ['a value', 7, 14],
];

test.each(asked)('only one explains %s', async (_, line, character) => {
  for (const server of [theirs, ours]) server.open('hover.yaml', GOOD);
  const hover = (server: LspClient): Promise<Hover | null> =>
    server.connection.sendRequest('textDocument/hover', {
      textDocument: { uri: server.uri('hover.yaml') },
      position: { line, character },
    });
  expect(await hover(theirs)).toBeNull();
  expect(await hover(ours)).not.toBeNull();
});

test('only one completes fields', async () => {
  for (const server of [theirs, ours]) server.open('complete.yaml', `${GOOD}      m\n`);
  const labels = async (server: LspClient): Promise<string[]> => {
    const items = await server.connection.sendRequest<CompletionList | { label: string }[]>(
      'textDocument/completion',
      { textDocument: { uri: server.uri('complete.yaml') }, position: { line: 8, character: 7 } },
    );
    return (Array.isArray(items) ? items : items.items).map(({ label }) => label);
  };
  expect(await labels(theirs)).toEqual([]);
  expect(await labels(ours)).toContain('method');
});

/** Two of these would make VS Code ask which to use, or show things twice. */
const PROVIDERS = [
  'documentFormattingProvider',
  'documentRangeFormattingProvider',
  'documentOnTypeFormattingProvider',
  'foldingRangeProvider',
  'selectionRangeProvider',
] as const;

test.each(PROVIDERS)('%s is theirs alone', (provider) => {
  expect(ours.result.capabilities[provider] ?? false).toBe(false);
});
