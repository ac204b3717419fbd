import type { ManifestDocument } from '../../schemas/manifest/document.ts';
import { nodeAt, type Path, type YamlNode } from '../../schemas/yaml/node.ts';
import { positionAt, type Span } from '../../schemas/yaml/position.ts';
import type { Edit } from './rule.ts';

/** How the lines of a text end. */
export function eolOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/**
 * Writes an entry into the mapping at a path of a document; undefined where it cannot be put without moving other text, or is there.
 * @param text `KEY: VALUE`; further lines are indented against the key, and do not stand in flow style
 */
export function insertEntry(document: ManifestDocument, path: Path, text: string): Edit | undefined {
  const node = nodeAt(document.content.tree.root, path);
  if (node?.kind === 'scalar' && node.type === 'null') return insertBelowKey(document, path, text);
  if (node?.kind !== 'map' || node.byKey.has(text.slice(0, text.indexOf(':')))) return undefined;
  const flow = isFlow(document, node);
  const first = node.entries.find((entry) => !entry.merged);
  if (!first)
    return flow && !text.includes('\n') ? { span: emptySpan(node.span.start + 1), newText: text } : undefined;
  const start = first.key.span.start;
  if (flow) return text.includes('\n') ? undefined : { span: emptySpan(start), newText: `${text}, ` };
  if (!beginsItsLine(document, start)) return undefined;
  const indent = `${eolOf(document.text)}${' '.repeat(columnOf(document, start))}`;
  return { span: emptySpan(start), newText: `${text.replaceAll('\n', indent)}${indent}` };
}

/** A key with nothing behind it, such as the name of an event that was just typed. */
function insertBelowKey(document: ManifestDocument, path: Path, text: string): Edit | undefined {
  const parent = nodeAt(document.content.tree.root, path.slice(0, -1));
  const entry = parent?.kind === 'map' ? parent.byKey.get(String(path.at(-1))) : undefined;
  if (!entry || entry.merged || !parent || isFlow(document, parent)) return undefined;
  const colon = document.text.indexOf(':', entry.key.span.end);
  if (colon < 0 || entry.value.span.start < entry.value.span.end) return undefined;
  const indent = `${eolOf(document.text)}${' '.repeat(columnOf(document, entry.key.span.start) + 2)}`;
  return { span: emptySpan(colon + 1), newText: `${indent}${text.replaceAll('\n', indent)}` };
}

/** In a block: nothing but the indent and the dashes of list items stands before it. */
export function beginsItsLine(document: ManifestDocument, start: number): boolean {
  return /^[ \t]*(?:- +)*$/.test(document.text.slice(document.text.lastIndexOf('\n', start - 1) + 1, start));
}

export function isFlow(document: ManifestDocument, node: YamlNode): boolean {
  return document.text.startsWith('{', node.span.start);
}

export function columnOf(document: ManifestDocument, offset: number): number {
  return positionAt(document.content.lineStarts, offset).character;
}

function emptySpan(offset: number): Span {
  return { start: offset, end: offset };
}
