import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SemanticTokens, SignatureHelp } from 'vscode-languageserver-protocol';
import { startLspClient, type LspClient } from '../support/lspClient.ts';

const EVENTS = `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata:
  name: hooks
spec:
  webhook:
    push:
      endpoint: /push
      port: "12000"
      filter:
        expression: |
          body.ref == "main"
          && len(body.commits) > 0
`;

let client: LspClient;
beforeAll(async () => {
  client = await startLspClient();
  client.open('events.yaml', EVENTS);
});
afterAll(() => client.stop());

const at = (line: number, character: number): object => ({ line, character });

test('colours the languages inside manifests', async () => {
  const textDocument = { uri: client.uri('events.yaml') };
  const { semanticTokensProvider } = client.result.capabilities;
  const types = semanticTokensProvider?.legend.tokenTypes ?? [];
  const all = await client.connection.sendRequest<SemanticTokens>('textDocument/semanticTokens/full', {
    textDocument,
  });
  expect(all.data.filter((_, i) => i % 5 === 3).map((type) => types[type])).toEqual([
    'variable',
    'property',
    'operator',
    'string',
    'operator',
    'function',
    'variable',
    'property',
    'operator',
    'number',
  ]);
  const range = { start: at(0, 0), end: at(10, 0) };
  const none = await client.connection.sendRequest<SemanticTokens>('textDocument/semanticTokens/range', {
    textDocument,
    range,
  });
  expect(none.data).toEqual([]);
});

test('helps with the arguments of a function', async () => {
  const help = await client.connection.sendRequest<SignatureHelp | null>('textDocument/signatureHelp', {
    textDocument: { uri: client.uri('events.yaml') },
    position: at(12, 17),
  });
  expect(help?.signatures.map(({ label }) => label)).toEqual(['len(value)']);
  expect(help?.activeParameter).toBe(0);
});
