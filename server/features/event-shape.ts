import type { Shape } from '../../emulator/engine/sources/samples/shapes.ts';
import type { SchemaNode } from '../../schemas/schema-node.ts';

/** What a shape says of a place in the payload; undefined where it says nothing. */
export function resolveShape(shape: Shape, keys: readonly string[]): SchemaNode | undefined {
  let node: SchemaNode | undefined = shape;
  for (const key of keys) {
    const found: SchemaNode | undefined = node && resolved(shape, node);
    node = /^\d+$/.test(key) && found?.items ? found.items : found?.properties?.[key];
  }
  return node && { ...resolved(shape, node), ...node };
}

function resolved({ $defs }: Shape, node: SchemaNode): SchemaNode {
  const name = node.$ref?.replace(/^#\/\$defs\//, '');
  return (name === undefined ? undefined : $defs[name]) ?? node;
}
