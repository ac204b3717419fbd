import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';
import type { SchemaNode } from '../../schemas/schema-node.ts';
import { integer } from './field-type.ts';
import { markdownDescription } from './markdown.ts';

const coreFolder = folderOf('kubernetes-models/v1');
const metaFolder = folderOf('@kubernetes-models/apimachinery/apis/meta/v1');
const formatFolder = join(folderOf('@kubernetes/client-node'), 'gen', 'models');

/** Types whose Go decoder is more open than their interface. */
const specialTypes: Readonly<Record<string, SchemaNode>> = {
  Quantity: {
    type: ['number', 'string'],
    'x-argo-go-type': 'Quantity',
    description: 'An amount such as `500m`, `2` or `1Gi`.',
  },
  IntOrString: { type: ['integer', 'string'], 'x-argo-go-type': 'IntOrString' },
  Time: { type: 'string', format: 'date-time', 'x-argo-go-type': 'Time', description: 'A time as RFC 3339.' },
  FieldsV1: { additionalProperties: true, 'x-argo-go-type': 'RawJSON' },
};

interface AttributeType {
  readonly baseName: string;
  readonly format: string;
}

/** Definitions of the named Kubernetes types and of all that they are made of, without the `I` of their interfaces. */
export async function kubernetesDefinitions(names: readonly string[]): Promise<Record<string, SchemaNode>> {
  const definitions: Record<string, SchemaNode> = {};
  for (const [name, node] of Object.entries(interfaceSchemas(names))) {
    definitions[name] = definition(name, node, await integerFormats(name));
  }
  return definitions;
}

function interfaceSchemas(names: readonly string[]): Record<string, SchemaNode> {
  const interfaces = names.filter((name) => !(name in specialTypes));
  const found = [coreFolder, metaFolder].flatMap((folder) =>
    schemasIn(
      folder,
      interfaces.filter((name) => existsSync(join(folder, `${name}.d.ts`))),
    ),
  );
  return Object.fromEntries(found.map(([name, node]) => [name.replace(/^I/, ''), node]));
}

function schemasIn(folder: string, names: readonly string[]): [string, SchemaNode][] {
  const generator = createGenerator({
    path: `${folder}/@(${names.join('|')}).d.ts`,
    skipTypeCheck: true,
    expose: 'all',
    encodeRefs: false,
    additionalProperties: false,
  });
  return names.flatMap(
    (name) => Object.entries(generator.createSchema(`I${name}`).definitions ?? {}) as [string, SchemaNode][],
  );
}

function definition(name: string, node: SchemaNode, formats: ReadonlyMap<string, string>): SchemaNode {
  const head = { title: name, description: text(node.description), 'x-argo-definition': name };
  const special = specialTypes[name];
  if (special) return { ...head, ...special };
  const properties = Object.entries(node.properties ?? {}).map(([key, property]): [string, SchemaNode] => {
    const converted = convert(property, formats.get(key));
    const required = node.required?.includes(key) && ({ 'x-argo-requirement': 'runtime' } as const);
    const described = { ...converted, description: text(property.description), ...required };
    return [key, { ...described, markdownDescription: markdownDescription(described, null) }];
  });
  return { ...head, type: 'object', properties: Object.fromEntries(properties), additionalProperties: false };
}

/** Go decodes any text into a named string type: the values of an interface are only suggestions. */
function convert({ enum: values, ...node }: SchemaNode, format: string | undefined): SchemaNode {
  if (node.$ref !== undefined) return { $ref: node.$ref.replace('/definitions/I', '/definitions/') };
  if (node.type === 'array') return { type: 'array', items: convert(node.items ?? {}, format) };
  if (typeof node.additionalProperties === 'object') {
    return { type: 'object', additionalProperties: convert(node.additionalProperties, format) };
  }
  if (node.type === 'number') return integer(format === undefined || format === '' ? 'int64' : format);
  if (node.type === 'boolean') return { type: 'boolean', 'x-argo-go-type': 'bool' };
  return {
    type: 'string',
    'x-argo-go-type': 'string',
    ...(values && { 'x-argo-suggestions': values, examples: values }),
  };
}

/** Sizes of integers by field name; the interfaces only know `number`. */
async function integerFormats(name: string): Promise<ReadonlyMap<string, string>> {
  const prefixes = ['V1', 'CoreV1', 'StorageV1'];
  const file = prefixes
    .map((prefix) => join(formatFolder, `${prefix}${name}.js`))
    .find((path) => existsSync(path));
  if (file === undefined) return new Map();
  const models = (await import(pathToFileURL(file).href)) as Record<
    string,
    { attributeTypeMap?: readonly AttributeType[] }
  >;
  return new Map(
    Object.values(models).flatMap((model) =>
      (model.attributeTypeMap ?? []).map(({ baseName, format }) => [baseName, format]),
    ),
  );
}

function text(description: string | undefined): string {
  return (description ?? '').replaceAll('\\*', '*').trim();
}

function folderOf(specifier: string): string {
  return dirname(fileURLToPath(import.meta.resolve(specifier)));
}
