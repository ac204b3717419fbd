/** A URI without its escapes, so that the paths which a kustomization names can be compared with it. */
export function placeOf(uri: string): string {
  if (!uri.includes('%')) return uri;
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

export function folderOf(uri: string): string {
  const slash = uri.lastIndexOf('/');
  return slash < 0 ? '' : uri.slice(0, slash);
}

/** Joins a folder and a relative path; `.` and `..` are resolved, anything absolute or remote gives a path that exists nowhere. */
export function joinPath(folder: string, path: string): string {
  if (path.includes('://') || path.startsWith('/') || path.includes('\n')) return `\0${path}`;
  const parts = folder.split('/');
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

export function isInside(uri: string, folder: string): boolean {
  return uri === folder || uri.startsWith(`${folder}/`);
}
