import * as vscode from 'vscode';

import type { Services } from '../services.ts';
import { toRange } from '../views/reveal.ts';

interface Finding {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly message: string;
  readonly range: Parameters<typeof toRange>[0];
}

const SEVERITIES: Readonly<Record<Finding['severity'], vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

let shown: vscode.DiagnosticCollection | undefined;

/** Checks all manifests and lists the findings under Problems. Files that are open have theirs already. */
export async function lintWorkspace({ server, context }: Services): Promise<void> {
  shown ??= collection(context);
  const findings = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: 'Argo Events: checking the manifests of the workspace',
      cancellable: true,
    },
    async (_, token) => {
      const client = await server.client();
      const result = await client.sendRequest<Record<string, Finding[]>>('argoEvents/lintWorkspace', token);
      return token.isCancellationRequested ? undefined : result;
    },
  );
  if (!findings) return;
  shown.clear();
  for (const [file, list] of Object.entries(findings)) {
    const uri = vscode.Uri.parse(file);
    if (!isOpen(uri)) shown.set(uri, list.map(toDiagnostic));
  }
  await report(findings);
}

function collection(context: vscode.ExtensionContext): vscode.DiagnosticCollection {
  const made = vscode.languages.createDiagnosticCollection('argo-events-workspace');
  context.subscriptions.push(
    made,
    vscode.workspace.onDidOpenTextDocument(({ uri }) => {
      made.delete(uri);
    }),
  );
  return made;
}

async function report(findings: Readonly<Record<string, readonly Finding[]>>): Promise<void> {
  const count = Object.values(findings).flat().length;
  if (count === 0) {
    void vscode.window.showInformationMessage('Argo Events: nothing to complain about.');
    return;
  }
  await vscode.commands.executeCommand('workbench.actions.view.problems');
  const files = Object.keys(findings).length;
  void vscode.window.setStatusBarMessage(`Argo Events: ${count} findings in ${files} files`, 8000);
}

function toDiagnostic({ code, severity, message, range }: Finding): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(toRange(range), message, SEVERITIES[severity]);
  diagnostic.code = code;
  diagnostic.source = 'argo-events';
  return diagnostic;
}

function isOpen(uri: vscode.Uri): boolean {
  return vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
}
