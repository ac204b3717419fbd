import { similar } from '../../../../schemas/decode/similar.ts';
import type { MapNode, Path, YamlNode } from '../../../../schemas/yaml/node.ts';
import { childOf } from '../../../../schemas/yaml/node.ts';
import { parseTree } from '../../../../schemas/yaml/parse.ts';
import { valid } from '../../lang/gjson/valid.ts';

/** JSON text, or a text that becomes a text where one was and else JSON if it is some. */
export type FieldValue = { readonly json: string } | { readonly text: string };

/**
 * Gives a field of a payload another value.
 * @param path keys and indexes of lists joined by dots; `\.` is a dot in a key. It has to hit something.
 */
export function setField(
  payload: string,
  path: string,
  value: FieldValue,
): { readonly payload: string } | { readonly error: string } {
  const root = valid(payload) ? parseTree(payload).root : undefined;
  if (!root) return { error: `There is no \`${path}\`: the payload is not JSON.` };
  const segments = segmentsOf(path);
  let node = root;
  for (const [depth, segment] of segments.entries()) {
    const next = childOf(node, node.kind === 'sequence' && /^\d+$/.test(segment) ? Number(segment) : segment);
    if (!next) return { error: missing(root, node, segments, depth) };
    node = next;
  }
  const { start, end } = node.span;
  return { payload: payload.slice(0, start) + jsonOf(value, node) + payload.slice(end) };
}

function jsonOf(value: FieldValue, old: YamlNode): string {
  if ('json' in value) return value.json;
  const wasText = old.kind === 'scalar' && old.type === 'string';
  return !wasText && valid(value.text) ? value.text : JSON.stringify(value.text);
}

function segmentsOf(path: string): string[] {
  return path.split(/(?<!\\)\./).map((segment) => segment.replaceAll('\\.', '.'));
}

function pathOf(segments: Path): string {
  return segments.map((segment) => String(segment).replaceAll('.', '\\.')).join('.');
}

/** What is there instead: a key of a similar name, else the same key elsewhere, else what the last part that exists holds. */
function missing(root: YamlNode, parent: YamlNode, segments: readonly string[], depth: number): string {
  const asked = segments[depth] ?? '';
  const words = `There is no \`${pathOf(segments)}\` in the payload`;
  const before = segments.slice(0, depth);
  const [near] = parent.kind === 'map' ? similar(asked, [...parent.byKey.keys()]) : [];
  const nearest = near === undefined ? elsewhere(root, segments.at(-1) ?? '') : [...before, near];
  if (nearest) return `${words}: did you mean \`${pathOf(nearest)}\`?`;
  const place = depth === 0 ? 'it' : `\`${pathOf(before)}\``;
  return `${words}: ${place} ${holds(parent)}.`;
}

const MAX_KEYS = 12;

function holds(node: YamlNode): string {
  if (node.kind === 'scalar') return `is ${node.type === 'string' ? 'a text' : node.text}`;
  if (node.kind === 'sequence')
    return `has ${node.items.length === 1 ? 'one item, 0' : `${node.items.length} items, counted from 0`}`;
  const keys = [...node.byKey.keys()].map((key) => `\`${key}\``);
  return `has ${keys.slice(0, MAX_KEYS).join(', ')}${keys.length > MAX_KEYS ? ', …' : ''}`;
}

/** The shortest path to a key of that name. */
function elsewhere(root: YamlNode, name: string): Path | undefined {
  const waiting: { readonly node: YamlNode; readonly path: Path }[] = [{ node: root, path: [] }];
  for (const { node, path } of waiting) {
    if (node.kind === 'map' && node.byKey.has(name)) return [...path, name];
    waiting.push(...childrenOf(node).map(([segment, child]) => ({ node: child, path: [...path, segment] })));
  }
  return undefined;
}

function childrenOf(node: YamlNode): (readonly [string | number, YamlNode])[] {
  if (node.kind === 'sequence') return node.items.map((item, index) => [index, item]);
  return node.kind === 'map' ? entriesOf(node) : [];
}

function entriesOf({ byKey }: MapNode): (readonly [string, YamlNode])[] {
  return [...byKey].map(([key, { value }]) => [key, value]);
}
