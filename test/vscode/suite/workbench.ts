import { strict as assert } from 'node:assert';
import { setTimeout as wait } from 'node:timers/promises';
import * as vscode from 'vscode';

import type { Services } from '../../../client/extension/services.ts';

const ID = 'argo-events-dev.argo-events';
const LIMIT_MS = 20_000;

/** What the extension gives out when it is activated. */
export async function services(): Promise<Services> {
  const extension = vscode.extensions.getExtension<Services>(ID);
  assert(extension, `${ID} is not installed`);
  return extension.activate();
}

/** Asks until the answer is there, and fails with `what` when it does not come. */
export async function eventually<Value>(
  what: string,
  ask: () => Value | undefined | false | Thenable<Value | undefined | false>,
): Promise<Value> {
  const limit = Date.now() + LIMIT_MS;
  while (Date.now() < limit) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    await wait(50);
  }
  throw new Error(`never happened: ${what}`);
}

export function fileUri(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert(folder, 'no folder is open');
  return vscode.Uri.joinPath(folder.uri, name);
}

export async function open(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(fileUri(name)), {
    preview: false,
  });
}

/** The position right after the first occurrence of `text`. */
export function after(document: vscode.TextDocument, text: string): vscode.Position {
  const offset = document.getText().indexOf(text);
  assert(offset >= 0, `there is no ${text} in ${document.uri.path}`);
  return document.positionAt(offset + text.length);
}

/** Replaces the whole text, without saving it. */
export async function replaceText(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  await vscode.workspace.applyEdit(edit);
}

export const ORDER = { namespace: 'argo-events', eventSource: 'orders', eventName: 'placed' };
