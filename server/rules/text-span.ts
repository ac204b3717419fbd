import type { Resource } from '../../schemas/manifest/resource.ts';
import { nodeAt, spanOf, type Path, type ScalarNode } from '../../schemas/yaml/node.ts';
import type { Span } from '../../schemas/yaml/position.ts';

/** Where a piece of a text stands in its document; all of the value where escapes, folding or block style move it. */
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

/** Where a piece of a scalar's text stands in its document; undefined where escapes, folding or block style move it. */
export function pieceSpan(
  node: ScalarNode,
  document: string,
  offset: number,
  length: number,
): Span | undefined {
  const start = node.span.start + (node.quoted ? 1 : 0);
  const written = document.slice(start, start + node.text.length);
  if (length === 0) return undefined;
  if (written !== node.text) return blockSpan(document, node.span, node.text, offset, length);
  return { start: start + offset, end: start + offset + length };
}

/** In a literal block (`|`) each line stands as it is, behind its indent. */
function blockSpan(
  document: string,
  span: Span,
  text: string,
  offset: number,
  length: number,
): Span | undefined {
  const before = text.slice(0, offset).split('\n');
  const line = text.split('\n')[before.length - 1] ?? '';
  const source = document.slice(span.start, span.end);
  if (!source.startsWith('|')) return undefined;
  const lines = source.split('\n');
  const found = lines[before.length] ?? '';
  const indent = found.length - line.length;
  if (indent < 0 || found.slice(indent) !== line) return undefined;
  const start =
    span.start + lines.slice(0, before.length).join('\n').length + 1 + indent + (before.at(-1) ?? '').length;
  return { start, end: start + length };
}
