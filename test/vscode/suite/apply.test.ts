import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';

import { explainKubeError, loadKube } from '../../../client/extension/apply/load.ts';
import { eventually, fileUri, open, services } from './workbench.ts';

const cluster = process.env.KUBECONFIG !== undefined;

describe('apply', () => {
  it('shows the difference, asks, and applies', async function () {
    if (!cluster && process.env.CI === undefined) this.skip();
    assert(cluster, 'KUBECONFIG names no cluster');
    const { context } = await services();
    await open('orders.yaml');
    const running = vscode.commands.executeCommand('argoEvents.apply', fileUri('orders.yaml'));
    await eventually('the diff editor', () =>
      vscode.window.tabGroups.all.some(
        ({ activeTab }) => activeTab?.input instanceof vscode.TabInputTextDiff,
      ),
    );
    await eventually('the question', async () => {
      await vscode.commands.executeCommand('notifications.focusFirstToast');
      await vscode.commands.executeCommand('notification.acceptPrimaryAction');
      return (await applied(context)) === 'none';
    });
    await vscode.commands.executeCommand('notifications.clearAll');
    await running;
  });

  it('says what to do when there is no kubeconfig', async () => {
    const { context } = await services();
    const kube = loadKube(context.asAbsolutePath('dist/kube.cjs'));
    let words = '';
    try {
      kube.currentContext({ kubeconfig: '/nowhere/config' });
    } catch (error) {
      words = explainKubeError(error);
    }
    assert.match(words, /no kubeconfig.*Set KUBECONFIG/);
  });
});

/** What applying the manifest would still do. */
async function applied(context: vscode.ExtensionContext): Promise<string | undefined> {
  const kube = loadKube(context.asAbsolutePath('dist/kube.cjs'));
  const uri = fileUri('orders.yaml');
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  const [change] = await kube.plan([{ uri: uri.toString(), text }]);
  return change?.action;
}
