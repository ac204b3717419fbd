import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';

import { startLspClient, type LspClient } from '../support/lspClient.ts';

const source = (name: string): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: EventSource\nmetadata:\n  name: ${name}\nspec:\n  webhook:\n    e: {}\n`;

let client: LspClient | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

test('what git leaves out and the editor does not show is not read, as the rules are now', async () => {
  const running = await startLspClient({
    files: {
      '.git/HEAD': '',
      '.gitignore': 'rendered/\n',
      'a.yaml': source('a'),
      'rendered/b.yaml': source('b'),
      'old/c.yaml': source('c'),
    },
    initializationOptions: { exclude: ['old'] },
  });
  client = running;
  const { connection } = running;
  const known = async (): Promise<string[]> => {
    const events = await connection.sendRequest<{ eventSource: string }[]>('argoEvents/events');
    return events.map(({ eventSource }) => eventSource).sort();
  };
  const leftOut = async (): Promise<string[]> => {
    const uris = ['a.yaml', 'rendered/b.yaml', 'old/c.yaml'].map((name) => running.uri(name));
    const answer = await connection.sendRequest<string[]>('argoEvents/leftOut', uris);
    return answer.map((uri) => uri.slice(-'b.yaml'.length));
  };
  expect(await known()).toEqual(['a']);
  expect(await leftOut()).toEqual(['b.yaml', 'c.yaml']);
  await connection.sendNotification('workspace/didChangeConfiguration', {
    settings: { argoEvents: { exclude: [] } },
  });
  expect(await known()).toEqual(['a', 'c']);
  const changed = async (name: string, type: number): Promise<void> =>
    connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: running.uri(name), type }],
    });
  writeFileSync(join(running.folder, 'rendered/d.yaml'), source('d'));
  await changed('rendered/d.yaml', 1);
  expect(await known()).toEqual(['a', 'c']);
  rmSync(join(running.folder, '.gitignore'));
  await changed('.gitignore', 3);
  expect(await known()).toEqual(['a', 'b', 'c', 'd']);
  expect(await leftOut()).toEqual([]);
});
