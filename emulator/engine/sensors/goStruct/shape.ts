import { definitions, resolve, type SchemaNode } from '../../../../schemas/definitions.ts';

/** What Go decodes JSON into, and encodes as. */
export type Shape =
  | { readonly kind: 'string' | 'bool' | 'raw' | 'int64OrString' }
  | { readonly kind: 'integer'; readonly name: string; readonly min: bigint; readonly max: bigint }
  | { readonly kind: 'pointer' | 'list' | 'map'; readonly of: Shape }
  | Struct;

export interface Struct {
  readonly kind: 'struct';
  readonly name: string;
  /** In the order of the declaration. */
  readonly fields: readonly Field[];
  /** By name in lower case. */
  readonly byName: ReadonlyMap<string, Field>;
}

export interface Field {
  readonly key: string;
  readonly shape: Shape;
  readonly omitEmpty: boolean;
}

/** Fields of the Go structs without `omitempty`: written even when they are empty. */
const ALWAYS: Readonly<Record<string, string>> = {
  TriggerTemplate: 'name',
  TriggerParameter: 'dest',
  TriggerParameterSource: 'dependencyName',
  SecretKeySelector: 'key',
  ConfigMapKeySelector: 'key',
  S3Artifact: 'endpoint bucket accessKey secretKey',
  S3Bucket: 'name',
  S3Filter: 'prefix suffix',
  URLArtifact: 'path',
  GitArtifact: 'url cloneDirectory filePath',
  GitRemoteConfig: 'name urls',
  GithubAppCreds: 'privateKey appID installationID',
  HTTPTrigger: 'url payload host',
  AWSLambdaTrigger: 'functionName region payload',
  CustomTrigger: 'serverURL secure spec payload',
  KafkaTrigger: 'url topic partition payload',
  SchemaRegistryConfig: 'url',
  NATSTrigger: 'url subject payload',
  OpenWhiskTrigger: 'host actionName payload',
  AzureEventHubsTrigger: 'fqdn hubName sharedAccessKeyName payload',
  AzureServiceBusTrigger: 'queueName topicName subscriptionName payload',
  PulsarTrigger: 'url topic payload',
};
/** Texts and booleans held by pointer: an empty text is there, and written. */
const BY_POINTER: ReadonlySet<string> = new Set([
  'TriggerParameterSource.value',
  'ArtifactLocation.inline',
  'AWSLambdaTrigger.invocationType',
  'KafkaTrigger.partitioningKey',
  'SecretKeySelector.optional',
  'ConfigMapKeySelector.optional',
]);
/** Structs not held by pointer: always there, and always written. */
const BY_VALUE: ReadonlySet<string> = new Set(['SlackTrigger.thread', 'SlackTrigger.sender']);
/** Lists whose items are held by pointer: a null stays a null. */
const LISTS_OF_POINTERS: ReadonlySet<string> = new Set([
  'HTTPTrigger.secureHeaders',
  'KafkaTrigger.secureHeaders',
]);
/** Where the Go struct declares fields in another order than the catalogue lists them: `field: the one before it`. */
const AFTER: Readonly<Record<string, readonly [field: string, before: string]>> = {
  TriggerTemplate: ['conditionsReset', 'pulsar'],
  SecretKeySelector: ['key', 'name'],
  ConfigMapKeySelector: ['key', 'name'],
};

const structs = new Map<string, Struct>();

/** The Go struct of that name; types, fields and their order come from the schema, what it does not tell from the tables above. */
export function structOf(name: string): Struct {
  const known = structs.get(name);
  if (known) return known;
  const properties = definitions[name]?.properties ?? {};
  const always = (ALWAYS[name] ?? '').split(' ');
  const fields: Field[] = [];
  const byName = new Map<string, Field>();
  const struct: Struct = { kind: 'struct', name, fields, byName };
  // Before its fields: a struct may hold itself.
  structs.set(name, struct);
  for (const key of orderOf(name, Object.keys(properties))) {
    const shape = fieldShape(name, key, properties[key] ?? {});
    const field = { key, shape, omitEmpty: !always.includes(key) };
    fields.push(field);
    byName.set(fold(key), field);
  }
  return struct;
}

/** A field name as Go compares it when no field has exactly that name. */
export function fold(name: string): string {
  return name.replaceAll('ſ', 's').toLowerCase();
}

function orderOf(name: string, keys: readonly string[]): readonly string[] {
  const moved = AFTER[name];
  if (!moved) return keys;
  const [field, before] = moved;
  return keys.filter((key) => key !== field).flatMap((key) => (key === before ? [key, field] : [key]));
}

function fieldShape(struct: string, key: string, site: SchemaNode): Shape {
  const place = `${struct}.${key}`;
  const shape = shapeOf(site);
  if (shape.kind === 'list' && LISTS_OF_POINTERS.has(place))
    return { kind: 'list', of: { kind: 'pointer', of: shape.of } };
  const isPointer = ['struct', 'raw', 'int64OrString'].includes(shape.kind) && !BY_VALUE.has(place);
  return isPointer || BY_POINTER.has(place) ? { kind: 'pointer', of: shape } : shape;
}

function shapeOf(site: SchemaNode): Shape {
  const schema = resolve(site);
  if (schema.items) return { kind: 'list', of: shapeOf(schema.items) };
  switch (schema['x-argo-go-type']) {
    case 'bool':
      return { kind: 'bool' };
    case 'int32':
      return { kind: 'integer', name: 'int32', min: -(2n ** 31n), max: 2n ** 31n - 1n };
    case 'int64':
      return { kind: 'integer', name: 'int64', min: -(2n ** 63n), max: 2n ** 63n - 1n };
    case 'uint64':
      return { kind: 'integer', name: 'uint64', min: 0n, max: 2n ** 64n - 1n };
    case 'Int64OrString':
      return { kind: 'int64OrString' };
    case 'RawJSON':
    case 'Amount':
      return { kind: 'raw' };
    case 'string':
      return { kind: 'string' };
    default:
      if (schema.properties) return structOf(schema['x-argo-definition'] ?? '');
      return { kind: 'map', of: { kind: 'string' } };
  }
}

/** The name of the type in Go's errors. */
export function typeName(shape: Shape): string {
  switch (shape.kind) {
    case 'struct':
      return `${shape.name.endsWith('KeySelector') ? 'v1' : 'v1alpha1'}.${shape.name}`;
    case 'integer':
      return shape.name;
    case 'list':
      return `[]${typeName(shape.of)}`;
    case 'map':
      return `map[string]${typeName(shape.of)}`;
    case 'pointer':
      return `*${typeName(shape.of)}`;
    case 'int64OrString':
      return 'int64';
    case 'raw':
      return '[]uint8';
    default:
      return shape.kind;
  }
}
