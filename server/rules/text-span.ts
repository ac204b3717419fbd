import type { Resource } from '../../schemas/manifest/resource.ts';
import { nodeAt, spanOf, type Path } from '../../schemas/yaml/node.ts';
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
  const whole = spanOf(resource.node, path);
  if (node?.kind !== 'scalar') return whole;
  const start = node.span.start + (node.quoted ? 1 : 0);
  const written = document.slice(start, start + node.text.length);
  if (written !== node.text || length === 0)
    return blockSpan(document, node.span, node.text, offset, length) ?? whole;
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
  if (!source.startsWith('|') || length === 0) return undefined;
  const lines = source.split('\n');
  const found = lines[before.length] ?? '';
  const indent = found.length - line.length;
  if (indent < 0 || found.slice(indent) !== line) return undefined;
  const start =
    span.start + lines.slice(0, before.length).join('\n').length + 1 + indent + (before.at(-1) ?? '').length;
  return { start, end: start + length };
}
