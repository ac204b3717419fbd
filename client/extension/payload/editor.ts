import * as vscode from 'vscode';

import type { EventAddress } from '../../../emulator/runtime/control/protocol/events.ts';
import { PAYLOAD_SCHEME } from './address.ts';
import { payloadUri } from './fileSystem.ts';
import { jsonProblem } from './jsonProblem.ts';
import type { PayloadStore } from './store.ts';

/** Opens the payload of an event in an editor; text that is being edited there is replaced, which can be undone. */
export async function openPayload(
  store: PayloadStore,
  address: EventAddress,
  text: string,
  sample?: string,
): Promise<vscode.TextEditor> {
  const uri = payloadUri(address);
  const open = vscode.workspace.textDocuments.find(
    (one) => one.uri.toString() === uri.toString() && !one.isClosed,
  );
  if (!open) store.put(address, text, sample);
  const document = open ?? (await vscode.workspace.openTextDocument(uri));
  if (open && open.getText() !== text) {
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uri, new vscode.Range(0, 0, open.lineCount, 0), text);
    await vscode.workspace.applyEdit(edit);
    store.put(address, store.get(address)?.text ?? text, sample);
  }
  return vscode.window.showTextDocument(document, { preview: false });
}

/** Says on the line what keeps a payload from being JSON. */
export function payloadProblems(): {
  /** Whether the document is JSON; when not, its first mistake is marked and shown. */
  readonly check: (document: vscode.TextDocument) => boolean;
  readonly disposable: vscode.Disposable;
} {
  const diagnostics = vscode.languages.createDiagnosticCollection('argo-events-payload');
  const edited = vscode.workspace.onDidChangeTextDocument(({ document }) => {
    if (document.uri.scheme === PAYLOAD_SCHEME) diagnostics.delete(document.uri);
  });
  const closed = vscode.workspace.onDidCloseTextDocument(({ uri }) => {
    diagnostics.delete(uri);
  });
  return {
    check(document) {
      const problem = jsonProblem(document.getText());
      if (!problem) return true;
      const place = document.positionAt(problem.offset);
      const range = document.getWordRangeAtPosition(place) ?? new vscode.Range(place, place.translate(0, 1));
      const diagnostic = new vscode.Diagnostic(range, `${problem.message}. The event was not fired.`);
      diagnostic.source = 'Argo Events';
      diagnostics.set(document.uri, [diagnostic]);
      void vscode.window.showTextDocument(document, {
        selection: new vscode.Range(place, place),
        preview: false,
      });
      return false;
    },
    disposable: vscode.Disposable.from(diagnostics, edited, closed),
  };
}

/** "Fire" on the first line of a payload. */
export const payloadLenses: vscode.CodeLensProvider = {
  provideCodeLenses(document) {
    const top = new vscode.Range(0, 0, 0, 0);
    const fire = {
      title: '$(play) Fire',
      tooltip: 'Fire this payload (Ctrl+Enter)',
      command: 'argoEvents.firePayload',
      arguments: [document.uri],
    };
    const other = {
      title: 'Other payload…',
      command: 'argoEvents.choosePayload',
      arguments: [document.uri],
    };
    return [new vscode.CodeLens(top, fire), new vscode.CodeLens(top, other)];
  },
};
