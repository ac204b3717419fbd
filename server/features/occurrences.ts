import { conditionReferences } from '../../emulator/engine/lang/condition/references.ts';
import type { LocatedResource, View } from '../../schemas/graph/view.ts';
import { symbolsOf, type SymbolKind } from '../../schemas/graph/symbols.ts';
import type { ManifestDocument } from '../../schemas/manifest/document.ts';
import type { Resource } from '../../schemas/manifest/resource.ts';
import { nodeAt } from '../../schemas/yaml/node.ts';
import type { Span } from '../../schemas/yaml/position.ts';
import { pieceSpan } from '../rules/text-span.ts';
import type { FeatureContext } from './context.ts';

/** Something that has a name, wherever it is named. */
export interface NamedThing {
  readonly kind: SymbolKind;
  readonly name: string;
  /** Of an event: its EventSource. */
  readonly eventSource?: string | undefined;
  /** Of a dependency or trigger: its Sensor. */
  readonly sensor?: Resource;
  /** From where it was looked at. */
  readonly namespace: string | undefined;
}

/** A place that names it. */
export interface Occurrence extends LocatedResource {
  readonly span: Span;
  readonly isDefinition: boolean;
}

interface Named {
  readonly thing: NamedThing;
  readonly span: Span;
  readonly isDefinition: boolean;
}

/** What is named at the cursor, and where exactly. */
export function namedAt({ document, offset }: FeatureContext): { thing: NamedThing; span: Span } | undefined {
  return document.content.resources
    .flatMap((resource) => namesIn(document, resource))
    .find(({ span }) => span.start <= offset && offset <= span.end);
}

/** All places in view that name the same thing. */
export function occurrencesOf(thing: NamedThing, view: View): Occurrence[] {
  return view.resources.flatMap((located) =>
    namesIn(located.document, located.resource)
      .filter((named) => isSame(named.thing, thing))
      .map(({ span, isDefinition }) => ({ ...located, span, isDefinition })),
  );
}

function isSame(a: NamedThing, b: NamedThing): boolean {
  return a.kind === b.kind && a.name === b.name && a.eventSource === b.eventSource && a.sensor === b.sensor;
}

function namesIn(document: ManifestDocument, resource: Resource): Named[] {
  const { definitions, references } = symbolsOf(resource);
  const { namespace } = resource;
  const own = (kind: SymbolKind): Pick<NamedThing, 'sensor'> =>
    kind === 'dependency' || kind === 'trigger' ? { sensor: resource } : {};
  return [
    ...definitions.map(({ kind, name, span }) => {
      const eventSource = kind === 'event' ? { eventSource: resource.name } : {};
      return { thing: { kind, name, namespace, ...own(kind), ...eventSource }, span, isDefinition: true };
    }),
    ...references.map(({ kind, name, span, eventSourceName }) => {
      const eventSource = kind === 'event' ? { eventSource: eventSourceName } : {};
      return { thing: { kind, name, namespace, ...own(kind), ...eventSource }, span, isDefinition: false };
    }),
    ...namesInConditions(document, resource),
  ];
}

/** In `conditions` a dash and an underscore are the same. */
function namesInConditions(document: ManifestDocument, resource: Resource): Named[] {
  const { definitions } = symbolsOf(resource);
  const dependencies = definitions.filter(({ kind }) => kind === 'dependency').map(({ name }) => name);
  return definitions
    .filter(({ kind }) => kind === 'trigger')
    .flatMap(({ path }) => {
      const node = nodeAt(document.content.tree.root, [...path.slice(0, -1), 'conditions']);
      if (node?.kind !== 'scalar' || node.templated) return [];
      return conditionReferences(node.text).flatMap(({ name, offset, length }): Named[] => {
        const span = pieceSpan(node, document.text, offset, length);
        const meant = dependencies.findLast((one) => one.replaceAll('-', '_') === name.replaceAll('-', '_'));
        if (!span || meant === undefined) return [];
        const thing = {
          kind: 'dependency',
          name: meant,
          namespace: resource.namespace,
          sensor: resource,
        } as const;
        return [{ thing, span, isDefinition: false }];
      });
    });
}
