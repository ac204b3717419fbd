import * as vscode from 'vscode';

/** Whether the workspace is trusted; when not, says what for it must be, and offers to trust it. */
export function requireTrust(purpose: string): boolean {
  if (vscode.workspace.isTrusted) return true;
  const button = 'Manage Workspace Trust';
  void vscode.window
    .showWarningMessage(`${purpose} needs a trusted workspace: manifests may hold scripts.`, button)
    .then((chosen) => chosen === button && vscode.commands.executeCommand('workbench.trust.manage'));
  return false;
}
