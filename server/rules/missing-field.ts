import type { MissingField } from '../../schemas/decode/problem.ts';
import { schemaAt, type SchemaNode } from '../../schemas/definitions.ts';
import type { ManifestDocument } from '../../schemas/manifest/document.ts';
import type { Resource } from '../../schemas/manifest/resource.ts';
import { decodeProblems } from './decoded.ts';
import { insertEntry } from './insert-entry.ts';
import type { Fix, Rule } from './rule.ts';

/** A field without which the controller refuses the manifest. Fix: write it, with a value to fill in. */
export const missingField: Rule = {
  code: 'missing-field',
  severity: 'error',
  reads: 'document',
  check: (input) =>
    decodeProblems(input, 'missing-field').map(({ resource, problem }) => ({
      message: problem.message,
      span: problem.span,
      missing: [...problem.path, problem.field],
      fixes: fixesOf(input.document, resource, problem),
    })),
};

function fixesOf(document: ManifestDocument, resource: Resource, { path, field }: MissingField): Fix[] {
  const inside = [...path.slice(resource.path.length), field];
  const schema = schemaAt(resource.kind, inside);
  const edit = schema && insertEntry(document, path, `${field}: ${placeholder(schema)}`);
  return edit ? [{ title: `Add \`${field}\``, edits: [edit], preferred: true }] : [];
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
