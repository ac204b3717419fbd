import * as vscode from 'vscode';

import { eventually, fileUri, ORDER, services } from './workbench.ts';

const CONFIG = '.argo-events.yaml';

async function write(name: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(fileUri(name), new TextEncoder().encode(text));
}

/** The last word of the trigger `notify` on a new event. */
async function lastWord(): Promise<string | undefined> {
  const { session, history } = await services();
  const id = await session.fire({ address: ORDER, payload: '{"total": 300}' });
  const record = await eventually('it is done', () =>
    history.records().find((one) => one.id === id && one.status === 'done'),
  );
  const steps = history.steps().filter(({ traceId }) => traceId === record.traceId);
  return steps.findLast(({ subject }) => subject === 'large-orders/notify')?.why;
}

describe('set answers', () => {
  after(async () => vscode.workspace.fs.delete(fileUri(CONFIG)));

  it('come from the configuration, and change when it is saved', async () => {
    for (const status of [503, 404]) {
      await write(
        CONFIG,
        `kind: ArgoEventsProject\nanswers: [{trigger: large-orders/notify, status: ${status}}]\n`,
      );
      const wanted = `would be answered ${status} (as set)`;
      await eventually(wanted, async () => (await lastWord()) === wanted);
    }
  });
});

describe('files that stand for others', () => {
  const SENSOR = 'from-url.yaml';
  const FILE = 'local.txt';
  after(() => Promise.all([CONFIG, SENSOR, FILE].map((name) => vscode.workspace.fs.delete(fileUri(name)))));

  it('are read again when they change', async () => {
    const { session, history } = await services();
    await write(
      SENSOR,
      `apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: {name: from-url}
spec:
  dependencies: [{name: order, eventSourceName: orders, eventName: placed}]
  triggers: [{template: {name: job, k8s: {source: {url: {path: "https://example.com/job.yaml"}}}}}]
`,
    );
    await write(
      CONFIG,
      `kind: ArgoEventsProject\nartifacts: [{url: "https://example.com/job.yaml", file: ${FILE}}]\n`,
    );
    for (const name of ['first', 'second']) {
      await write(FILE, `apiVersion: batch/v1\nkind: Job\nmetadata: {name: ${name}}\n`);
      await eventually(`the job ${name}`, async () => {
        await session.fire({ address: ORDER, payload: '{"total": 300}' });
        const request = history.steps().findLast(({ subject }) => subject === 'from-url/job');
        return JSON.stringify(request?.output ?? '').includes(`"name":"${name}"`);
      });
    }
  });
});
