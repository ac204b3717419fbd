import * as vscode from 'vscode';

import type { SourceFile } from '../../../emulator/runtime/control/protocol/project.ts';
import { isConfigFile, isRequestFile, isSampleFile, isScopeFile } from '../../../schemas/graph/file-names.ts';
import { readSettings } from '../settings.ts';
import { mentionsConfigMaps, mentionsOurKinds } from './relevant.ts';
import { watchStandIns } from './standIns.ts';

/** The manifests of the workspace: all YAML that mentions our kinds; open text, also unsaved, wins over the disk. */
export interface WorkspaceManifests {
  dispose(): void;
  files(): Promise<readonly SourceFile[]>;
  /** What is beside them and counts for the emulator: configuration, test events, and ConfigMaps in files of their own. */
  around(): Promise<readonly SourceFile[]>;
  /** Some file came, went or changed; fires once for changes that come close together. */
  readonly onDidChange: vscode.Event<void>;
}

const PATTERN = '**/*.{yaml,yml,event.json,http}';
const LARGEST = 4 * 1024 * 1024;
const AT_ONCE = 16;
const SETTLE_MS = 300;

export function watchManifests(): WorkspaceManifests {
  const changed = new vscode.EventEmitter<void>();
  const watcher = vscode.workspace.createFileSystemWatcher(PATTERN);
  const onDisk = new Map<string, string>();
  let scanned: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  function settle(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      changed.fire();
    }, SETTLE_MS);
  }

  const standIns = watchStandIns(settle);

  async function read(uri: vscode.Uri): Promise<void> {
    const text = await readText(uri);
    const known = onDisk.has(uri.toString());
    if (text !== undefined && isOfInterest(uri, text)) onDisk.set(uri.toString(), text);
    else if (!known) return;
    else onDisk.delete(uri.toString());
    settle();
  }

  async function scan(): Promise<void> {
    const uris = await vscode.workspace.findFiles(PATTERN, readSettings().exclude);
    for (let index = 0; index < uris.length; index += AT_ONCE)
      await Promise.all(uris.slice(index, index + AT_ONCE).map(read));
  }

  const listeners = [
    changed,
    watcher,
    watcher.onDidChange((uri) => scanned && void read(uri)),
    watcher.onDidCreate((uri) => scanned && void read(uri)),
    watcher.onDidDelete((uri) => {
      if (onDisk.delete(uri.toString())) settle();
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && isWatched(document)) settle();
    }),
    vscode.workspace.onDidOpenTextDocument((document) => {
      if (isWatched(document) && isOfInterest(document.uri, document.getText())) settle();
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (isWatched(document)) settle();
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(() => {
      onDisk.clear();
      scanned = undefined;
      settle();
    }),
  ];

  async function texts(): Promise<ReadonlyMap<string, string>> {
    await (scanned ??= scan());
    const found = new Map(onDisk);
    for (const document of vscode.workspace.textDocuments) {
      if (!isWatched(document)) continue;
      if (isOfInterest(document.uri, document.getText()))
        found.set(document.uri.toString(), document.getText());
      else found.delete(document.uri.toString());
    }
    return found;
  }

  return {
    onDidChange: changed.event,
    files: async () => wholeFiles(await texts(), mentionsOurKinds),
    async around() {
      const all = await texts();
      const configs = [...all].filter(([uri]) => isConfigFile(uri)).map(([uri, text]) => ({ uri, text }));
      await standIns.watch(configs);
      const events = [...all].filter(([uri, text]) => isTestEvents(uri, text));
      return [
        ...configs,
        ...events.map(([uri, text]) => ({ uri, text })),
        ...(await wholeFiles(all, (text) => !mentionsOurKinds(text))),
      ];
    },
    dispose() {
      clearTimeout(timer);
      standIns.dispose();
      vscode.Disposable.from(...listeners).dispose();
    },
  };
}

/** What the configuration and kustomizations leave, in the order of the files' names. */
async function wholeFiles(
  texts: ReadonlyMap<string, string>,
  isWanted: (text: string) => boolean,
): Promise<SourceFile[]> {
  const { createProject, wholeManifests } = await import('../../../schemas/graph/project.ts');
  const project = createProject();
  for (const [uri, text] of texts) project.setFile(uri, text);
  return wholeManifests(project)
    .filter(({ text }) => isWanted(text))
    .map(({ uri, text }) => ({ uri, text }))
    .sort((a, b) => (a.uri < b.uri ? -1 : 1));
}

function isOfInterest(uri: vscode.Uri, text: string): boolean {
  const name = uri.toString();
  return (
    mentionsOurKinds(text) ||
    mentionsConfigMaps(text) ||
    isConfigFile(name) ||
    isScopeFile(name) ||
    isTestEvents(name, text)
  );
}

function isTestEvents(uri: string, text: string): boolean {
  return isRequestFile(uri) || isSampleFile(uri, text);
}

const SCHEMES = new Set(['file', 'untitled', 'vscode-vfs', 'vscode-remote']);

/** A manifest, or test events that are no YAML. */
function isWatched(document: vscode.TextDocument): boolean {
  const { scheme, path } = document.uri;
  return (
    isManifest(document) ||
    (/\.(?:event\.json|http)$/i.test(path) && SCHEMES.has(scheme) && !document.isClosed)
  );
}

export function isManifest(document: vscode.TextDocument): boolean {
  return (
    ['yaml', 'helm'].includes(document.languageId) && SCHEMES.has(document.uri.scheme) && !document.isClosed
  );
}

async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > LARGEST) return undefined;
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
