import type { SchemaNode } from '../schema-node.ts';

/** The content of `generated/resources.schema.json`. */
export interface ResourcesDocument {
  /** By `apiVersion` and kind: the plural that stands in URLs. */
  readonly kinds: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By id; that of a kind is its `apiVersion` and its name with dots in between. */
  readonly definitions: Readonly<Record<string, SchemaNode>>;
}

/** What is known of the kinds of Kubernetes and Argo Workflows. */
export interface ResourceSchemas extends ResourcesDocument {
  /** The schema of a kind; undefined for one that is not known, in which anything may stand. */
  schemaOf(apiVersion: string, kind: string): SchemaNode | undefined;
  /** Follows `$ref`; what the place of use says goes before what the type says. The title is the type's name. */
  resolve(node: SchemaNode): SchemaNode;
}

const PREFIX = '#/definitions/';

export function createResourceSchemas({ kinds, definitions }: ResourcesDocument): ResourceSchemas {
  const resolved = new WeakMap<SchemaNode, SchemaNode>();
  const merged = ({ $ref = '', ...site }: SchemaNode): SchemaNode => {
    const id = $ref.slice(PREFIX.length);
    return { ...definitions[id], title: id.slice(id.lastIndexOf('.') + 1), ...site };
  };
  const resolve = (node: SchemaNode): SchemaNode => {
    if (node.$ref === undefined) return node;
    const known = resolved.get(node) ?? merged(node);
    resolved.set(node, known);
    return known;
  };
  return {
    kinds,
    definitions,
    resolve,
    schemaOf(apiVersion, kind) {
      if (!Object.hasOwn(kinds, apiVersion) || !Object.hasOwn(kinds[apiVersion] ?? {}, kind))
        return undefined;
      return { $ref: `${PREFIX}${apiVersion.replace('/', '.')}.${kind}` };
    },
  };
}

/** Whether nothing is known of what stands at a resolved node. */
export function isFree({ type, properties, items, additionalProperties }: SchemaNode): boolean {
  return !type && !properties && !items && typeof additionalProperties !== 'object';
}
