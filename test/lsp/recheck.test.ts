import { afterEach, expect, test } from 'vitest';
import { startLspClient, type LspClient } from '../support/lspClient.ts';

const events = (name: string, port: string): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: EventSource\nmetadata:\n  name: ${name}\nspec:\n  webhook:\n    push:\n      endpoint: /push\n      port: ${port}\n`;

let client: LspClient | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

const changes: [what: string, text: string, checked: string[]][] = [
  ['a value that others do not see', events('a', '1'), ['a.yaml']],
  ['a name that others see', events('other', '"1"'), ['a.yaml', 'b.yaml']],
];

test.each(changes)('checks again after %s', async (_, text, checked) => {
  client = await startLspClient();
  client.open('a.yaml', events('a', '"1"'));
  client.open('b.yaml', events('b', '"1"'));
  await client.connection.sendRequest('argoEvents/events');
  await new Promise((resolve) => setTimeout(resolve, 100));
  const seen = client.published.length;
  client.change('a.yaml', text);
  await client.diagnostics('a.yaml');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect([...new Set(client.published.slice(seen))].sort()).toEqual(checked.map((name) => client?.uri(name)));
});
