import { readText, type ManifestDocument } from '../../schemas/manifest/document.ts';
import type { Resource } from '../../schemas/manifest/resource.ts';
import { nodeAt, type Path, type ScalarNode, type YamlNode } from '../../schemas/yaml/node.ts';
import { parseYaml } from '../../schemas/yaml/parse.ts';
import type { Span } from '../../schemas/yaml/position.ts';
import { maskTemplate } from '../../schemas/yaml/template.ts';
import { textMapOf } from '../../schemas/yaml/text-map.ts';

/** A place in a text, also in one that is not yet YAML. */
export interface Place {
  /** Of the value under the cursor, or of the mapping in which a key is being written. */
  readonly path: Path;
  readonly onKey: boolean;
  /** The value's text, and where in it the cursor stands. */
  readonly text: string;
  readonly at: number;
  readonly style: ScalarStyle;
}

/** Where the cursor stands; the path is counted from the resource. */
export interface Cursor extends Place {
  /** The resource around the cursor, read with the marker in it. */
  readonly resource: Resource;
}

export type ScalarStyle = 'plain' | 'single' | 'double' | 'block';

const MARKER = '\uE001';

/** Reads the document with a marker at `offset`; undefined where the marker lands in a comment or in no resource of ours. */
export function cursorAt(document: ManifestDocument, offset: number): Cursor | undefined {
  return siblingKeyAt(document, offset) ?? cursorIn(withMarker(document.text, offset));
}

/** A key that is begun below others of its mapping: what it is does not depend on the colon, with which the text is read several times as fast. */
function siblingKeyAt(document: ManifestDocument, offset: number): Cursor | undefined {
  if (document.content.tree.templated) return undefined;
  const cursor = keyCursorAt(document, offset);
  const around = cursor && nodeAt(cursor.resource.node, cursor.path);
  const [first] = around?.kind === 'map' ? around.entries : [];
  return first && !first.key.text.includes(MARKER) ? cursor : undefined;
}

/** Where a key stands that is begun on a line of its own, even where YAML takes it for the end of the value before; undefined elsewhere. */
export function keyCursorAt({ text }: ManifestDocument, offset: number): Cursor | undefined {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  if (!/^(?:[ \t]|- )*\w*$/.test(line) || !/^[ \t]*(?:\r?\n|$)/.test(text.slice(offset))) return undefined;
  const cursor = cursorIn(withMarker(text, offset, `${MARKER}:`));
  return cursor?.onKey ? cursor : undefined;
}

function cursorIn(text: string): Cursor | undefined {
  const marked = readText(text);
  for (const resource of marked.resources) {
    const place = placeIn(resource.node, marked.text, marked.tree.templated);
    if (place) return { ...place, resource };
  }
  return undefined;
}

/** The place at `offset` of a text that is YAML as a whole, counted from its root. */
export function markedPlace(text: string, offset: number): Place | undefined {
  const marked = withMarker(text, offset);
  const { root } = parseYaml(marked);
  return root && placeIn(root, marked, false);
}

function withMarker(text: string, offset: number, marker = MARKER): string {
  return text.slice(0, offset) + marker + text.slice(offset);
}

function placeIn(root: YamlNode, marked: string, templated: boolean): Place | undefined {
  const found = findMarker(root, []);
  if (!found) return undefined;
  const { scalar, path, onKey } = found;
  const readable = templated ? maskTemplate(marked).text : marked;
  const text = textMapOf(scalar, marked, readable)?.text ?? scalar.text;
  return {
    path,
    onKey,
    text: text.replace(MARKER, ''),
    at: text.indexOf(MARKER),
    style: styleOf(scalar, marked),
  };
}

function styleOf({ quoted, span }: ScalarNode, text: string): ScalarStyle {
  const first = text.charAt(span.start);
  if (!quoted) return 'plain';
  return first === '"' ? 'double' : first === "'" ? 'single' : 'block';
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
