import * as vscode from 'vscode';

const EXAMPLE = `# Argo Events example
# Save this file in your workspace, or just press "Fire" above the event below.
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata:
  name: orders
spec:
  webhook:
    placed:
      port: "12000"
      endpoint: /orders
      method: POST
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata:
  name: large-orders
spec:
  dependencies:
    - name: order
      eventSourceName: orders
      eventName: placed
      filters:
        data:
          - path: body.total
            type: number
            comparator: ">="
            value:
              - "100"
  triggers:
    - template:
        name: log-order
        log: {}
`;

/** A small EventSource with its Sensor in a new, unsaved file; the emulator runs it as it stands. */
export async function createExample(): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: EXAMPLE });
  await vscode.window.showTextDocument(document, { preview: false });
}

/** Offers the manifest snippets in the active YAML editor, or in a new one. */
export async function insertSnippet(): Promise<void> {
  if (vscode.window.activeTextEditor?.document.languageId !== 'yaml')
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ language: 'yaml', content: '' }),
    );
  await vscode.commands.executeCommand('editor.action.showSnippets');
}
