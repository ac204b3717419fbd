import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';

import { isManifest } from '../manifests/workspace.ts';
import { messageOf } from '../log.ts';
import { readSettings } from '../settings.ts';

/** The language server: started with the first YAML document, or when a command asks for it. */
export interface LanguageServer {
  dispose(): void;
  /** Starts it unless it runs; rejects when it does not start. */
  client(): Promise<LanguageClient>;
  startWithYaml(): void;
  /** The output of `render` commands is another one now. */
  readonly onDidRender: vscode.Event<void>;
  restart(): Promise<void>;
}

export function createLanguageServer(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
): LanguageServer {
  const rendered = new vscode.EventEmitter<void>();
  let starting: Promise<LanguageClient> | undefined;

  async function launch(): Promise<LanguageClient> {
    const { startClient } = await import('./client.ts');
    const docs = vscode.Uri.joinPath(context.extensionUri, 'docs', 'rules');
    return startClient(context.asAbsolutePath('dist/server.cjs'), docs, log, () => {
      rendered.fire();
    });
  }

  function client(): Promise<LanguageClient> {
    starting ??= launch().catch((error: unknown) => {
      starting = undefined;
      log.error(`server did not start: ${messageOf(error)}`);
      throw error;
    });
    return starting;
  }

  const startFor = (document: vscode.TextDocument): void => {
    if (isManifest(document) && readSettings().serverEnabled) client().catch(() => undefined);
  };
  const opened = vscode.workspace.onDidOpenTextDocument(startFor);

  return {
    client,
    onDidRender: rendered.event,
    startWithYaml() {
      vscode.workspace.textDocuments.forEach(startFor);
    },
    async restart() {
      const last = await starting?.catch(() => undefined);
      starting = undefined;
      await last?.stop();
      await client();
    },
    dispose() {
      opened.dispose();
      rendered.dispose();
      void starting?.then((last) => last.dispose()).catch(() => undefined);
    },
  };
}
