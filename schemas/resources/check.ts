import { childSchema } from '../definitions.ts';
import { goTypeOf } from '../decode/go-type.ts';
import { readScalar } from '../decode/scalars.ts';
import { expectedScalar } from '../decode/words.ts';
import type { SchemaNode } from '../schema-node.ts';
import type { Path, YamlNode } from '../yaml/node.ts';
import type { Span } from '../yaml/position.ts';
import { isFree, type ResourceSchemas } from './resource-schemas.ts';

/** What is wrong at a place of an object. Paths are counted from the object. */
export type ResourceProblem =
  | {
      readonly code: 'unknown-field';
      readonly path: Path;
      /** Of the key. */
      readonly span: Span;
      readonly field: string;
      /** The resolved schema of the object that has no such field. */
      readonly owner: SchemaNode;
    }
  | {
      readonly code: 'wrong-type';
      readonly path: Path;
      readonly node: YamlNode;
      /** As the end of "Expected …". */
      readonly expected: string;
    };

/** All of a value, some place in it, or nothing. */
export type Written = 'all' | 'some' | undefined;

/** Anchors let a short text stand for a very large value. */
const MAX_NODES = 50_000;
const MAX_PROBLEMS = 100;

/**
 * Compares an object with the schema of its kind. Templates, nulls, merged keys and the `$` keys of patches are not judged.
 * @param written how much of the value at a path something else writes before it is used
 */
export function checkResource(
  root: YamlNode,
  site: SchemaNode,
  schemas: ResourceSchemas,
  written: (path: Path) => Written,
): ResourceProblem[] {
  const problems: ResourceProblem[] = [];
  let left = MAX_NODES;

  const walk = (node: YamlNode, at: SchemaNode, path: Path): void => {
    if (left-- <= 0 || problems.length >= MAX_PROBLEMS || written(path) === 'all') return;
    if (node.kind === 'scalar' && (node.type === 'null' || node.templated)) return;
    const schema = schemas.resolve(at);
    if (isFree(schema)) return;
    const expected = expectedOf(node, schema);
    if (expected !== undefined) {
      if (!written(path)) problems.push({ code: 'wrong-type', path, node, expected });
    } else if (node.kind === 'map') walkFields(node, schema, path);
    else if (node.kind === 'sequence')
      node.items.forEach((item, index) => {
        walk(item, schema.items ?? {}, [...path, index]);
      });
  };

  const walkFields = (node: YamlNode & { kind: 'map' }, schema: SchemaNode, path: Path): void => {
    for (const [field, { key, value, merged }] of node.byKey) {
      const place = [...path, field];
      const child = childSchema(schema, field);
      if (child) walk(value, child, place);
      else if (!merged && !key.templated && !field.startsWith('$') && !written(place))
        problems.push({ code: 'unknown-field', path: place, span: key.span, field, owner: schema });
    }
  };

  walk(root, site, []);
  return problems;
}

/** What Go would want instead of a value; undefined where it takes it. */
function expectedOf(node: YamlNode, schema: SchemaNode): string | undefined {
  if (schema.properties) return node.kind === 'map' ? undefined : 'a mapping (fields, one a line)';
  if (schema.type === 'object') return node.kind === 'map' ? undefined : 'a mapping of names to values';
  if (schema.items) return node.kind === 'sequence' ? undefined : 'a list (each entry starts with "- ")';
  const goType = schema['x-argo-go-type'] ?? goTypeOf(schema);
  if (node.kind !== 'scalar') return expectedScalar(goType);
  const result = readScalar(node, goType);
  return 'value' in result ? undefined : result.expected;
}
