import schema from './generated/manifest.schema.json' with { type: 'json' };
import type { ManifestKind, SchemaNode } from './schema-node.ts';

export type {
  GoType,
  Json,
  JsonType,
  ManifestKind,
  RemovedField,
  Requirement,
  SchemaNode,
} from './schema-node.ts';

const definitionPrefix = '#/definitions/';

/** Every type of the three kinds and of the parts of Kubernetes they use, by Go type name. */
export const definitions: Readonly<Record<string, SchemaNode>> = (
  schema as unknown as { definitions: Record<string, SchemaNode> }
).definitions;

/**
 * Follows `$ref`. What the place of use says (description, default, …) goes before what the definition says;
 * `required` adds up.
 */
export function resolve(node: SchemaNode): SchemaNode {
  if (node.$ref === undefined) return node;
  const known = resolved.get(node);
  if (known) return known;
  const merged = mergeWithDefinition(node);
  resolved.set(node, merged);
  return merged;
}

const resolved = new WeakMap<SchemaNode, SchemaNode>();

/**
 * The resolved schema of the value at a path of a manifest, e.g. `['spec', 'webhook', 'example', 'port']`.
 * Undefined for an unknown field; an empty node within free JSON.
 */
export function schemaAt(kind: ManifestKind, path: readonly (string | number)[]): SchemaNode | undefined {
  let node: SchemaNode | undefined = definitions[kind];
  for (const segment of path) {
    if (!node) return undefined;
    node = childSchema(resolve(node), segment);
  }
  return node && resolve(node);
}

/** The schema (not resolved) of one field, map entry or list item of a resolved node. */
export function childSchema(node: SchemaNode, segment: string | number): SchemaNode | undefined {
  if (node.items) return isIndex(segment) ? node.items : undefined;
  const name = String(segment);
  if (node.properties && Object.hasOwn(node.properties, name)) return node.properties[name];
  if (typeof node.additionalProperties === 'object') return node.additionalProperties;
  return node.additionalProperties === true ? freeJson : undefined;
}

const freeJson: SchemaNode = { additionalProperties: true };

function mergeWithDefinition({ $ref, ...site }: SchemaNode): SchemaNode {
  const definition = definitions[$ref?.slice(definitionPrefix.length) ?? ''];
  if (!definition) return site;
  const target = resolve(definition);
  const required = [...new Set([...(target.required ?? []), ...(site.required ?? [])])];
  return { ...target, ...site, ...(required.length > 0 && { required }) };
}

function isIndex(segment: string | number): boolean {
  return typeof segment === 'number' || /^\d+$/.test(segment);
}
