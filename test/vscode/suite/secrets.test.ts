import { createServer, type AddressInfo } from 'node:net';
import * as vscode from 'vscode';

import { eventually, fileUri, ORDER, services } from './workbench.ts';

const CONFIG = '.argo-events.yaml';
const SOURCE = 'secured.yaml';
const FILE = 'token.txt';

async function write(name: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(fileUri(name), new TextEncoder().encode(text));
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}

describe('secrets', () => {
  after(() => Promise.all([CONFIG, SOURCE, FILE].map((name) => vscode.workspace.fs.delete(fileUri(name)))));

  it('check requests that really come in, and are read again when their file changes', async () => {
    const { session } = await services();
    const port = await freePort();
    await write(
      SOURCE,
      `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: {name: secured}
spec:
  webhook:
    hook: {endpoint: /hook, method: POST, port: "${port}", authSecret: {name: hook, key: token}}
`,
    );
    await write(CONFIG, `kind: ArgoEventsProject\nsecrets: [{name: hook, key: token, file: ${FILE}}]\n`);
    await write(FILE, 'first\n');
    await session.fire({ address: ORDER, payload: '{"total": 300}' });
    const status = async (token: string): Promise<number> => {
      const headers = { Authorization: `Bearer ${token}` };
      const answer = fetch(`http://127.0.0.1:${port}/hook`, { method: 'POST', headers, body: '{}' });
      return (await answer.catch(() => undefined))?.status ?? 0;
    };
    for (const [token, other] of [
      ['first', 'second'],
      ['second', 'first'],
    ] as const) {
      await write(FILE, `${token}\n`);
      await eventually(`${token} counts`, async () => (await status(token)) === 200);
      await eventually(`${other} does not`, async () => (await status(other)) === 401);
    }
  });
});
