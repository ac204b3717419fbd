import type { ResourceSchemas } from '../../schemas/resources/resource-schemas.ts';
import type { Json, SchemaNode } from '../../schemas/schema-node.ts';
import { typeLabel } from '../../schemas/type-label.ts';

const PREFIX = '#/definitions/';

/** What is known of an object of which it is not known what it is. */
const ANY: SchemaNode = {
  type: 'object',
  properties: {
    apiVersion: { type: 'string', description: 'Group and version of the API, such as `apps/v1`.' },
    kind: { type: 'string', description: 'Kind of the object, such as `Deployment`.' },
    metadata: { $ref: `${PREFIX}apis.meta.v1.ObjectMeta` },
  },
  required: ['apiVersion', 'kind', 'metadata'],
};

/** The schema of a kind with all that it needs, described for readers; of any object where the kind is not known. A copy, as the service writes into it. */
export function objectSchema(schemas: ResourceSchemas, apiVersion: string, kind: string): object {
  const root = schemas.schemaOf(apiVersion, kind) ?? ANY;
  const definitions: Record<string, SchemaNode> = {};
  const waiting = references(root);
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const definition = schemas.definitions[id];
    if (definitions[id] || !definition) continue;
    definitions[id] = { title: nameOf(id), ...described(definition, schemas) };
    waiting.push(...references(definition));
  }
  return { ...structuredClone(root), definitions };
}

function nameOf(id: string): string {
  return id.slice(id.lastIndexOf('.') + 1);
}

function references(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === '$ref' && typeof value === 'string' ? [value.slice(PREFIX.length)] : references(value),
  );
}

function described(definition: SchemaNode, schemas: ResourceSchemas): SchemaNode {
  const copy = structuredClone(definition);
  if (!copy.properties) return copy;
  const required = new Set(copy.required);
  const properties = Object.entries(copy.properties).map(([name, node]): [string, SchemaNode] => {
    const markdownDescription = describe(node, schemas.resolve(node), required.has(name), schemas);
    return [name, { ...node, markdownDescription }];
  });
  return { ...copy, properties: Object.fromEntries(properties) };
}

function describe(
  node: SchemaNode,
  resolved: SchemaNode,
  isRequired: boolean,
  schemas: ResourceSchemas,
): string {
  // The service itself tells those of the value.
  const values = resolved.items && schemas.resolve(resolved.items).enum;
  const facts = [
    `Type: \`${typeLabel(node, (one) => schemas.resolve(one))}\``,
    isRequired && '**Required**',
    values && `Allowed: ${values.map(code).join(', ')}`,
  ];
  const lines = facts.filter((fact) => typeof fact === 'string').map((fact) => `- ${fact}`);
  return `${resolved.description ?? ''}\n\n${lines.join('\n')}`;
}

function code(value: Json): string {
  return `\`${typeof value === 'string' && value !== '' ? value : JSON.stringify(value)}\``;
}
