import { groupBy } from '../groupBy.ts';
import type { ManifestDocument } from '../manifest/document.ts';
import { readFile, type ManifestFile } from '../manifest/file.ts';
import type { Resource } from '../manifest/resource.ts';
import { folderOf, isInside, placeOf } from './place.ts';
import { scopeRootOf, type ScopeRoot } from './scope.ts';
import { symbolsOf, type Definition, type SymbolKind } from './symbols.ts';

/** A resource and where it stands. */
export interface LocatedResource {
  readonly file: ManifestFile;
  readonly document: ManifestDocument;
  readonly resource: Resource;
}

export interface LocatedDefinition extends LocatedResource {
  readonly definition: Definition;
}

/** What a manifest can see. */
export interface View {
  readonly resources: readonly LocatedResource[];
  /** False when other files (overlays, templates, patches) may define what is not found here. */
  readonly complete: boolean;
}

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

export function createGraph(): ProjectGraph {
  const files = new Map<string, ManifestFile>();
  const roots = new Map<string, ScopeRoot>();
  const views = new Map<string, View>();
  let configured: readonly ScopeRoot[] = [];

  const rootsByFolder = (): Map<string, ScopeRoot> =>
    new Map([...roots.values(), ...configured].map((root) => [root.folder, root]));

  return {
    setFile(uri, text) {
      const file = readFile(uri, text, files.get(uri));
      if (file === files.get(uri)) return file;
      views.clear();
      files.set(uri, file);
      const root = scopeRootOf(uri, text);
      if (root) roots.set(uri, root);
      return file;
    },
    removeFile(uri) {
      views.clear();
      files.delete(uri);
      roots.delete(uri);
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
      const known = views.get(key) ?? view(files, scopes, own, place, namespace);
      views.set(key, known);
      return known;
    },
  };
}

interface Index {
  readonly byKind: ReadonlyMap<SymbolKind, readonly LocatedDefinition[]>;
  readonly byName: ReadonlyMap<string, readonly LocatedDefinition[]>;
  /** Events by the name of their EventSource. */
  readonly eventsOf: ReadonlyMap<string | undefined, readonly LocatedDefinition[]>;
}

const indexes = new WeakMap<View, Index>();

/** Made once for a view, so that a question costs what it finds. */
function indexOf(view: View): Index {
  const known = indexes.get(view);
  if (known) return known;
  const all = view.resources.flatMap((located) =>
    symbolsOf(located.resource).definitions.map((definition) => ({ ...located, definition })),
  );
  const byKind = groupBy(all, ({ definition }) => definition.kind);
  const index = {
    byKind,
    byName: groupBy(all, ({ definition: { kind, name } }) => `${kind}/${name}`),
    eventsOf: groupBy(byKind.get('event') ?? [], ({ resource }) => resource.name),
  };
  indexes.set(view, index);
  return index;
}

/** The definitions of a kind that a view holds, in the order of its resources. */
export function definitionsIn(view: View, kind: SymbolKind): readonly LocatedDefinition[] {
  return indexOf(view).byKind.get(kind) ?? [];
}

/** Those of one name. */
export function definitionsNamed(view: View, kind: SymbolKind, name: string): readonly LocatedDefinition[] {
  return indexOf(view).byName.get(`${kind}/${name}`) ?? [];
}

/** The events of an EventSource. */
export function eventsOf(view: View, eventSource: string): readonly LocatedDefinition[] {
  return indexOf(view).eventsOf.get(eventSource) ?? [];
}

function view(
  files: ReadonlyMap<string, ManifestFile>,
  roots: ReadonlyMap<string, ScopeRoot>,
  own: string,
  place: string,
  namespace: string | undefined,
): View {
  const folders = new Set<string>();
  const single = new Set<string>([place]);
  takeIn(roots, own, folders, single);
  const resources: LocatedResource[] = [];
  let complete = !isTakenElsewhere(roots, own, own) && !isTakenElsewhere(roots, own, place);
  for (const file of files.values()) {
    if (!single.has(placeOf(file.uri)) && !folders.has(scopeFolder(roots, file.uri))) continue;
    for (const document of file.documents) {
      if (document.content.relevant && document.content.tree.templated) complete = false;
      for (const resource of document.content.resources) {
        if (sameNamespace(resource.namespace, namespace)) resources.push({ file, document, resource });
        if (symbolsOf(resource).open || resource.identityUnknown) complete = false;
      }
    }
  }
  return { resources, complete };
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

function sameNamespace(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}
