import type { Span } from './position.ts';

/** Where a value stands in a document: keys of mappings and indexes of sequences, from the root. */
export type Path = readonly (string | number)[];

/** What a scalar means to Go: the type that go-yaml v2 gives it. */
export type ScalarType = 'null' | 'bool' | 'int' | 'float' | 'string';

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly span: Span;
  readonly type: ScalarType;
  /** The value; an integer beyond 2^53 is exact only in `text`. */
  readonly value: string | number | boolean | null;
  /** A number as Go's JSON encoder prints it; otherwise the text. */
  readonly text: string;
  readonly quoted: boolean;
  /** Holds `{{ }}` or `${ }`: the value in the cluster may differ from the text. */
  readonly templated: boolean;
}

export interface Entry {
  readonly key: ScalarNode;
  readonly value: YamlNode;
  /** Came in through `<<`. */
  readonly merged: boolean;
}

export interface MapNode {
  readonly kind: 'map';
  readonly span: Span;
  /** In source order, merged entries where their `<<` stands; of equal keys the last one counts, as in go-yaml v2. */
  readonly entries: readonly Entry[];
  readonly byKey: ReadonlyMap<string, Entry>;
}

export interface SequenceNode {
  readonly kind: 'sequence';
  readonly span: Span;
  readonly items: readonly YamlNode[];
}

export type YamlNode = ScalarNode | MapNode | SequenceNode;

export function childOf(node: YamlNode | undefined, segment: string | number): YamlNode | undefined {
  if (node?.kind === 'map') return node.byKey.get(String(segment))?.value;
  if (node?.kind === 'sequence' && typeof segment === 'number') return node.items[segment];
  return undefined;
}

export function nodeAt(root: YamlNode | undefined, path: Path): YamlNode | undefined {
  let node = root;
  for (const segment of path) node = childOf(node, segment);
  return node;
}

/** The text of a string scalar at `path`; undefined for anything else, the empty text and templated text included. */
export function textAt(root: YamlNode | undefined, path: Path): string | undefined {
  const node = nodeAt(root, path);
  return node?.kind === 'scalar' && node.type === 'string' && !node.templated && node.text !== ''
    ? node.text
    : undefined;
}

/**
 * The span to underline for a path: the value, or the key of a mapping or sequence, or the nearest ancestor that exists.
 * A missing field is thus shown on the key of the object that lacks it.
 */
export function spanOf(root: YamlNode, path: Path): Span {
  let node: YamlNode = root;
  let span = firstKeySpan(root);
  for (const segment of path) {
    const entry: Entry | undefined = node.kind === 'map' ? node.byKey.get(String(segment)) : undefined;
    const next: YamlNode | undefined = entry?.value ?? childOf(node, segment);
    if (!next) return span;
    const empty = next.span.start === next.span.end;
    if (next.kind === 'scalar' && !empty) span = next.span;
    else span = entry && !entry.merged ? entry.key.span : firstKeySpan(next);
    node = next;
  }
  return span;
}

function firstKeySpan(node: YamlNode): Span {
  if (node.kind === 'sequence') return node.items[0] ? firstKeySpan(node.items[0]) : node.span;
  return node.kind === 'map'
    ? (node.entries.find((entry) => !entry.merged)?.key.span ?? node.span)
    : node.span;
}

/** The path of the innermost node that contains `offset`, and whether the offset is on a key. */
export function pathAt(root: YamlNode | undefined, offset: number): { path: Path; onKey: boolean } {
  const path: (string | number)[] = [];
  let node = root;
  while (node && node.kind !== 'scalar') {
    const found = stepInto(node, offset);
    if (!found) break;
    path.push(found.segment);
    if (found.onKey) return { path, onKey: true };
    node = found.node;
  }
  return { path, onKey: false };
}

function stepInto(
  node: MapNode | SequenceNode,
  offset: number,
): { segment: string | number; node: YamlNode; onKey: boolean } | undefined {
  if (node.kind === 'sequence') {
    const index = node.items.findIndex((item) => contains(item.span, offset));
    const item = node.items[index];
    return item && { segment: index, node: item, onKey: false };
  }
  for (const { key, value, merged } of node.entries) {
    if (merged) continue;
    if (contains(key.span, offset)) return { segment: key.text, node: value, onKey: true };
    if (contains(value.span, offset)) return { segment: key.text, node: value, onKey: false };
  }
  return undefined;
}

function contains(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}
