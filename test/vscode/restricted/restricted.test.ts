import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';

import { eventually, open, services } from '../suite/workbench.ts';

describe('a workspace that is not trusted', () => {
  it('is what this window has open', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it('still gets diagnostics', async () => {
    const { document } = await open('typo.yaml');
    await eventually('a diagnostic', () => vscode.languages.getDiagnostics(document.uri).length > 0);
  });

  for (const command of ['fireTestEvent', 'startEmulator', 'setLive', 'apply', 'showRendered'])
    it(`does not let ${command} start anything`, async () => {
      const { session, history } = await services();
      await vscode.commands.executeCommand(`argoEvents.${command}`, {
        eventSource: 'orders',
        event: 'placed',
      });
      assert.equal(session.state().phase, 'stopped');
      assert.deepEqual(history.records(), []);
      await vscode.commands.executeCommand('notifications.clearAll');
    });
});
