import type { LocatedDefinition, View } from '../../schemas/graph/view.ts';
import { symbolsOf, type Reference, type SymbolKind } from '../../schemas/graph/symbols.ts';
import type { Resource } from '../../schemas/manifest/resource.ts';
import { textAt, type Path } from '../../schemas/yaml/node.ts';
import type { Span } from '../../schemas/yaml/position.ts';

/** Which kind of name belongs at a path of a resource (counted from the resource); undefined where any text may stand. */
export function nameKindAt(resource: Resource, path: Path): SymbolKind | undefined {
  const last = path.at(-1);
  if (last === 'eventBusName' && path.length === 2) return 'eventBus';
  if (resource.kind !== 'Sensor') return undefined;
  if (path[1] === 'dependencies' && path.length === 4) {
    if (last === 'eventSourceName') return 'eventSource';
    if (last === 'eventName') return 'event';
  }
  return isDependencyPlace(path) ? 'dependency' : undefined;
}

/** `conditions` holds an expression over names, not a name. */
export function isConditions(path: Path): boolean {
  return path.at(-1) === 'conditions' && path.at(-2) === 'template';
}

/** What a name at a path may refer to. */
export function candidatesAt(resource: Resource, path: Path, view: View): readonly LocatedDefinition[] {
  const kind = nameKindAt(resource, path);
  if (!kind) return [];
  if (kind === 'dependency') return [];
  const eventSource =
    kind === 'event' ? textAt(resource.node, [...path.slice(0, -1), 'eventSourceName']) : undefined;
  return eventSource ? view.eventsOf(eventSource) : view.definitions(kind);
}

/** The definitions that a reference can mean. A dependency is defined by its own sensor. */
export function definitionsOf(
  reference: Reference,
  resource: Resource,
  view: View,
): readonly LocatedDefinition[] {
  return view.named(reference.kind, reference.name).filter(({ resource: owner }) => {
    if (reference.kind === 'dependency') return owner === resource;
    return reference.kind !== 'event' || reference.eventSourceName === undefined
      ? true
      : owner.name === reference.eventSourceName;
  });
}

/** The reference at an offset of the document, names inside `conditions` included. */
export function referenceAt(resource: Resource, offset: number): Reference | undefined {
  const inside = (span: Span): boolean => span.start <= offset && offset <= span.end;
  return symbolsOf(resource).references.find(({ span }) => inside(span));
}

function isDependencyPlace(path: Path): boolean {
  return isConditions(path) || (path.at(-1) === 'dependencyName' && path.at(-2) === 'src');
}
