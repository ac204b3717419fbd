import type { Resource } from '../../schemas/manifest/resource.ts';
import { nodeAt, spanOf, type Path, type ScalarNode } from '../../schemas/yaml/node.ts';
import type { Span } from '../../schemas/yaml/position.ts';
import { spansOf, textMapOf } from '../../schemas/yaml/text-map.ts';

/** Where a piece of a text stands in its document; all of the value where that is not certain. */
export function textSpan(
  resource: Resource,
  path: Path,
  document: string,
  offset: number,
  length: number,
): Span {
  const node = nodeAt(resource.node, path);
  const exact = node?.kind === 'scalar' ? pieceSpan(node, document, offset, length) : undefined;
  return exact ?? spanOf(resource.node, path);
}

/** Where a piece of a scalar's text stands in its document; undefined where that is not certain. */
export function pieceSpan(
  node: ScalarNode,
  document: string,
  offset: number,
  length: number,
): Span | undefined {
  const map = textMapOf(node, document);
  const spans = map ? spansOf(map, offset, offset + length) : [];
  const [first, last] = [spans[0], spans.at(-1)];
  return first && last && { start: first.start, end: last.end };
}
