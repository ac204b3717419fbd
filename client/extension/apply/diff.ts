import * as vscode from 'vscode';

import type { PlannedChange } from '../../../emulator/runtime/kube/kube.ts';

const SCHEME = 'argo-events-diff';
const texts = new Map<string, string>();

/** Serves both sides of a planned change to the diff editor. */
export function registerDiffs(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: ({ path }) => texts.get(path) ?? '',
  });
}

/** Opens the diff editor: what lives in the cluster, and what would after the apply. */
export async function showDiff(change: PlannedChange, context: string, round: number): Promise<void> {
  const name = `${change.namespace}/${change.kind} ${change.name}`;
  const live = side(`${round}/live/${name}`, change.live);
  const merged = side(`${round}/merged/${name}`, change.merged);
  const title = `${change.kind} ${change.name}: ${context} ↔ after apply`;
  await vscode.commands.executeCommand('vscode.diff', live, merged, title, { preview: true });
}

function side(name: string, text: string): vscode.Uri {
  const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${name}.yaml` });
  texts.set(uri.path, text);
  return uri;
}
