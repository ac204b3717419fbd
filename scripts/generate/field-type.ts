import type { GoType, SchemaNode } from '../../schemas/schema-node.ts';

/** Types of the catalogue that are no struct: what Go decodes them from. */
const scalars: Readonly<Record<string, SchemaNode>> = {
  string: { type: 'string', 'x-argo-go-type': 'string' },
  boolean: { type: 'boolean', 'x-argo-go-type': 'bool' },
  number: { type: 'number', 'x-argo-go-type': 'float64' },
  'integer or string': ref('Int64OrString'),
};

export function ref(definition: string): SchemaNode {
  return { $ref: `#/definitions/${definition}` };
}

export function integer(format: string): SchemaNode {
  return { type: 'integer', format, 'x-argo-go-type': format as GoType };
}

/**
 * The schema of a catalogue type: `string`, `integer(int32)`, `T[]`, `array<T>`, `map<string,T>`, `k8s:core/v1.T`, `k8s:T`, or the name of a struct.
 * `format` is the size of an integer that its name does not tell.
 */
export function schemaOfType(type: string, format?: string): SchemaNode {
  const list = /^array<(.+)>$/.exec(type)?.[1] ?? /^(.+)\[\]$/.exec(type)?.[1];
  if (list !== undefined) return { type: 'array', items: schemaOfType(list, format) };
  const map = /^map<string,(.+)>$/.exec(type)?.[1];
  if (map !== undefined) return { type: 'object', additionalProperties: schemaOfType(map, format) };
  const size = /^integer(?:\((.+)\))?$/.exec(type);
  if (size) return integer(size[1] ?? format ?? 'int64');
  return scalars[type] ?? ref(structName(type));
}

/** `array<k8s:core/v1.Volume>` -> `Volume`: the name of the definition that a type is made of. */
export function structName(type: string): string {
  const inner = /^(?:array<|map<string,)?(.+?)(?:>|\[\])?$/.exec(type)?.[1] ?? type;
  return inner.replace(/^k8s:(?:[^.]*\.)?/, '');
}

/** What a reader calls the type of a node: `integer (int32)`, `list of Trigger`, `map of name to string`. */
export function typeLabel(node: SchemaNode): string {
  if (node.items) return `list of ${typeLabel(node.items)}`;
  if (typeof node.additionalProperties === 'object')
    return `map of name to ${typeLabel(node.additionalProperties)}`;
  if (node.$ref !== undefined) return node.$ref.replace('#/definitions/', '');
  if (node.type === undefined) return 'any JSON';
  const name = typeof node.type === 'string' ? node.type : node.type.join(' or ');
  return node.type === 'integer' && node.format !== undefined ? `${name} (${node.format})` : name;
}
