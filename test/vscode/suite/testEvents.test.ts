import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';

import { eventually, fileUri, open, ORDER, replaceText, services } from './workbench.ts';

/** The names of the test events that stand beside the manifests. */
async function ownNames(): Promise<readonly string[]> {
  const { session } = await services();
  const events = await session.events();
  const event = events.find(({ eventSource }) => eventSource === ORDER.eventSource);
  return event?.samples.flatMap(({ name, uri }) => (uri === undefined ? [] : [name])) ?? [];
}

describe('test events beside manifests', () => {
  it('are there for the events that they are for', async () => {
    await eventually('both are known', async () => (await ownNames()).length === 2);
    assert.deepEqual([...(await ownNames())].sort(), ['A small order', 'large-order']);
  });

  it('are fired by their name', async () => {
    const { session, history } = await services();
    const id = await session.fire({ address: ORDER, sample: 'large-order' });
    const record = await eventually('the event is done', () =>
      history.records().find((one) => one.id === id && one.status !== 'running'),
    );
    assert.equal(record.status, 'done', record.why);
    const received = history.steps().find(({ traceId }) => traceId === record.traceId);
    assert.match(JSON.stringify(received), /total.{3,8}120/);
  });

  it('are checked, whether they are YAML or JSON', async () => {
    const uri = fileUri('broken.event.json');
    const sample = {
      kind: 'ArgoEventsSample',
      name: 'broken',
      for: 'webhook',
      base: 'message',
      set: { nope: 1 },
    };
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(JSON.stringify(sample)));
    try {
      await open('broken.event.json');
      const found = await eventually('it is checked', () =>
        vscode.languages.getDiagnostics(uri).find(({ source }) => source === 'argo-events'),
      );
      assert.match(found.message, /^There is no `nope` in the payload/);
    } finally {
      await vscode.workspace.fs.delete(uri);
    }
  });

  it('count as the editor has them, saved or not', async () => {
    const { session } = await services();
    const { document } = await open('large.event.yaml');
    const before = document.getText();
    await replaceText(document, before.replace('120', '121'));
    try {
      await session.reload();
      assert.match(await session.sample(ORDER, 'large-order'), /121/);
    } finally {
      await replaceText(document, before);
      await document.save();
      await session.reload();
    }
  });
});
