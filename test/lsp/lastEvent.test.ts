import { expect, test } from 'vitest';
import type { CompletionItem, Hover } from 'vscode-languageserver-protocol';

import { startLspClient } from '../support/lspClient.ts';

const MANIFESTS = `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: {name: hook}
spec:
  webhook:
    e: {endpoint: /e, method: POST, port: "12000"}
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: {name: s}
spec:
  dependencies:
    - name: d
      eventSourceName: hook
      eventName: e
      filters:
        data:
          - path: body.temperature
            type: number
            value: ["1"]
  triggers:
    - template: {name: t, log: {}}
`;
const LINE = MANIFESTS.split('\n').findIndex((line) => line.includes('- path:'));
const at = (character: number): object => ({
  textDocument: { uri: '' },
  position: { line: LINE, character },
});

/** What the editor's emulator has seen is known where events are filtered, as soon as it is told. */
test('fields of the last event are proposed and explained', async () => {
  const client = await startLspClient();
  const ask = <Answer>(method: string, text: string): Promise<Answer> =>
    client.connection.sendRequest(method, {
      ...at((MANIFESTS.split('\n')[LINE]?.indexOf(text) ?? 0) + text.length),
      textDocument: { uri: client.uri('m.yaml') },
    });
  const proposed = async (): Promise<(readonly [string, string | undefined])[]> => {
    const items = await ask<CompletionItem[]>('textDocument/completion', 'body.');
    return items
      .filter(({ label }) => label.includes('temperature'))
      .map(({ label, detail }) => [label, detail] as const);
  };
  client.open('m.yaml', MANIFESTS);
  await client.diagnostics('m.yaml');
  expect(await proposed()).toEqual([]);
  await client.connection.sendNotification('argoEvents/captured', {
    eventSource: 'hook',
    eventName: 'e',
    data: '{"header":{},"body":{"temperature":21.5}}',
  });
  expect(await proposed()).toEqual([['body.temperature', 'number, 21.5 (last event)']]);
  const hover = await ask<Hover>('textDocument/hover', 'body.temp');
  expect(JSON.stringify(hover.contents)).toContain('21.5 (last event)');
  await client.stop();
});
