import { resolve, type SchemaNode } from '../../../schemas/definitions.ts';
import type { Entry, MapNode, ScalarNode, YamlNode } from '../../../schemas/yaml/node.ts';
import { fold } from '../sensors/goStruct/shape.ts';

/** How the keys of a JSON text find their fields. */
export interface KeyReading {
  /** Keys are found whatever the case of their letters, as the plain decoder does; the later one counts, also of two spellings. */
  readonly anyCase: boolean;
  /** Of the values for one field, the one that is read, counted from 0; the last where there are not as many. */
  readonly occurrence: number;
}

/** Fields that Go holds by pointer, so that a null takes back what was read before. */
const BY_POINTER: ReadonlySet<string> = new Set([
  'NATSConfig.clusterID',
  'NATSConfig.auth',
  'NativeStrategy.auth',
  'JetStreamBus.replicas',
  'JetStreamBus.streamConfig',
  'NATSEventsSource.queue',
]);
/** Structs that Go does not hold by pointer: a null changes nothing. */
const BY_VALUE: ReadonlySet<string> = new Set(['metadata', 'spec', 'status', 'watchPathConfig']);

/**
 * An object of JSON text as Go's decoder reads it into a struct: a key that comes twice is read into the same field, so objects go together;
 * half a surrogate pair becomes U+FFFD.
 */
export function asGoReads(node: YamlNode, site: SchemaNode, reading: KeyReading): YamlNode {
  const schema = resolve(site);
  if (node.kind === 'scalar') return wellFormed(node);
  if (node.kind === 'sequence') {
    const { items } = schema;
    return items ? { ...node, items: node.items.map((item) => asGoReads(item, items, reading)) } : node;
  }
  const { properties } = schema;
  const values = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
  const byKey = new Map<string, Entry>();
  for (const [key, entries] of entriesByField(node, schema, reading.anyCase)) {
    const child = properties && Object.hasOwn(properties, key) ? properties[key] : values;
    const value = valueOf(entries, reading.occurrence, `${schema.title ?? ''}.${key}`, child);
    const entry = entries.at(-1);
    if (!entry || !value) continue;
    const read = child ? asGoReads(value, child, reading) : value;
    byKey.set(key, { ...entry, key: { ...entry.key, text: key, value: key }, value: read });
  }
  return { ...node, entries: [...byKey.values()], byKey };
}

/** How often the key that comes most often comes in one of the objects. */
export function mostOccurrences(node: YamlNode, site: SchemaNode, anyCase: boolean): number {
  const schema = resolve(site);
  if (node.kind === 'scalar') return 1;
  const { items, properties } = schema;
  if (node.kind === 'sequence')
    return items ? most(node.items.map((item) => mostOccurrences(item, items, anyCase))) : 1;
  const values = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
  const fields = [...entriesByField(node, schema, anyCase)];
  return most(
    fields.flatMap(([key, entries]) => {
      const child = properties && Object.hasOwn(properties, key) ? properties[key] : values;
      return child
        ? entries.map(({ value }) => mostOccurrences(value, child, anyCase) + entries.length - 1)
        : [];
    }),
  );
}

function most(counts: readonly number[]): number {
  return counts.reduce((one, other) => Math.max(one, other), 1);
}

function entriesByField(
  { entries }: MapNode,
  { properties }: SchemaNode,
  anyCase: boolean,
): Map<string, Entry[]> {
  const fields = properties && new Map(Object.keys(properties).map((key) => [fold(key), key]));
  const found = new Map<string, Entry[]>();
  for (const entry of entries) {
    const { text } = entry.key;
    const exact = properties && Object.hasOwn(properties, text);
    const key = (anyCase && !exact ? fields?.get(fold(text)) : undefined) ?? text;
    const before = found.get(key);
    if (before) before.push(entry);
    else found.set(key, [entry]);
  }
  return found;
}

/** What a field holds once its values, up to the one in question, have been read into it one after the other. */
function valueOf(
  entries: readonly Entry[],
  occurrence: number,
  place: string,
  site: SchemaNode | undefined,
): YamlNode | undefined {
  const isStruct = site && resolve(site).properties !== undefined;
  return entries
    .slice(0, occurrence + 1)
    .map(({ value }) => value)
    .reduce<YamlNode | undefined>((before, value) => {
      if (!before || !site) return value;
      if (isStruct && isMap(before) && isMap(value)) return together(before, value);
      return isNull(value) && keepsAtNull(place, site) ? before : value;
    }, undefined);
}

function keepsAtNull(place: string, site: SchemaNode): boolean {
  const { type, properties } = resolve(site);
  if (properties) return BY_VALUE.has(place.split('.').at(-1) ?? '');
  return ['string', 'integer', 'boolean', 'number'].includes(String(type)) && !BY_POINTER.has(place);
}

function isNull(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.type === 'null';
}

function isMap(node: YamlNode): node is MapNode {
  return node.kind === 'map';
}

function together(first: MapNode, second: MapNode): MapNode {
  const entries = [...first.entries, ...second.entries];
  return { ...second, entries, byKey: new Map(entries.map((entry) => [entry.key.text, entry])) };
}

function wellFormed(node: ScalarNode): ScalarNode {
  if (node.type !== 'string' || node.text.isWellFormed()) return node;
  const text = node.text.toWellFormed();
  return { ...node, text, value: text };
}
