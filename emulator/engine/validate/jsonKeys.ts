import { resolve, type SchemaNode } from '../../../schemas/definitions.ts';
import type { Entry, MapNode, ScalarNode, YamlNode } from '../../../schemas/yaml/node.ts';
import { fold } from '../sensors/goStruct/shape.ts';

/**
 * An object of JSON text as Go's decoder reads it into a struct: a key that comes twice is read into the same field, so objects go together;
 * half a surrogate pair becomes U+FFFD.
 * @param anyCase keys are found whatever the case of their letters, as the plain decoder does; the later one counts, also of two spellings
 */
export function asGoReads(node: YamlNode, site: SchemaNode, anyCase: boolean): YamlNode {
  const schema = resolve(site);
  if (node.kind === 'scalar') return wellFormed(node);
  if (node.kind === 'sequence') {
    const { items } = schema;
    return items ? { ...node, items: node.items.map((item) => asGoReads(item, items, anyCase)) } : node;
  }
  const { properties } = schema;
  const values = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
  const fields = properties && new Map(Object.keys(properties).map((key) => [fold(key), key]));
  const byKey = new Map<string, Entry>();
  for (const entry of node.entries) {
    const text = entry.key.text;
    const exact = properties && Object.hasOwn(properties, text);
    const key = (anyCase && !exact ? fields?.get(fold(text)) : undefined) ?? text;
    const before = byKey.get(key);
    const goesOn = properties && before && isMap(before.value) && isMap(entry.value);
    const value = goesOn ? together(before.value, entry.value) : entry.value;
    byKey.delete(key);
    byKey.set(key, { ...entry, key: { ...entry.key, text: key, value: key }, value });
  }
  for (const [key, entry] of byKey) {
    const child = properties && Object.hasOwn(properties, key) ? properties[key] : values;
    if (child) byKey.set(key, { ...entry, value: asGoReads(entry.value, child, anyCase) });
  }
  return { ...node, entries: [...byKey.values()], byKey };
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
