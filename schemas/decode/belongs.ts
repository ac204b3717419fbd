import { resolve, schemaAt, type SchemaNode } from '../definitions.ts';
import type { ManifestKind } from '../schema-node.ts';
import type { Path } from '../yaml/node.ts';

/**
 * Where a field belongs that is not known where it stands: beside one of the objects around it, or below a neighbour. In words, as the end of
 * "It belongs …"; undefined where no such place is near.
 * @param path of the misplaced field, from the resource
 */
export function belongs(kind: ManifestKind, path: Path): string | undefined {
  const field = String(path.at(-1));
  const object = schemaAt(kind, path.slice(0, -1));
  const neighbour = object && neighbourWith(object, field);
  if (neighbour !== undefined) return `under \`${neighbour}\``;
  for (let depth = path.length - 2; depth > 0; depth--) {
    const around = schemaAt(kind, path.slice(0, depth));
    const beside = path[depth];
    if (!around?.properties || typeof beside !== 'string' || !Object.hasOwn(around.properties, beside))
      continue;
    if (Object.hasOwn(around.properties, field)) return `beside \`${beside}\``;
    const other = neighbourWith(around, field, beside);
    if (other !== undefined && !isCommon(field)) return `under \`${other}\`, beside \`${beside}\``;
  }
  return undefined;
}

/** The only field of an object below which there is one of that name. */
function neighbourWith({ properties = {} }: SchemaNode, field: string, except?: string): string | undefined {
  const found = Object.entries(properties).filter(
    ([key, schema]) => key !== except && Object.hasOwn(resolve(schema).properties ?? {}, field),
  );
  return found.length === 1 ? found[0]?.[0] : undefined;
}

/** So many types have fields of these names that one of them says nothing. */
function isCommon(field: string): boolean {
  return ['name', 'namespace', 'key', 'value', 'url', 'path', 'type', 'metadata', 'labels'].includes(field);
}
