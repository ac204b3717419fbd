import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';

import { isManifest } from '../manifests/workspace.ts';
import { messageOf } from '../log.ts';
import { readSettings } from '../settings.ts';

/** Event data, as JSON text, by the names of its source and event. */
export interface CapturedEvent {
  readonly eventSource: string;
  readonly eventName: string;
  readonly data: string;
}

/** The language server: started with the first YAML document, or when a command asks for it. */
export interface LanguageServer {
  dispose(): void;
  /** Starts it unless it runs; rejects when it does not start. */
  client(): Promise<LanguageClient>;
  startWithYaml(): void;
  /** Tells it what an event held, if it runs. */
  tell(event: CapturedEvent): void;
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
    tell(event) {
      void starting?.then(
        (running) => running.sendNotification('argoEvents/captured', event),
        () => undefined,
      );
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
