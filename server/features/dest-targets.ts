import { resolve, schemaAt, type SchemaNode } from '../../schemas/definitions.ts';
import type { ResourceSchemas } from '../../schemas/resources/resource-schemas.ts';
import { parseYaml } from '../../schemas/yaml/parse.ts';
import { nodeAt, textAt, type Path, type YamlNode } from '../../schemas/yaml/node.ts';

/** What a parameter writes to. */
export interface DestTarget {
  readonly node: YamlNode | undefined;
  readonly site: Site;
  /** Fields at its top that are proposed only where they are there. */
  readonly closed: boolean;
  /** A field at its top that is not proposed. */
  readonly except?: string;
}

/** A schema (not resolved), and how references in it are followed. */
export interface Site {
  readonly schema: SchemaNode;
  readonly resolve: (node: SchemaNode) => SchemaNode;
  /** The object inside a trigger stands below, in this field. */
  readonly object?: { readonly field: string; readonly at: (node: YamlNode | undefined) => Site };
}

const FREE: Site = { schema: {}, resolve: (node) => node };
const OBJECT_TYPES: ReadonlySet<string> = new Set(['k8s', 'argoWorkflow']);

/** The target of the parameter whose `dest` stands at a path of a Sensor; undefined where none does. */
export function destTargets(
  sensor: YamlNode,
  path: Path,
  schemas: () => ResourceSchemas | undefined,
): DestTarget | undefined {
  if (path.at(-1) !== 'dest' || path.at(-3) !== 'parameters' || path[1] !== 'triggers') return undefined;
  const owner = path.slice(0, -3);
  const type = String(owner.at(-1));
  const objectAt = (node: YamlNode | undefined): Site => objectSite(node, schemas());
  if (owner.at(-2) !== 'template') {
    const template = [...owner, 'template'];
    const site = manifestSite(template);
    return {
      node: nodeAt(sensor, template),
      closed: true,
      site: { ...site, object: { field: 'resource', at: objectAt } },
    };
  }
  if (OBJECT_TYPES.has(type)) {
    const object = sourceObject(nodeAt(sensor, [...owner, 'source']));
    return { node: object, site: objectAt(object), closed: false };
  }
  // What a custom trigger's server fetches is not known.
  if (type === 'custom') return { node: undefined, site: FREE, closed: true };
  return { node: nodeAt(sensor, owner), site: manifestSite(owner), closed: false, except: 'parameters' };
}

/** The object that stands in a source, as it is or as a text. */
function sourceObject(source: YamlNode | undefined): YamlNode | undefined {
  const inline = textAt(source, ['inline']);
  return inline === undefined ? nodeAt(source, ['resource']) : parseYaml(inline).root;
}

function manifestSite(path: Path): Site {
  // A dead letter trigger is a trigger.
  const plain = ['spec', 'triggers', 0, ...path.slice(3).filter((segment) => segment !== 'dlqTrigger')];
  return { schema: schemaAt('Sensor', plain) ?? {}, resolve };
}

function objectSite(node: YamlNode | undefined, schemas: ResourceSchemas | undefined): Site {
  const [apiVersion, kind] = [textAt(node, ['apiVersion']), textAt(node, ['kind'])];
  const schema = schemas?.schemaOf(apiVersion ?? '', kind ?? '');
  return schemas && schema ? { schema, resolve: (one) => schemas.resolve(one) } : FREE;
}
