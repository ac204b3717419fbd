import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';

import { COMMANDS } from '../../../client/extension/commands/table.ts';
import { services } from './workbench.ts';

interface Contributed {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

describe('activation', () => {
  it('starts nothing heavy', async function () {
    const start = performance.now();
    const { session } = await services();
    if (this.test) this.test.title += `, activated in ${Math.round(performance.now() - start)} ms`;
    assert.equal(session.state().phase, 'stopped');
  });

  it('registers every contributed command', async () => {
    await services();
    const known = new Set(await vscode.commands.getCommands(true));
    const extension = vscode.extensions.getExtension('argo-events-dev.argo-events');
    const { commands } = (extension?.packageJSON as Contributed).contributes;
    const names = [...commands.map(({ command }) => command), ...Object.keys(COMMANDS)];
    assert.deepEqual(
      names.filter((name) => !known.has(name)),
      [],
    );
  });
});
