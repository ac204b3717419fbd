import { stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CONFIG_FILE } from '../../schemas/graph/file-names.ts';
import type { ManifestFile } from '../../schemas/manifest/file.ts';
import { createProject, wholeManifests, type Project } from '../../schemas/graph/project.ts';
import { readTextSync } from '../../server/workspace/read-text.ts';
import { readConfigsAbove, scanFile, scanFolder, type ScanPorts } from '../../server/workspace/scan.ts';
import { foldersAbove, uriOf } from '../../server/workspace/uri.ts';
import { UserError } from '../../emulator/runtime/userError.ts';
import type { Io } from './io.ts';

/** The files to check, in a project that also knows those around them. */
export interface Collected {
  readonly project: Project;
  readonly files: readonly { readonly uri: string; readonly name: string }[];
}

const STDIN = '<stdin>';

/**
 * Reads what the arguments name. Around a single file its project is read too: the folder of `.argo-events.yaml` or of the repository, else
 * its own. Throws `UserError` for a path that cannot be read.
 */
export async function collect(paths: readonly string[], io: Io): Promise<Collected> {
  const project = createProject();
  const files = new Map<string, string>();
  const add = (uri: string, path: string): void => {
    files.set(uri, relative(io.cwd, path).split(sep).join('/'));
  };
  const ports: ScanPorts = {
    read: readTextSync,
    skipped: (path, reason) => {
      io.err(`Not read: ${relative(io.cwd, path)}: ${reason}\n`);
    },
  };
  for (const path of paths) {
    if (path === '-') {
      files.set(await readStdin(project, io), STDIN);
      continue;
    }
    const absolute = resolve(io.cwd, path);
    await readConfigsAbove(project, absolute);
    if (await isFolder(absolute, path)) {
      for (const uri of await scanFolder(project, absolute, ports)) add(uri, fileURLToPath(uri));
    } else {
      await scanFolder(project, await projectFolder(absolute), { ...ports, skipped: () => undefined });
      add(await explicitFile(project, absolute), absolute);
    }
  }
  return { project, files: [...files].map(([uri, name]) => ({ uri, name })) };
}

async function isFolder(absolute: string, shown: string): Promise<boolean> {
  try {
    return (await stat(absolute)).isDirectory();
  } catch {
    throw new UserError(`There is no file or folder ${shown}.`);
  }
}

async function explicitFile(project: Project, path: string): Promise<string> {
  const uri = await scanFile(project, path, {
    skipped: (_, reason) => {
      throw new UserError(`Cannot read ${path}: ${reason}`);
    },
  });
  return uri ?? uriOf(path);
}

async function projectFolder(path: string): Promise<string> {
  for (const folder of foldersAbove(path))
    for (const mark of [CONFIG_FILE, '.git'])
      if (await stat(join(folder, mark)).catch(() => undefined)) return folder;
  return dirname(path);
}

async function readStdin(project: Project, io: Io): Promise<string> {
  const text = await io.readStdin();
  if (text.includes('\0')) throw new UserError('Cannot read standard input: binary.');
  const uri = uriOf(join(io.cwd, STDIN));
  await readConfigsAbove(project, join(io.cwd, STDIN));
  project.setFile(uri, text);
  return uri;
}

export interface Manifests {
  readonly files: readonly ManifestFile[];
  /** Also knows what is around them. */
  readonly project: Project;
  /** How files are called that are not on disk, by URI. */
  readonly names?: ReadonlyMap<string, string>;
}

/** The whole manifests that the arguments name; fragments that a kustomization uses as patches are left out. */
export async function collectManifests(paths: readonly string[], io: Io): Promise<Manifests> {
  return manifestsOf(await collect(paths.length === 0 ? ['.'] : paths, io));
}

export function manifestsOf({ project, files }: Collected): Manifests {
  const named = new Set(files.map(({ uri }) => uri));
  return { files: wholeManifests(project).filter(({ uri }) => named.has(uri)), project };
}
