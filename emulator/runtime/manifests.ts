import { readdir, readFile as readBytes, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { createGraph } from '../../schemas/graph/graph.ts';
import type { ManifestFile } from '../../schemas/manifest/file.ts';
import { UserError } from './incoming.ts';

const SKIPPED_FOLDERS = new Set(['node_modules', '.git', '.vscode', 'dist']);
const LARGEST_FILE = 5 * 1024 * 1024;
const YAML = /\.(?:ya?ml|json)$/i;

export interface ManifestSet {
  /** Whole manifests; fragments that a kustomization uses as patches are left out. */
  readonly files: readonly ManifestFile[];
  /** What could not be read, and why. */
  readonly unread: readonly string[];
}

/** Reads the manifests of files and folders. A path that does not exist is the user's mistake. */
export async function readManifests(paths: readonly string[]): Promise<ManifestSet> {
  const graph = createGraph();
  const unread: string[] = [];
  for (const path of paths) {
    const info = await stat(path).catch(() => undefined);
    if (!info) throw new UserError(`${path}: there is no such file or folder.`);
    const found = info.isDirectory() ? await yamlFilesIn(path, unread) : [path];
    for (const file of found) {
      const text = await readText(file);
      if (typeof text === 'string') graph.setFile(pathToFileURL(file).toString(), text);
      else unread.push(`${file}: ${text.reason}`);
    }
  }
  return { files: [...graph.files()].filter((file) => !graph.isPatch(file.uri)), unread };
}

async function yamlFilesIn(folder: string, unread: string[]): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    unread.push(`${folder}: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  });
  const sorted = entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const lists = await Promise.all(
    sorted.map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !SKIPPED_FOLDERS.has(entry.name)) return yamlFilesIn(path, unread);
      return Promise.resolve(entry.isFile() && YAML.test(entry.name) ? [path] : []);
    }),
  );
  return lists.flat();
}

async function readText(file: string): Promise<string | { readonly reason: string }> {
  try {
    const bytes = await readBytes(file);
    if (bytes.length > LARGEST_FILE) return { reason: 'larger than 5 MiB' };
    return bytes.includes(0) ? { reason: 'not a text file' } : bytes.toString('utf8');
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}
