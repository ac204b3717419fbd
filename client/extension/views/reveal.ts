import * as vscode from 'vscode';

import type { Where } from '../../../emulator/engine/trace/where.ts';
import { messageOf } from '../log.ts';
import { documentUri } from '../manifests/rendered.ts';

/** Shows a place of a manifest, in the editor group where its file is already visible if there is one. */
export async function revealPlace(where: Where, preserveFocus: boolean): Promise<void> {
  if (where.uri === '') return;
  const { rangeOf } = await import('../manifests/place.ts');
  try {
    const document = await vscode.workspace.openTextDocument(documentUri(where.uri));
    const range = rangeOf(document.getText(), where);
    const selection = range && toRange(range);
    const visible = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
    await vscode.window.showTextDocument(document, {
      preserveFocus,
      preview: true,
      ...(visible?.viewColumn !== undefined && { viewColumn: visible.viewColumn }),
      ...(selection && { selection }),
    });
  } catch (error) {
    void vscode.window.showWarningMessage(`The manifest cannot be opened: ${messageOf(error)}`);
  }
}

interface PlainRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export function toRange({ start, end }: PlainRange): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
