import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  type CancellationToken,
  type ClientCapabilities,
  type Connection,
  type InitializeResult,
  type CodeAction,
  type CodeActionContext,
  type TextDocumentPositionParams,
  type WorkspaceFolder,
} from 'vscode-languageserver';
import { addEventSource } from './features/add-event-source.ts';
import { codeActions } from './features/code-actions.ts';
import { codeLenses } from './features/code-lens.ts';
import { FIX_ALL, fixAllAction } from './features/fix-all.ts';
import { definition } from './features/definition.ts';
import { configLinks, manifestLinks } from './features/document-links.ts';
import { documentSymbols } from './features/document-symbols.ts';
import { eventsOf } from './features/events.ts';
import { generateRbac } from './features/generate-rbac.ts';
import { inlayHints } from './features/inlay-hints.ts';
import { highlights, references } from './features/references.ts';
import { semanticTokens, TOKEN_LEGEND } from './features/semantic-tokens.ts';
import { prepareRename, rename } from './features/rename.ts';
import { workspaceSymbols } from './features/workspace-symbols.ts';
import { lastEvents } from './last-events.ts';
import { lintWorkspace } from './lint-workspace.ts';
import { openDocuments } from './open-documents.ts';
import { completeOwn, hoverOwn, isOwnFile } from './own-files.ts';
import { placeAt } from './place.ts';
import {
  CAPTURED,
  EVENTS,
  LEFT_OUT,
  LINT_WORKSPACE,
  RENDERED,
  RENDERED_CHANGED,
  type CapturedEvent,
} from './protocol.ts';
import { renderedView } from './rendering.ts';
import { complete, hover } from './schema-features.ts';
import { DEFAULT_SETTINGS, readSettings } from './settings.ts';
import { workspaceFiles } from './workspace-files.ts';
import { checkFile, checkText } from './workspace/check-file.ts';
import { createProject } from '../schemas/graph/project.ts';
import type { Position } from '../schemas/yaml/position.ts';
import type { ScanPorts } from './workspace/scan.ts';
import { canonicalUri } from './workspace/uri.ts';
import { lazySchemaService } from './yaml/lazy.ts';

/** They go on with a path or a program, and begin nothing else. */
const PROGRAM_TRIGGERS: readonly string[] = ['.', '$', '(', '|', '{'];

const CAPABILITIES: InitializeResult['capabilities'] = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  completionProvider: { triggerCharacters: [' ', ':', '-', '"', ...PROGRAM_TRIGGERS] },
  hoverProvider: true,
  signatureHelpProvider: { triggerCharacters: ['(', ',', ';', ' '], retriggerCharacters: [')'] },
  definitionProvider: true,
  codeActionProvider: { codeActionKinds: ['quickfix', 'refactor', FIX_ALL] },
  codeLensProvider: {},
  inlayHintProvider: true,
  semanticTokensProvider: { legend: TOKEN_LEGEND, full: true, range: true },
  documentLinkProvider: {},
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};

/** The schema service takes a tenth of a second to load: it is there before somebody asks, yet not while the first files are checked. */
const WARM_UP_DELAY = 1000;

/** Clients that know of no workspace folders still name the folder they were opened on. */
function rootFolder(params: object): WorkspaceFolder[] {
  const { rootUri } = params as { readonly rootUri?: string | null };
  return rootUri ? [{ uri: rootUri, name: 'workspace' }] : [];
}

/** Wires a connection to the project, the features and the schema service, and starts to listen. */
export function startServer(connection: Connection): void {
  const project = createProject();
  const events = lastEvents();
  let settings = DEFAULT_SETTINGS;
  let client: ClientCapabilities = {};
  let folders: WorkspaceFolder[] = [];
  let scanned: Promise<void> = Promise.resolve();
  const service = lazySchemaService(() => client);
  let warming: NodeJS.Timeout | undefined;
  const warmUp = (): void => {
    warming ??= setTimeout(() => {
      service().catch((error: unknown) => {
        connection.console.error(`Completion and hover are not there: ${String(error)}`);
      });
    }, WARM_UP_DELAY).unref();
  };
  const ports: ScanPorts = {
    skipped: (path, reason) => {
      connection.console.log(`Not read: ${path}: ${reason}`);
    },
  };
  const open = openDocuments(project, {
    settings: () => settings,
    send: (uri, diagnostics) => void connection.sendDiagnostics({ uri, diagnostics }),
    opened: (uri) => {
      warmUp();
      scanned = scanned.then(async () => {
        if (await files.configureLone(uri)) open.recheckAll();
      });
    },
    closed: (uri) => {
      scanned = scanned.then(() => files.reread(uri, ports));
    },
    rendered: (uri) => rendered.findingsIn(uri),
  });
  const rendered = renderedView(project, {
    settings: () => settings,
    done: () => {
      open.recheckAll();
      void connection.sendNotification(RENDERED_CHANGED);
    },
    send: (uri, diagnostics) => {
      if (settings.renderedDocuments) void connection.sendDiagnostics({ uri, diagnostics });
    },
  });
  const files = workspaceFiles(
    project,
    (uri) => open.has(uri),
    () => settings.exclude,
  );

  const scan = async (added: readonly WorkspaceFolder[]): Promise<void> => {
    const progress = await connection.window.createWorkDoneProgress();
    progress.begin('Argo Events: reading manifests', 0, undefined, false);
    for (const folder of added)
      await files.addFolder(folder.uri, {
        ...ports,
        progress: (count) => {
          if (count % 200 === 0) progress.report(`${count} files`);
        },
      });
    progress.done();
    open.recheckAll();
    rendered.start();
  };

  connection.onInitialize((params) => {
    client = params.capabilities;
    settings = readSettings(params.initializationOptions, settings);
    folders = params.workspaceFolders ?? rootFolder(params);
    return { capabilities: CAPABILITIES, serverInfo: { name: 'argo-events' } };
  });
  connection.onInitialized(() => {
    if (client.workspace?.workspaceFolders)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const folder of removed) files.removeFolder(folder.uri);
        scanned = scan(added);
      });
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration)
      void connection.client.register(DidChangeConfigurationNotification.type, { section: 'argoEvents' });
    if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration)
      void connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [
          { globPattern: '**/*.{yaml,yml,event.json,tpl}' },
          { globPattern: '**/{Kustomization,.gitignore}' },
        ],
      });
    scanned = scan(folders);
  });
  connection.onDidChangeConfiguration(({ settings: sent }) => {
    const before = settings;
    settings = readSettings((sent as { argoEvents?: unknown } | null)?.argoEvents, settings);
    if (settings.trusted !== before.trusted) rendered.start();
    if (settings.exclude.join('\n') !== before.exclude.join('\n'))
      scanned = scanned
        .then(() => files.rescan(ports))
        .then(() => {
          open.recheckAll();
        });
    if (
      (settings.nextFireTime !== before.nextFireTime || settings.base64Body !== before.base64Body) &&
      client.workspace?.inlayHint?.refreshSupport
    )
      void connection.languages.inlayHint.refresh();
    open.recheckAll();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    scanned = scanned.then(async () => {
      if (await files.changed(changes, ports)) open.recheckAll();
      rendered.changed(changes.map(({ uri }) => canonicalUri(uri)));
    });
  });
  open.documents.onDidSave(({ document }) => {
    rendered.saved(canonicalUri(document.uri));
  });

  const fileOf = (uri: string) => project.graph.file(canonicalUri(uri));
  const placeIn = (uri: string, position: Position) =>
    placeAt(project, uri, position, open, events, settings.trusted);
  const placeOf = ({ textDocument, position }: TextDocumentPositionParams) =>
    placeIn(canonicalUri(textDocument.uri), position);
  const snippets = (): boolean => client.textDocument?.completion?.completionItem?.snippetSupport ?? false;
  connection.onCompletion((at, token) => {
    const uri = canonicalUri(at.textDocument.uri);
    if (isOwnFile(project, uri)) return completeOwn(project, uri, at.position, service);
    const place = placeIn(uri, at.position);
    const goesOn = PROGRAM_TRIGGERS.includes(at.context?.triggerCharacter ?? '');
    const options = { snippets: snippets(), goesOn };
    return place && !token.isCancellationRequested ? complete(place, service, options) : [];
  });
  connection.onHover(async (at, token) => {
    const uri = canonicalUri(at.textDocument.uri);
    if (isOwnFile(project, uri)) return (await hoverOwn(project, uri, at.position, service)) ?? null;
    const place = placeIn(uri, at.position);
    return place && !token.isCancellationRequested ? ((await hover(place, service)) ?? null) : null;
  });
  connection.onSignatureHelp(async (at, token) => {
    const place = placeOf(at);
    if (!place || token.isCancellationRequested) return null;
    const { signatureHelp } = await import('./features/signature-help.ts');
    return signatureHelp(place) ?? null;
  });
  connection.onDefinition((at) => {
    const place = placeOf(at);
    return place ? definition(place) : [];
  });
  connection.onReferences(({ textDocument, position, context }) => {
    const place = placeOf({ textDocument, position });
    return place ? references(place, context.includeDeclaration) : [];
  });
  connection.onDocumentHighlight((at) => {
    const place = placeOf(at);
    return place ? highlights(place) : [];
  });
  connection.onPrepareRename((at) => {
    const place = placeOf(at);
    return (place && prepareRename(place)) ?? null;
  });
  connection.onRenameRequest(async ({ textDocument, position, newName }) => {
    await scanned;
    const place = placeOf({ textDocument, position });
    const edit = place ? rename(place, newName) : { error: 'This file is not known.' };
    return 'error' in edit ? new ResponseError(ErrorCodes.InvalidParams, edit.error) : edit;
  });
  connection.onWorkspaceSymbol(async ({ query }) => {
    await scanned;
    return workspaceSymbols(project.graph.files(), query);
  });
  const generated = (at: TextDocumentPositionParams): CodeAction[] => {
    const place = placeOf(at);
    return place ? [...addEventSource(place), ...generateRbac(place)] : [];
  };
  connection.onCodeAction(({ textDocument, range, context }) => {
    const uri = canonicalUri(textDocument.uri);
    const document = open.get(uri);
    const lineText = (line: number): string =>
      document?.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } }) ?? '';
    const found = checkFile(project, uri, settings);
    return [
      ...(isAsked('quickfix', context) ? codeActions(textDocument.uri, found, range, lineText) : []),
      ...(isAsked('refactor', context) ? generated({ textDocument, position: range.start }) : []),
      ...(document && isAsked(FIX_ALL, context)
        ? fixAllAction(textDocument.uri, document.getText(), (text) =>
            checkText(project, uri, text, settings),
          )
        : []),
    ];
  });
  connection.onCodeLens(({ textDocument }) => {
    const file = fileOf(textDocument.uri);
    return file ? codeLenses(file, (namespace) => project.graph.viewFrom(file.uri, namespace)) : [];
  });
  connection.languages.inlayHint.on(({ textDocument, range }) => {
    const file = fileOf(textDocument.uri);
    return file ? inlayHints(file, range, { ...settings, now: Date.now() }) : [];
  });
  connection.languages.semanticTokens.on(({ textDocument }, token) => {
    const file = fileOf(textDocument.uri);
    return file && !token.isCancellationRequested ? semanticTokens(file) : { data: [] };
  });
  connection.languages.semanticTokens.onRange(({ textDocument, range }, token) => {
    const file = fileOf(textDocument.uri);
    return file && !token.isCancellationRequested ? semanticTokens(file, range) : { data: [] };
  });
  connection.onDocumentLinks(({ textDocument }) => {
    const uri = canonicalUri(textDocument.uri);
    const config = project.configText(uri);
    if (config !== undefined) return configLinks(uri, config, settings.docs);
    return manifestLinks(fileOf(uri)?.text ?? '', settings.docs);
  });
  connection.onDocumentSymbol(({ textDocument }) => {
    const file = fileOf(textDocument.uri);
    return file ? documentSymbols(file) : [];
  });
  connection.onRequest(LINT_WORKSPACE, async (token: CancellationToken) => {
    await scanned;
    await rendered.manifests();
    return lintWorkspace(project, settings, (uri) => rendered.findingsIn(uri), token);
  });
  connection.onRequest(RENDERED, async () => {
    await scanned;
    return rendered.manifests();
  });
  connection.onRequest(LEFT_OUT, async (uris: readonly string[]) => {
    await scanned;
    return files.leftOut(uris);
  });
  connection.onRequest(EVENTS, async () => {
    await scanned;
    return eventsOf(project.graph.files());
  });

  connection.onNotification(CAPTURED, (event: CapturedEvent) => {
    events.take(event);
  });

  open.documents.listen(connection);
  connection.listen();
}

/** Kinds go from the general to the special: `source` asks for `source.fixAll` too. A light bulb names none, and wants quick fixes and what can be generated. */
function isAsked(kind: string, { only = ['quickfix', 'refactor'] }: CodeActionContext): boolean {
  return only.some((asked) => `${kind}.`.startsWith(`${asked}.`));
}
