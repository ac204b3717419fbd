import * as vscode from 'vscode';

import type { SourceFile } from '../../../emulator/runtime/control/protocol/project.ts';

/** Which manifests to apply: those of `given` (a file or folder of the explorer), else what the user picks. */
export async function chooseFiles(
  files: readonly SourceFile[],
  given: unknown,
): Promise<readonly SourceFile[] | undefined> {
  if (given instanceof vscode.Uri) {
    const root = given.toString();
    return files.filter(({ uri }) => uri === root || uri.startsWith(`${root}/`));
  }
  if (files.length < 2) return files;
  const active = vscode.window.activeTextEditor?.document.uri.toString();
  const items = files.map((file) => ({
    label: vscode.workspace.asRelativePath(vscode.Uri.parse(file.uri)),
    picked: file.uri === active,
    file,
  }));
  items.sort((a, b) => Number(b.picked) - Number(a.picked));
  const placeHolder = 'Manifests to compare with the cluster';
  const chosen = await vscode.window.showQuickPick(items, { canPickMany: true, placeHolder });
  return chosen && chosen.length > 0 ? chosen.map(({ file }) => file) : undefined;
}
