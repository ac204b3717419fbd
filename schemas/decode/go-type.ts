import type { SchemaNode } from '../schema-node.ts';

/** The Go type that a scalar is decoded into, where the schema does not name it. */
export function goTypeOf(schema: SchemaNode): string {
  const type = typeof schema.type === 'object' ? schema.type[0] : schema.type;
  if (type === 'integer') return schema.format ?? 'int64';
  if (type === 'number') return 'float64';
  if (type === 'boolean') return 'bool';
  return 'string';
}
