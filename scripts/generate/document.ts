import type { ManifestKind, SchemaNode } from '../../schemas/schema-node.ts';

export type Definitions = Readonly<Record<string, SchemaNode>>;

export const kinds: readonly ManifestKind[] = ['EventSource', 'Sensor', 'EventBus'];

const draft = 'http://json-schema.org/draft-07/schema#';

/** One document for all three kinds, told apart by `kind`. */
export function manifestDocument(definitions: Definitions): object {
  return {
    $schema: draft,
    $id: 'urn:argo-events:schema:manifest',
    title: 'Argo Events manifest',
    description: 'An EventSource, a Sensor or an EventBus.',
    type: 'object',
    required: ['kind'],
    properties: { kind: { enum: kinds, description: 'Object kind.' } },
    allOf: kinds.map((kind) => ({
      if: { properties: { kind: { const: kind } } },
      then: { $ref: `#/definitions/${kind}` },
    })),
    definitions,
  };
}

/** A document of one kind with only the definitions that it needs. */
export function kindDocument(kind: ManifestKind, definitions: Definitions): object {
  const { [kind]: root, ...others } = reachable(kind, definitions);
  return {
    $schema: draft,
    $id: `urn:argo-events:schema:${kind.toLowerCase()}`,
    ...root,
    definitions: others,
  };
}

/** The definition and all that it refers to, in the order of `definitions`. */
function reachable(start: string, definitions: Definitions): Record<string, SchemaNode> {
  const found = new Set<string>();
  const waiting = [start];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    waiting.push(...references(definitions[name]));
  }
  return Object.fromEntries(Object.entries(definitions).filter(([name]) => found.has(name)));
}

/** Names of all definitions that a schema refers to, at any depth, each as often as it does. */
export function references(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === '$ref' && typeof value === 'string' ? [value.replace('#/definitions/', '')] : references(value),
  );
}
