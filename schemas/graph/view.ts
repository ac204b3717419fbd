import type { ManifestDocument } from '../manifest/document.ts';
import type { ManifestFile } from '../manifest/file.ts';
import type { Resource } from '../manifest/resource.ts';
import { symbolsOf, type Definition, type Reference, type SymbolKind } from './symbols.ts';

/** A resource and where it stands. */
export interface LocatedResource {
  readonly file: ManifestFile;
  readonly document: ManifestDocument;
  readonly resource: Resource;
}

export interface LocatedDefinition extends LocatedResource {
  readonly definition: Definition;
}

export interface LocatedReference extends LocatedResource {
  readonly reference: Reference;
}

/** What a manifest can see, as it is now. A question costs what it finds; `resources` costs all of it. */
export interface View {
  readonly resources: readonly LocatedResource[];
  /** False when other files (overlays, templates, patches) may define what is not found here. */
  readonly complete: boolean;
  /** The definitions of a kind, in the order of the files. */
  definitions(kind: SymbolKind): readonly LocatedDefinition[];
  /** Those of one name. */
  named(kind: SymbolKind, name: string): readonly LocatedDefinition[];
  /** The events of an EventSource. */
  eventsOf(eventSource: string): readonly LocatedDefinition[];
  /** The dependencies that wait for an event. */
  listeners(eventSource: string, event: string): readonly LocatedReference[];
}

/** A view that is kept up to date: a change of a file costs what is in that file. */
export interface GrowingView extends View {
  /** Takes a file in, or in place of what it was before; `order` says where it stands among the others. */
  set(file: ManifestFile, order: number): void;
  remove(uri: string): void;
}

/** What one file adds. */
interface Part {
  readonly order: number;
  readonly resources: readonly LocatedResource[];
  readonly definitions: ReadonlyMap<string, readonly LocatedDefinition[]>;
  readonly references: ReadonlyMap<string, readonly LocatedReference[]>;
  /** There may be more than is seen. */
  readonly open: boolean;
}

/** @param closed whether nothing but its files can define what it does not hold */
export function createView(namespace: string | undefined, closed: boolean): GrowingView {
  const parts = new Map<string, Part>();
  /** The parts that have something by a key. */
  const byKey = new Map<string, Set<Part>>();
  let open = 0;

  function count(part: Part, by: 1 | -1): void {
    if (part.open) open += by;
    for (const key of [...part.definitions.keys(), ...part.references.keys()]) {
      const holders = byKey.get(key) ?? new Set();
      if (by === 1) byKey.set(key, holders.add(part));
      else if (holders.delete(part) && holders.size === 0) byKey.delete(key);
    }
  }

  function remove(uri: string): void {
    const part = parts.get(uri);
    if (part) count(part, -1);
    parts.delete(uri);
  }

  const found = <Item>(key: string, of: (part: Part) => ReadonlyMap<string, readonly Item[]>): Item[] =>
    inOrder(byKey.get(key) ?? []).flatMap((part) => of(part).get(key) ?? []);
  const defined = (key: string): readonly LocatedDefinition[] => found(key, ({ definitions }) => definitions);

  return {
    set(file, order) {
      remove(file.uri);
      const part = partOf(file, order, namespace);
      if (part.resources.length === 0 && !part.open) return;
      parts.set(file.uri, part);
      count(part, 1);
    },
    remove,
    get resources() {
      return inOrder(parts.values()).flatMap(({ resources }) => resources);
    },
    get complete() {
      return closed && open === 0;
    },
    definitions: (kind) => defined(keys.kind(kind)),
    named: (kind, name) => defined(keys.named(kind, name)),
    eventsOf: (eventSource) => defined(keys.eventsOf(eventSource)),
    listeners: (eventSource, event) =>
      found(keys.listeners(eventSource, event), ({ references }) => references),
  };
}

const keys = {
  kind: (kind: SymbolKind) => kind,
  named: (kind: SymbolKind, name: string) => `${kind}/${name}`,
  eventsOf: (eventSource: string) => `of/${eventSource}`,
  listeners: (eventSource: string, event: string) => `to/${eventSource}/${event}`,
};

function inOrder(parts: Iterable<Part>): Part[] {
  return [...parts].sort((a, b) => a.order - b.order);
}

function partOf(file: ManifestFile, order: number, namespace: string | undefined): Part {
  const resources: LocatedResource[] = [];
  const definitions = new Map<string, LocatedDefinition[]>();
  const references = new Map<string, LocatedReference[]>();
  let open = false;
  for (const document of file.documents) {
    const { content } = document;
    if (content.relevant && content.tree.templated) open = true;
    for (const resource of content.resources) {
      const symbols = symbolsOf(resource);
      if (symbols.open || resource.identityUnknown) open = true;
      if (!sameNamespace(resource.namespace, namespace)) continue;
      const located = { file, document, resource };
      resources.push(located);
      for (const definition of symbols.definitions)
        for (const key of keysOf(definition, resource)) add(definitions, key, { ...located, definition });
      for (const reference of symbols.references)
        if (reference.kind === 'event' && reference.eventSourceName !== undefined)
          add(references, keys.listeners(reference.eventSourceName, reference.name), {
            ...located,
            reference,
          });
    }
  }
  return { order, resources, definitions, references, open };
}

function keysOf({ kind, name }: Definition, { name: owner }: Resource): string[] {
  const always = [keys.kind(kind), keys.named(kind, name)];
  return kind === 'event' && owner !== undefined ? [...always, keys.eventsOf(owner)] : always;
}

function add<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const items = map.get(key);
  if (items) items.push(item);
  else map.set(key, [item]);
}

function sameNamespace(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}
