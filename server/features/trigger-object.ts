import type { ManifestDocument } from '../../schemas/manifest/document.ts';
import { nodeAt, pathAt, textAt, type Path } from '../../schemas/yaml/node.ts';
import { parseYaml } from '../../schemas/yaml/parse.ts';
import { offsetAt, lineStarts, positionAt, type Position, type Span } from '../../schemas/yaml/position.ts';
import { maskTemplate } from '../../schemas/yaml/template.ts';
import { enclosingKeys, type EnclosingKey } from './enclosing-keys.ts';

/** The object in `source.resource` of a trigger as a text of its own, in which a place of the document stands elsewhere. */
export interface TriggerObject {
  readonly text: string;
  /** Of the place, in the text. */
  readonly position: Position;
  /** Lines of the document above the text. */
  readonly lines: number;
  /** Columns that are cut from the left of each line. */
  readonly indent: number;
  readonly apiVersion: string | undefined;
  readonly kind: string | undefined;
}

const TYPES: ReadonlySet<string> = new Set(['k8s', 'argoWorkflow']);

/** The object around an offset; undefined outside of one. In block style it need not be YAML yet. */
export function triggerObjectAt(document: ManifestDocument, offset: number): TriggerObject | undefined {
  if (!/\bSensor\b/.test(document.text)) return undefined;
  const { tree } = document.content;
  const text = tree.templated ? maskTemplate(document.text).text : document.text;
  return blockObject(document, text, offset) ?? flowObject(document, text, offset);
}

/** Told by the indents of the lines around. */
function blockObject(document: ManifestDocument, text: string, offset: number): TriggerObject | undefined {
  const lines = text.split('\n');
  const { line, character } = positionAt(document.content.lineStarts, offset);
  const head = resourceKey(enclosingKeys(lines, line, character));
  if (!head || head.line === line) return undefined;
  const first = head.line + 1;
  const body = lines.slice(first, endOf(lines, first, head.column));
  const indents = body.filter((one) => /^ *[^\s#]/.test(one)).map(indentOf);
  const indent = indents.length === 0 ? character : Math.min(...indents);
  return withKind({
    text: body.map((one) => one.slice(Math.min(indent, indentOf(one)))).join('\n'),
    position: { line: line - first, character: Math.max(0, character - indent) },
    lines: first,
    indent,
  });
}

/** The outermost `template.k8s.source.resource` among keys, which go outwards. */
function resourceKey(keys: readonly EnclosingKey[]): EnclosingKey | undefined {
  return keys.findLast(
    ({ name }, index) =>
      name === 'resource' &&
      keys[index + 1]?.name === 'source' &&
      TYPES.has(keys[index + 2]?.name ?? '') &&
      keys[index + 3]?.name === 'template',
  );
}

/** The line behind those that stand further to the right than a column. */
function endOf(lines: readonly string[], first: number, column: number): number {
  const end = lines.findIndex(
    (line, index) => index >= first && /^\s*[^\s#]/.test(line) && indentOf(line) <= column,
  );
  return end < 0 ? lines.length : end;
}

function indentOf(line: string): number {
  return /^ */.exec(line)?.[0].length ?? 0;
}

/** In braces: the text with nothing but spaces around it. */
function flowObject(document: ManifestDocument, text: string, offset: number): TriggerObject | undefined {
  for (const { kind, node } of document.content.resources) {
    const { path } = pathAt(node, offset);
    const end = kind === 'Sensor' ? resourceDepth(path) : 0;
    const found = end === 0 ? undefined : nodeAt(node, path.slice(0, end));
    if (found?.kind !== 'map' || !text.startsWith('{', found.span.start)) continue;
    const position = positionAt(document.content.lineStarts, offset);
    return withKind({ text: alone(text, found.span), position, lines: 0, indent: 0 });
  }
  return undefined;
}

function resourceDepth(path: Path): number {
  const type = path.findIndex(
    (segment, index) => TYPES.has(String(segment)) && path[index - 1] === 'template',
  );
  return path[type + 1] === 'source' && path[type + 2] === 'resource' ? type + 3 : 0;
}

function alone(text: string, { start, end }: Span): string {
  const blank = (part: string): string => part.replace(/[^\r\n]/g, ' ');
  return blank(text.slice(0, start)) + text.slice(start, end) + blank(text.slice(end));
}

function withKind(object: Omit<TriggerObject, 'apiVersion' | 'kind'>): TriggerObject {
  const { root } = parseYaml(object.text);
  const read = (field: string): string | undefined =>
    textAt(root, [field]) ?? new RegExp(`^${field}: *["']?([\\w./-]+)`, 'm').exec(object.text)?.[1];
  return { ...object, apiVersion: read('apiVersion'), kind: read('kind') };
}

/** The offset of the place in the object's text. */
export function offsetIn({ text, position }: TriggerObject): number {
  return offsetAt(lineStarts(text), text.length, position);
}
