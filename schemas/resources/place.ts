import { childSchema } from '../definitions.ts';
import type { SchemaNode } from '../schema-node.ts';
import type { Path } from '../yaml/node.ts';
import { isFree, type ResourceSchemas } from './resource-schemas.ts';

/** So many types have fields of these names that only metadata may be meant. */
const COMMON: ReadonlySet<string> = new Set([
  'name',
  'key',
  'value',
  'type',
  'path',
  'labels',
  'annotations',
]);
const DEPTH = 3;

/** The resolved schema at a path of an object; undefined for an unknown field and where anything may stand. */
export function resourceSchemaAt(
  root: SchemaNode,
  path: Path,
  schemas: ResourceSchemas,
): SchemaNode | undefined {
  let node: SchemaNode | undefined = schemas.resolve(root);
  for (const segment of path) {
    const child: SchemaNode | undefined = node && childSchema(node, segment);
    node = child && schemas.resolve(child);
  }
  return node && !isFree(node) ? node : undefined;
}

/**
 * Where a field belongs that is not known where it stands, as the end of "It belongs …": in an object below, or beside one around. Undefined where no
 * single such place is near.
 * @param path of the misplaced field, from the object
 */
export function belongsInResource(
  root: SchemaNode,
  path: Path,
  schemas: ResourceSchemas,
): string | undefined {
  const field = String(path.at(-1));
  const owner = resourceSchemaAt(root, path.slice(0, -1), schemas);
  const below = owner && placeBelow(owner, field, schemas);
  if (below !== undefined) return `under \`${below}\``;
  if (COMMON.has(field)) return undefined;
  for (let depth = path.length - 2; depth >= 0; depth--) {
    const around = resourceSchemaAt(root, path.slice(0, depth), schemas);
    const beside = path[depth];
    if (typeof beside !== 'string' || !around?.properties) continue;
    if (Object.hasOwn(around.properties, field)) return `beside \`${beside}\``;
  }
  return undefined;
}

/** The nearest object below that has the field, where it is the only one so near; lists are not looked into. */
function placeBelow(owner: SchemaNode, field: string, schemas: ResourceSchemas): string | undefined {
  let level: (readonly [name: string, schema: SchemaNode])[] = [['', owner]];
  for (let depth = 0; depth < DEPTH; depth++) {
    level = level.flatMap(([name, schema]) =>
      Object.entries(schema.properties ?? {}).map(
        ([key, child]) => [name === '' ? key : `${name}.${key}`, schemas.resolve(child)] as const,
      ),
    );
    const found = level.filter(
      ([name, { properties }]) =>
        properties && Object.hasOwn(properties, field) && (name === 'metadata' || !COMMON.has(field)),
    );
    if (found.length > 0) return found.length === 1 ? found[0]?.[0] : undefined;
  }
  return undefined;
}
