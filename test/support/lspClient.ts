import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
} from 'vscode-languageserver-protocol/node';

/** A language server over stdio with a workspace of its own in a temporary folder. */
export interface LspClient {
  readonly connection: ProtocolConnection;
  readonly process: ChildProcess;
  readonly folder: string;
  readonly log: string[];
  /** URIs of which diagnostics came in, in that order. */
  readonly published: string[];
  readonly result: InitializeResult;
  uri(name: string): string;
  open(name: string, text: string): void;
  change(name: string, text: string): void;
  close(name: string): void;
  /** The next diagnostics that the server sends for a file, or those it has sent since `open`. */
  diagnostics(name: string): Promise<Diagnostic[]>;
  stop(): Promise<void>;
}

export interface LspClientOptions {
  readonly command?: readonly string[];
  readonly files?: Readonly<Record<string, string | Buffer>>;
  readonly initializationOptions?: object;
  /** The workspace folder, in the temporary folder; absent: all of it. */
  readonly workspace?: string;
  /** What the user has set, by section. */
  readonly configuration?: Readonly<Record<string, object>>;
  /** Speak like a client that knows no workspace folders. */
  readonly rootUriOnly?: boolean;
}

const SERVER = ['server/main.ts', '--stdio'];

export async function startLspClient(options: LspClientOptions = {}): Promise<LspClient> {
  const folder = mkdtempSync(join(tmpdir(), 'argo-events-lsp-'));
  for (const [name, content] of Object.entries(options.files ?? {})) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const child = spawn(process.execPath, [...(options.command ?? SERVER)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const log: string[] = [];
  const published: string[] = [];
  const sent = new Map<string, Diagnostic[]>();
  const waiting = new Map<string, ((diagnostics: Diagnostic[]) => void)[]>();
  connection.onNotification(
    'window/logMessage',
    ({ message }: { message: string }) => void log.push(message),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('window/workDoneProgress/create', () => null);
  connection.onRequest('workspace/configuration', ({ items }: { items: { section?: string }[] }) =>
    items.map(({ section = '' }) => options.configuration?.[section] ?? null),
  );
  connection.onNotification(
    'textDocument/publishDiagnostics',
    ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) => {
      published.push(uri);
      sent.set(uri, diagnostics);
      for (const resolve of waiting.get(uri) ?? []) resolve(diagnostics);
      waiting.delete(uri);
    },
  );
  connection.listen();
  const uri = (name: string): string => pathToFileURL(join(folder, name)).href;
  const root = uri(options.workspace ?? '.').replace(/\/$/, '');
  const result: InitializeResult = await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: root,
    workspaceFolders: options.rootUriOnly ? null : [{ uri: root, name: 'test' }],
    capabilities: {
      workspace: {
        workspaceFolders: !options.rootUriOnly,
        didChangeWatchedFiles: { dynamicRegistration: true },
      },
      textDocument: {
        completion: { completionItem: { snippetSupport: true } },
        hover: { contentFormat: ['markdown'] },
      },
      window: { workDoneProgress: true },
    },
    initializationOptions: options.initializationOptions,
  });
  await connection.sendNotification('initialized', {});
  const versions = new Map<string, number>();
  const notify = (method: string, params: object): void => void connection.sendNotification(method, params);

  return {
    connection,
    process: child,
    folder,
    log,
    published,
    result,
    uri,
    open(name, text) {
      versions.set(name, 1);
      notify('textDocument/didOpen', {
        textDocument: { uri: uri(name), languageId: 'yaml', version: 1, text },
      });
    },
    change(name, text) {
      const version = (versions.get(name) ?? 1) + 1;
      versions.set(name, version);
      sent.delete(uri(name));
      notify('textDocument/didChange', {
        textDocument: { uri: uri(name), version },
        contentChanges: [{ text }],
      });
    },
    close(name) {
      sent.delete(uri(name));
      notify('textDocument/didClose', { textDocument: { uri: uri(name) } });
    },
    diagnostics: (name) =>
      new Promise((resolve) => {
        const known = sent.get(uri(name));
        if (known) resolve(known);
        else waiting.set(uri(name), [...(waiting.get(uri(name)) ?? []), resolve]);
      }),
    async stop() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      connection.dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
