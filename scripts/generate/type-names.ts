import type { SchemaNode } from '../../schemas/schema-node.ts';

/** The keys by which manifests name types, so that who needs only these need not load a whole schema. */
export function typeNames(
  definitions: Readonly<Record<string, SchemaNode>>,
): Record<string, readonly string[]> {
  const keysOf = (definition: string, wanted: (node: SchemaNode) => boolean): string[] =>
    Object.entries(definitions[definition]?.properties ?? {}).flatMap(([key, node]) =>
      wanted(node) ? [key] : [],
    );
  return {
    eventSourceTypes: keysOf('EventSourceSpec', isMapOfStructs),
    triggerTypes: keysOf('TriggerTemplate', (node) => node.$ref?.endsWith('Trigger') === true),
    eventBusTypes: keysOf('EventBusSpec', () => true),
  };
}

function isMapOfStructs(node: SchemaNode): boolean {
  return typeof node.additionalProperties === 'object' && node.additionalProperties.$ref !== undefined;
}
