import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CompletionItem, Hover } from 'vscode-languageserver-protocol';
import { startLspClient, type LspClient } from '../support/lspClient.ts';

let client: LspClient;
beforeAll(async () => {
  client = await startLspClient();
});
afterAll(() => client.stop());

const PROJECT = '.argo-events.yaml';
const SAMPLE = 'a.event.yaml';
const K = 'kind: ArgoEventsProject\n';
const S = 'kind: ArgoEventsSample\nname: a\n';

async function at<T>(method: string, name: string, marked: string): Promise<T> {
  const before = marked.slice(0, marked.indexOf('<|>')).split('\n');
  client.open(name, marked.replace('<|>', ''));
  const answer = await client.connection.sendRequest<T>(`textDocument/${method}`, {
    textDocument: { uri: client.uri(name) },
    position: { line: before.length - 1, character: (before.at(-1) ?? '').length },
  });
  client.close(name);
  return answer;
}

const completions: [name: string, text: string, holds: string[], lacks: string[]][] = [
  [PROJECT, `${K}<|>`, ['rules', 'render', 'answers', 'unknownReferences'], ['kind', 'apiVersion']],
  [PROJECT, `${K}rules:\n  <|>`, ['wrong-type', 'render-failed'], []],
  [PROJECT, `${K}rules:\n  wrong-type: <|>`, ['"off"', 'warning'], []],
  [PROJECT, `${K}render:\n  - <|>`, ['command', 'folder'], ['trigger']],
  [PROJECT, `${K}answers:\n  - trigger: a/b\n    <|>`, ['status', 'times'], ['trigger']],
  [PROJECT, `${K}unknownReferences: <|>`, ['hint', '"off"'], []],
  [SAMPLE, `${S}<|>`, ['for', 'base', 'set'], ['name']],
  [SAMPLE, `${S}for: <|>`, ['github', 'webhook'], []],
  [SAMPLE, `${S}for: github\nbase: <|>`, ['push', 'pull_request'], ['order']],
  [SAMPLE, `${S}for: kafka\nbase: <|>`, ['order'], ['push']],
  [SAMPLE, `${S}for: github\nbase: push\n---\nkind: ArgoEventsSample\n<|>`, ['name', 'for'], []],
];

test.each(completions)('completes in %s: %j', async (name, text, holds, lacks) => {
  const items = await at<CompletionItem[]>('completion', name, text);
  const labels = items.map(({ label }) => label);
  for (const label of holds) expect(labels).toContain(label);
  for (const label of lacks) expect(labels).not.toContain(label);
  const line = text.slice(0, text.indexOf('<|>')).split('\n').length - 1;
  for (const { textEdit } of items)
    if (textEdit && 'range' in textEdit) expect(textEdit.range.start.line).toBe(line);
});

const hovers: [name: string, text: string, says: RegExp][] = [
  [PROJECT, `${K}ren<|>der: []\n`, /Commands whose output is checked/],
  [PROJECT, `${K}answers:\n  - trigger: a/b\n    ti<|>mes: 2\n`, /How many calls/],
  [SAMPLE, `${S}---\n${S}ba<|>se: push\n`, /built-in sample/],
];

test.each(hovers)('explains in %s: %j', async (name, text, says) => {
  expect(JSON.stringify(await at<Hover | null>('hover', name, text))).toMatch(says);
});
