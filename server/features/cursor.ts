import { readText, type ManifestDocument } from '../../schemas/manifest/document.ts';
import type { Resource } from '../../schemas/manifest/resource.ts';
import type { Path, ScalarNode, YamlNode } from '../../schemas/yaml/node.ts';
import type { Span } from '../../schemas/yaml/position.ts';

/** Where the cursor stands, also in a text that is not yet YAML. */
export interface Cursor {
  /** The resource around the cursor, read with the marker in it. */
  readonly resource: Resource;
  /** From the resource: of the value under the cursor, or of the mapping in which a key is being written. */
  readonly path: Path;
  readonly onKey: boolean;
  /** The value's text before the cursor. */
  readonly before: string;
}

const MARKER = '\uE001';

/** Reads the document with a marker at `offset`; undefined where the marker lands in a comment or in no resource of ours. */
export function cursorAt(document: ManifestDocument, offset: number): Cursor | undefined {
  const marked = readText(document.text.slice(0, offset) + MARKER + document.text.slice(offset));
  for (const resource of marked.resources) {
    const found = findMarker(resource.node, []);
    if (!found) continue;
    const { scalar, path, onKey } = found;
    return { resource, path, onKey, before: scalar.text.slice(0, scalar.text.indexOf(MARKER)) };
  }
  return undefined;
}

/** Whether a comment reaches to the offset; a `#` in a quoted text of the same line starts none. */
export function isInComment(text: string, offset: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /(?:^|\s)#/.test(line.replace(/"[^"]*"|'[^']*'/g, '')) && !/["'][^"']*#[^"']*$/.test(line);
}

/** The word around an offset, by the characters that may stand in it. */
export function wordAt(text: string, offset: number, letter: RegExp): Span {
  let start = offset;
  let end = offset;
  while (start > 0 && letter.test(text.charAt(start - 1))) start--;
  while (end < text.length && letter.test(text.charAt(end))) end++;
  return { start, end };
}

function findMarker(
  node: YamlNode,
  path: Path,
): { scalar: ScalarNode; path: Path; onKey: boolean } | undefined {
  if (node.kind === 'scalar')
    return node.text.includes(MARKER) ? { scalar: node, path, onKey: false } : undefined;
  if (node.kind === 'sequence') {
    for (const [index, item] of node.items.entries()) {
      const found = findMarker(item, [...path, index]);
      if (found) return found;
    }
    return undefined;
  }
  for (const { key, value, merged } of node.entries) {
    if (merged) continue;
    if (key.text.includes(MARKER)) return { scalar: key, path, onKey: true };
    const found = findMarker(value, [...path, key.text]);
    if (found) return found;
  }
  return undefined;
}
