import { readFile, type ManifestFile } from '../manifest/file.ts';
import { folderOf, isInside, placeOf } from './place.ts';
import { scopeRootOf, type ScopeRoot } from './scope.ts';
import { createView, type GrowingView, type View } from './view.ts';

/** All files of a workspace and who sees whom. Files are given to it; it reads nothing itself. */
export interface ProjectGraph {
  /** Adds a file or takes its new text; returns the file as read. */
  setFile(uri: string, text: string): ManifestFile;
  removeFile(uri: string): void;
  /** Folders that `.argo-events.yaml` files name as scopes. */
  setConfiguredScopes(folders: readonly string[]): void;
  file(uri: string): ManifestFile | undefined;
  files(): Iterable<ManifestFile>;
  /** Whether a kustomization uses the file as a patch, so that it need not be whole. */
  isPatch(uri: string): boolean;
  viewFrom(uri: string, namespace: string | undefined): View;
}

/** A view, and which files it is of. */
interface KeptView {
  readonly view: GrowingView;
  readonly holds: (uri: string) => boolean;
}

export function createGraph(): ProjectGraph {
  const files = new Map<string, ManifestFile>();
  /** When each file came first. */
  const orders = new Map<string, number>();
  let came = 0;
  const roots = new Map<string, ScopeRoot>();
  const views = new Map<string, KeptView>();
  let configured: readonly ScopeRoot[] = [];

  const rootsByFolder = (): Map<string, ScopeRoot> =>
    new Map([...roots.values(), ...configured].map((root) => [root.folder, root]));

  function setRoot(uri: string, root: ScopeRoot | undefined): void {
    if (!root && !roots.delete(uri)) return;
    if (root) roots.set(uri, root);
    views.clear();
  }

  function orderOf(uri: string): number {
    const order = orders.get(uri) ?? came++;
    orders.set(uri, order);
    return order;
  }

  function viewOf(own: string, place: string, namespace: string | undefined): KeptView {
    const scopes = rootsByFolder();
    const holds = holder(scopes, own, place);
    const isTaken = isTakenElsewhere(scopes, own, own) || isTakenElsewhere(scopes, own, place);
    const view = createView(namespace, !isTaken);
    for (const file of files.values()) if (holds(file.uri)) view.set(file, orderOf(file.uri));
    return { view, holds };
  }

  return {
    setFile(uri, text) {
      const file = readFile(uri, text, files.get(uri));
      if (file === files.get(uri)) return file;
      files.set(uri, file);
      const order = orderOf(uri);
      setRoot(uri, scopeRootOf(uri, text));
      for (const { view, holds } of views.values()) if (holds(uri)) view.set(file, order);
      return file;
    },
    removeFile(uri) {
      files.delete(uri);
      orders.delete(uri);
      setRoot(uri, undefined);
      for (const { view } of views.values()) view.remove(uri);
    },
    setConfiguredScopes(folders) {
      views.clear();
      configured = folders
        .map(placeOf)
        .map((folder) => ({ folder, kind: 'configured', resources: [], patches: [] }));
    },
    file: (uri) => files.get(uri),
    files: () => files.values(),
    isPatch: (uri) => [...roots.values()].some((root) => root.patches.includes(placeOf(uri))),
    viewFrom(uri, namespace) {
      const scopes = rootsByFolder();
      const place = placeOf(uri);
      const own = scopeFolder(scopes, uri);
      // Files of one scope see the same, but for those that a kustomization elsewhere takes in by name.
      const isTaken = isTakenElsewhere(scopes, own, place);
      const key = [own, namespace ?? '', isTaken ? place : ''].join('\n');
      const known = views.get(key) ?? viewOf(own, place, namespace);
      views.set(key, known);
      return known.view;
    },
  };
}

/** Which files a scope holds, and a file of it that another one takes in. */
function holder(roots: ReadonlyMap<string, ScopeRoot>, own: string, place: string): (uri: string) => boolean {
  const folders = new Set<string>();
  const single = new Set<string>([place]);
  takeIn(roots, own, folders, single);
  return (uri) => single.has(placeOf(uri)) || folders.has(scopeFolder(roots, uri));
}

/** Whether another scope takes in a file or folder by name. */
function isTakenElsewhere(roots: ReadonlyMap<string, ScopeRoot>, own: string, place: string): boolean {
  return [...roots.values()].some((root) => root.folder !== own && root.resources.includes(place));
}

/** The folder of the nearest scope root above a file; the empty text stands for the workspace. A chart's own charts are deployed with it. */
function scopeFolder(roots: ReadonlyMap<string, ScopeRoot>, uri: string): string {
  for (let folder = folderOf(placeOf(uri)); folder !== ''; folder = folderOf(folder))
    if (roots.has(folder)) return outermostChart(roots, folder);
  return '';
}

function outermostChart(roots: ReadonlyMap<string, ScopeRoot>, folder: string): string {
  const charts = folderOf(folder);
  const parent = folderOf(charts);
  const nested =
    charts.endsWith('/charts') && [folder, parent].every((path) => roots.get(path)?.kind === 'chart');
  return nested ? outermostChart(roots, parent) : folder;
}

/** Follows the resources of kustomizations: whole folders with a kustomization of their own, folders without, single files. */
function takeIn(
  roots: ReadonlyMap<string, ScopeRoot>,
  folder: string,
  folders: Set<string>,
  single: Set<string>,
): void {
  if (folders.has(folder)) return;
  folders.add(folder);
  for (const path of roots.get(folder)?.resources ?? []) {
    if (roots.has(path)) takeIn(roots, path, folders, single);
    else if (!isInside(path, folder)) single.add(path);
  }
}
