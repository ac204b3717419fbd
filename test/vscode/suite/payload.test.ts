import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';

import { openPayload } from '../../../client/extension/payload/editor.ts';
import { eventually, ORDER, replaceText, services } from './workbench.ts';

describe('the payload editor', () => {
  it('is a JSON editor named after the event, with a lens that fires', async () => {
    const { payloads } = await services();
    const { document } = await openPayload(payloads, ORDER, '{"total": 120}\n');
    assert.equal(document.languageId, 'json');
    assert.equal(document.uri.path, '/orders/placed.json');
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
    );
    assert(
      lenses.some(
        ({ command, range }) => command?.command === 'argoEvents.firePayload' && range.start.line === 0,
      ),
    );
  });

  it('fires what it holds, and remembers it', async () => {
    const { history, payloads } = await services();
    const { document } = await openPayload(payloads, ORDER, '{"total": 120}\n');
    await replaceText(document, '{"total": 121}\n');
    const known = history.records().length;
    await vscode.commands.executeCommand('argoEvents.firePayload', document.uri);
    await eventually('it is fired', () =>
      history
        .records()
        .slice(known)
        .some(({ status }) => status === 'done'),
    );
    assert.equal(document.isDirty, false);
    assert.equal(payloads.get(ORDER)?.text, '{"total": 121}\n');
  });

  it('marks bad JSON on its line and does not fire it', async () => {
    const { history, payloads } = await services();
    const { document } = await openPayload(payloads, ORDER, '{\n  "total": 1,\n  oops\n}\n');
    const known = history.records().length;
    await vscode.commands.executeCommand('argoEvents.firePayload', document.uri);
    const ours = vscode.languages
      .getDiagnostics(document.uri)
      .filter(({ source }) => source === 'Argo Events');
    assert.deepEqual(
      ours.map(({ range }) => range.start.line),
      [2],
    );
    assert.equal(history.records().length, known);
    await replaceText(document, '{"total": 1}\n');
    await document.save();
  });
});
