import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';

import { stepRows } from '../../../client/panel/model/stepTree.ts';
import { eventually, open, ORDER, replaceText, services } from './workbench.ts';

/** The verdict of each trigger's last step, of the newest event. */
async function fireOrder(total: number): Promise<Readonly<Record<string, string>>> {
  const { session, history } = await services();
  const id = await session.fire({ address: ORDER, payload: JSON.stringify({ total }) });
  const record = await eventually('the event is done', () =>
    history.records().find((one) => one.id === id && one.status !== 'running'),
  );
  assert.equal(record.status, 'done', record.why);
  const steps = history.steps().filter(({ traceId }) => traceId === record.traceId);
  const verdicts: Record<string, string> = {};
  for (const { subject, verdict } of steps) {
    const [sensor, trigger] = subject.split('/');
    if (sensor === 'large-orders' && trigger !== undefined) verdicts[trigger] = verdict;
  }
  return verdicts;
}

describe('firing', () => {
  it('starts the emulator and leads to what each trigger would send', async () => {
    assert.deepEqual(await fireOrder(250), { record: 'dry', notify: 'dry' });
    const { session } = await services();
    assert.equal(session.state().phase, 'running');
  });

  it('says when a filter ends the way', async () => {
    assert.deepEqual(await fireOrder(7), { record: 'failed', notify: 'failed' });
  });

  it('uses the text of the editor, saved or not', async () => {
    const { session } = await services();
    const { document } = await open('sensor.yaml');
    const before = document.getText();
    await replaceText(document, before.replace(/- ['"]100['"]/, '- "5"'));
    try {
      await session.reload();
      assert.deepEqual(await fireOrder(7), { record: 'dry', notify: 'dry' });
    } finally {
      await replaceText(document, before);
      await document.save();
      await session.reload();
    }
  });

  it('leads from a step to the line that decided', async () => {
    const { history } = await services();
    await fireOrder(7);
    const filter = history.steps().findLast(({ kind }) => kind === 'filter');
    assert(filter?.where);
    const { rangeOf } = await import('../../../client/extension/manifests/place.ts');
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(filter.where.uri));
    const range = rangeOf(document.getText(), filter.where);
    assert(range);
    assert.match(document.uri.path, /sensor\.yaml$/);
    const lines = document.getText().split('\n').slice(9, 16);
    assert(range.start.line >= 8 && range.start.line <= 15, `line ${range.start.line}: ${lines.join('|')}`);
  });

  it('fills the rows of the trace', async () => {
    const { history } = await services();
    await fireOrder(7);
    const traceId = history.records().findLast(({ status }) => status === 'done')?.traceId;
    const rows = stepRows(history.steps().filter((step) => step.traceId === traceId));
    assert.deepEqual(
      rows.map(({ step, depth, verdict }) => `${'  '.repeat(depth)}${step.kind} ${verdict}`),
      [
        'event.received passed',
        'bus.published failed',
        '  dependency.matched failed',
        '    filter failed',
        '  dependency.matched failed',
        '    filter failed',
      ],
    );
  });

  it('refuses an event that no manifest defines, and keeps it', async () => {
    const { session, history } = await services();
    const id = await session.fire({ address: { ...ORDER, eventName: 'nothing' } });
    const record = history.records().find((one) => one.id === id);
    assert.equal(record?.status, 'refused');
    assert.match(record.why ?? '', /orders\/nothing/);
  });
});
