import * as vscode from 'vscode';

import { askRendered } from '../manifests/rendered.ts';
import type { Services } from '../services.ts';
import { requireTrust } from './trust.ts';

/** Shows what a `render` command of `.argo-events.yaml` writes; asks which, where there are several. */
export async function showRendered({ server }: Services): Promise<void> {
  if (!requireTrust('Running `render` commands')) return;
  const all = await askRendered(server);
  if (all.length === 0) {
    void vscode.window.showInformationMessage(
      'There is no `render` command in .argo-events.yaml, such as `render: [{command: helm template ., folder: chart}]`.',
    );
    return;
  }
  const items = all.map(({ uri, command, folder, problem }) => ({
    label: command,
    description: vscode.workspace.asRelativePath(vscode.Uri.parse(folder)),
    ...(problem !== undefined && { detail: problem.split('\n')[0] ?? '' }),
    uri,
  }));
  const placeHolder = 'Whose output to show';
  const chosen = items.length === 1 ? items[0] : await vscode.window.showQuickPick(items, { placeHolder });
  if (!chosen) return;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(chosen.uri));
  await vscode.languages.setTextDocumentLanguage(document, 'yaml');
  await vscode.window.showTextDocument(document, { preview: true });
}
