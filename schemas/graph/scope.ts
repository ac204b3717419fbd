import { childOf, type YamlNode } from '../yaml/node.ts';
import { parseTree } from '../yaml/parse.ts';
import { folderOf, joinPath, placeOf } from './place.ts';

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
