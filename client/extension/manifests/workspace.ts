import * as vscode from 'vscode';

import type { SourceFile } from '../../../emulator/runtime/control/protocol/project.ts';
import { isConfigFile, isRequestFile, isSampleFile, isScopeFile } from '../../../schemas/graph/file-names.ts';
import { readSettings } from '../settings.ts';
import type { LeftOut } from './leftOut.ts';
import { mentionsConfigMaps, mentionsOurKinds } from './relevant.ts';
import { watchStandIns } from './standIns.ts';

/** The manifests of the workspace: all YAML that mentions our kinds and that git knows; open text, also unsaved, wins over the disk. */
export interface WorkspaceManifests {
  dispose(): void;
  files(): Promise<readonly SourceFile[]>;
  /** What is beside them and counts for the emulator: configuration, test events, and ConfigMaps in files of their own. */
  around(): Promise<readonly SourceFile[]>;
  /** Some file came, went or changed; fires once for changes that come close together. */
  readonly onDidChange: vscode.Event<void>;
}

const GIT_RULES = '**/.gitignore';
const PATTERN = '**/*.{yaml,yml,event.json,http}';
const LARGEST = 4 * 1024 * 1024;
const AT_ONCE = 16;
const SETTLE_MS = 300;

export function watchManifests(leftOut: LeftOut): WorkspaceManifests {
  const changed = new vscode.EventEmitter<void>();
  const watcher = vscode.workspace.createFileSystemWatcher(PATTERN);
  const gitRules = vscode.workspace.createFileSystemWatcher(GIT_RULES);
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

  /** Reads files, and keeps those of interest in the place of what is known of them. */
  async function read(uris: readonly vscode.Uri[]): Promise<void> {
    const found = new Map<string, string>();
    const readOne = async (uri: vscode.Uri): Promise<void> => {
      const text = await readText(uri);
      if (text !== undefined && isOfInterest(uri, text)) found.set(uri.toString(), text);
    };
    for (let index = 0; index < uris.length; index += AT_ONCE)
      await Promise.all(uris.slice(index, index + AT_ONCE).map(readOne));
    for (const uri of await leftOut([...found.keys()])) found.delete(uri);
    let any = found.size > 0;
    for (const uri of uris.map(String)) if (!found.has(uri) && onDisk.delete(uri)) any = true;
    for (const [uri, text] of found) onDisk.set(uri, text);
    if (any) settle();
  }

  async function scan(): Promise<void> {
    await read(await vscode.workspace.findFiles(PATTERN, readSettings().exclude));
  }

  function scanAnew(): void {
    onDisk.clear();
    scanned = undefined;
    settle();
  }

  const listeners = [
    changed,
    watcher,
    gitRules,
    gitRules.onDidChange(scanAnew),
    gitRules.onDidCreate(scanAnew),
    gitRules.onDidDelete(scanAnew),
    watcher.onDidChange((uri) => scanned && void read([uri])),
    watcher.onDidCreate((uri) => scanned && void read([uri])),
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
    vscode.workspace.onDidChangeWorkspaceFolders(scanAnew),
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
