import type { Json } from '../schema-node.ts';
import type { Entry, YamlNode } from './node.ts';

export type { Json } from '../schema-node.ts';

/** Anchors let a short text stand for a very large value: more nodes than this are cut off. */
const MAX_NODES = 100_000;

/** The plain value of a node; of equal keys the last counts, as in Go. */
export function toValue(node: YamlNode | undefined): Json {
  let left = MAX_NODES;
  const convert = (current: YamlNode): Json => {
    if (left-- <= 0) return null;
    if (current.kind === 'scalar') return Number.isNaN(current.value) ? null : current.value;
    if (current.kind === 'sequence') return current.items.map(convert);
    return Object.fromEntries([...current.byKey].map(([key, entry]) => [key, convert(entry.value)]));
  };
  return node ? convert(node) : null;
}

/**
 * JSON text as the API server keeps a manifest: keys sorted by their bytes, no spaces, integers with all their digits.
 */
export function toJsonText(node: YamlNode | undefined): string {
  return jsonText(node, (entries) => [...entries].sort(([a], [b]) => compareCodePoints(a, b)));
}

/** JSON text with the keys in the order in which they stand, no spaces, integers with all their digits. */
export function toJsonInOrder(node: YamlNode | undefined): string {
  return jsonText(node, (entries) => [...entries]);
}

type Entries = Iterable<readonly [key: string, entry: Entry]>;

function jsonText(
  node: YamlNode | undefined,
  order: (entries: Entries) => readonly (readonly [key: string, entry: Entry])[],
): string {
  let left = MAX_NODES;
  const write = (current: YamlNode): string => {
    if (left-- <= 0) return 'null';
    if (current.kind === 'sequence') return `[${current.items.map(write).join(',')}]`;
    if (current.kind === 'map') {
      const members = order(current.byKey);
      return `{${members.map(([key, entry]) => `${JSON.stringify(key)}:${write(entry.value)}`).join(',')}}`;
    }
    return current.type === 'string' ? JSON.stringify(current.text) : current.text;
  };
  return node ? write(node) : 'null';
}

function compareCodePoints(a: string, b: string): number {
  for (let index = 0; index < a.length && index < b.length;) {
    const left = a.codePointAt(index) ?? 0;
    const right = b.codePointAt(index) ?? 0;
    if (left !== right) return left - right;
    index += left > 0xffff ? 2 : 1;
  }
  return a.length - b.length;
}
