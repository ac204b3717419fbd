import type { MissingField } from '../../schemas/decode/problem.ts';
import { schemaAt, type SchemaNode } from '../../schemas/definitions.ts';
import type { ManifestDocument } from '../../schemas/manifest/document.ts';
import type { Resource } from '../../schemas/manifest/resource.ts';
import { nodeAt, type Path, type YamlNode } from '../../schemas/yaml/node.ts';
import { positionAt, type Span } from '../../schemas/yaml/position.ts';
import { decodeProblems } from './decoded.ts';
import type { Edit, Fix, Rule } from './rule.ts';

/** A field without which the controller refuses the manifest. Fix: write it, with a value to fill in. */
export const missingField: Rule = {
  code: 'missing-field',
  severity: 'error',
  reads: 'document',
  check: (input) =>
    decodeProblems(input, 'missing-field').map(({ resource, problem }) => ({
      message: problem.message,
      span: problem.span,
      fixes: fixesOf(input.document, resource, problem),
    })),
};

function fixesOf(document: ManifestDocument, resource: Resource, { path, field }: MissingField): Fix[] {
  const inside = [...path.slice(resource.path.length), field];
  const schema = schemaAt(resource.kind, inside);
  const edit = schema && insertion(document, path, `${field}: ${placeholder(schema)}`);
  return edit ? [{ title: `Add \`${field}\``, edits: [edit], preferred: true }] : [];
}

function insertion(document: ManifestDocument, path: Path, text: string): Edit | undefined {
  const node = nodeAt(document.content.tree.root, path);
  if (node?.kind === 'scalar' && node.type === 'null') return insertBelowKey(document, path, text);
  if (node?.kind !== 'map' || node.byKey.has(text.slice(0, text.indexOf(':')))) return undefined;
  const flow = isFlow(document, node);
  const first = node.entries.find((entry) => !entry.merged);
  if (!first) return flow ? { span: emptySpan(node.span.start + 1), newText: text } : undefined;
  const start = first.key.span.start;
  if (!flow && !beginsItsLine(document, start)) return undefined;
  const tail = flow ? ', ' : `\n${' '.repeat(columnOf(document, start))}`;
  return { span: emptySpan(start), newText: `${text}${tail}` };
}

/** A key with nothing behind it, such as the name of an event that was just typed. */
function insertBelowKey(document: ManifestDocument, path: Path, text: string): Edit | undefined {
  const parent = nodeAt(document.content.tree.root, path.slice(0, -1));
  const entry = parent?.kind === 'map' ? parent.byKey.get(String(path.at(-1))) : undefined;
  if (!entry || entry.merged || !parent || isFlow(document, parent)) return undefined;
  const colon = document.text.indexOf(':', entry.key.span.end);
  if (colon < 0 || entry.value.span.start < entry.value.span.end) return undefined;
  const indent = ' '.repeat(columnOf(document, entry.key.span.start) + 2);
  return { span: emptySpan(colon + 1), newText: `\n${indent}${text}` };
}

/** In a block: nothing but the indent and the dashes of list items stands before it. */
function beginsItsLine(document: ManifestDocument, start: number): boolean {
  return /^[ \t]*(?:- +)*$/.test(document.text.slice(document.text.lastIndexOf('\n', start - 1) + 1, start));
}

function isFlow(document: ManifestDocument, node: YamlNode): boolean {
  return document.text.startsWith('{', node.span.start);
}

function columnOf(document: ManifestDocument, offset: number): number {
  return positionAt(document.content.lineStarts, offset).character;
}

function emptySpan(offset: number): Span {
  return { start: offset, end: offset };
}

/** A value of the right type: the first one allowed, the default, or an empty one. */
function placeholder(schema: SchemaNode): string {
  const known = schema.enum?.[0] ?? schema.default ?? schema.examples?.[0];
  if (known !== undefined && typeof known !== 'object')
    return typeof known === 'string' && /^[A-Za-z/][\w./-]*$/.test(known) ? known : JSON.stringify(known);
  if (schema.items) return '[]';
  if (schema.properties ?? schema.type === 'object') return '{}';
  if (schema.type === 'integer' || schema.type === 'number') return '0';
  return schema.type === 'boolean' ? 'false' : '""';
}
