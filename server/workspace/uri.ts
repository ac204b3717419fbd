import { basename, dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** One spelling for a file: editors escape colons and blanks in their own ways. Other schemes stay as they are. */
export function canonicalUri(uri: string): string {
  const path = pathOf(uri);
  return path === undefined ? uri : uriOf(path);
}

export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}

/** Undefined for what is no file. */
export function pathOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

export function nameOf(uri: string): string {
  return basename(pathOf(uri) ?? uri);
}

/** The folders above a path, the nearest first, the path itself not among them. */
export function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let folder = dirname(path); folders.at(-1) !== folder; folder = dirname(folder)) folders.push(folder);
  return folders;
}
