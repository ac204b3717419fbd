import type { SchemaNode } from './schema-node.ts';

/**
 * What a reader calls the type of a value: `integer (int32)`, `list of Container`, `map of name to string`.
 * @param resolve follows `$ref`
 */
export function typeLabel(node: SchemaNode, resolve: (node: SchemaNode) => SchemaNode): string {
  const { type, title, items, additionalProperties, format, properties } = resolve(node);
  if (items) return `list of ${typeLabel(items, resolve)}`;
  if (typeof additionalProperties === 'object')
    return `map of name to ${typeLabel(additionalProperties, resolve)}`;
  if (properties) return title ?? 'object';
  if (type === undefined) return 'any JSON';
  const name = typeof type === 'string' ? type : type.join(' or ');
  return format === undefined ? name : `${name} (${format})`;
}
