import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CONFIG_FILE, isScopeFile } from '../../schemas/graph/file-names.ts';
import type { Project } from '../../schemas/graph/project.ts';
import { isLeftOut, rulesAbove, rulesIn, type GitRules } from './git-ignore.ts';
import { readText, type ReadResult } from './read-text.ts';
import { foldersAbove, uriOf } from './uri.ts';

export interface ScanPorts {
  /** Why a file or folder was passed over. */
  readonly skipped: (path: string, reason: string) => void;
  /** Reads a file; `readText` where it is not said. */
  readonly read?: (path: string) => ReadResult | Promise<ReadResult>;
  /** Called after each file; a scan may take long. */
  readonly progress?: (filesRead: number) => void;
  readonly cancelled?: () => boolean;
  /** Files and folders that the user does not want to see. */
  readonly excluded?: (path: string) => boolean;
}

const MANIFEST = /\.(?:ya?ml|event\.json|http)$/i;

/** Whether a file of this name may hold a manifest or a test event, or say something about others. */
export function isOfInterest(name: string): boolean {
  return MANIFEST.test(name) || name === CONFIG_FILE || isScopeFile(uriOf(join('/', name)));
}

/**
 * Reads a folder and all below into a project: per folder first the configuration, then files in the order of their names. What git leaves out
 * is passed over, but for the folder itself.
 */
export async function scanFolder(project: Project, folder: string, ports: ScanPorts): Promise<string[]> {
  const found: string[] = [];
  await walk(project, folder, ports, found, await rulesAbove(folder));
  return found;
}

/** Reads the configuration files of the folders above a path. */
export async function readConfigsAbove(project: Project, path: string): Promise<void> {
  for (const folder of foldersAbove(path)) {
    const file = join(folder, CONFIG_FILE);
    const read = await readText(file);
    if ('text' in read) project.setFile(uriOf(file), read.text);
  }
}

/** Reads one file into a project; returns its URI, or undefined where it was passed over. */
export async function scanFile(
  project: Project,
  path: string,
  ports: ScanPorts,
): Promise<string | undefined> {
  const uri = uriOf(path);
  const read = await (ports.read ?? readText)(path);
  if ('skipped' in read) {
    project.removeFile(uri);
    ports.skipped(path, read.skipped);
    return undefined;
  }
  project.setFile(uri, read.text);
  return uri;
}

async function walk(
  project: Project,
  folder: string,
  ports: ScanPorts,
  found: string[],
  above: GitRules | undefined,
): Promise<void> {
  const rules = await rulesIn(folder, above);
  const isPassedOver = (path: string, isFolder: boolean): boolean =>
    project.isIgnored(uriOf(path)) || isLeftOut(path, isFolder, rules) || (ports.excluded?.(path) ?? false);
  const entries = await entriesOf(folder, ports);
  const files = entries
    .filter((entry) => !entry.isDirectory() && isOfInterest(entry.name))
    .map(({ name }) => name);
  for (const name of [
    ...files.filter((file) => file === CONFIG_FILE),
    ...files.filter((file) => file !== CONFIG_FILE),
  ]) {
    if (ports.cancelled?.()) return;
    const path = join(folder, name);
    if (isPassedOver(path, false)) continue;
    const uri = await scanFile(project, path, ports);
    if (uri) found.push(uri);
    ports.progress?.(found.length);
  }
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (!entry.isDirectory() || isIgnoredFolder(entry.name) || isPassedOver(path, true)) continue;
    await walk(project, path, ports, found, rules);
  }
}

async function entriesOf(folder: string, ports: ScanPorts) {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    ports.skipped(folder, error instanceof Error ? error.message : String(error));
    return [];
  }
}

/** Folders in which nobody keeps manifests of their own. */
const NEVER = new Set(['node_modules', '.git', '.hg', '.svn', '.terraform', '.cache', '.idea', '.venv']);

function isIgnoredFolder(name: string): boolean {
  return NEVER.has(name);
}
