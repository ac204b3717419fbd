import { childOf, type YamlNode } from '../yaml/node.ts';
import { parseTree } from '../yaml/parse.ts';

/** A folder that is deployed as one: a Helm chart, a kustomization, or one that `.argo-events.yaml` names. */
export interface ScopeRoot {
  readonly folder: string;
  readonly kind: 'chart' | 'kustomization' | 'configured';
  /** Files and folders outside the scope that a kustomization takes in. */
  readonly resources: readonly string[];
  /** Files that a kustomization applies as patches: fragments, not whole manifests. */
  readonly patches: readonly string[];
}

const KUSTOMIZATION = /^(?:kustomization\.ya?ml|Kustomization)$/;

/** What a file says about scopes by its name and text; undefined for every other file. `uri` and folders have no trailing slash. */
export function scopeRootOf(uri: string, text: string): ScopeRoot | undefined {
  const place = placeOf(uri);
  const folder = folderOf(place);
  const name = place.slice(folder.length + 1);
  if (name === 'Chart.yaml') return { folder, kind: 'chart', resources: [], patches: [] };
  return KUSTOMIZATION.test(name) ? kustomization(folder, text) : undefined;
}

function kustomization(folder: string, text: string): ScopeRoot {
  const { root } = parseTree(text);
  const paths = (key: string): string[] => textsIn(childOf(root, key)).map((path) => joinPath(folder, path));
  const patches = childOf(root, 'patches');
  const inPatches =
    patches?.kind === 'sequence' ? patches.items.flatMap((item) => textsIn(childOf(item, 'path'))) : [];
  return {
    folder,
    kind: 'kustomization',
    resources: [...paths('resources'), ...paths('bases'), ...paths('components')],
    patches: [...paths('patchesStrategicMerge'), ...inPatches.map((path) => joinPath(folder, path))],
  };
}

function textsIn(node: YamlNode | undefined): string[] {
  if (node?.kind === 'scalar') return node.type === 'string' ? [node.text] : [];
  return node?.kind === 'sequence' ? node.items.flatMap(textsIn) : [];
}

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
