import type { CompletionItem } from 'vscode-languageserver-types';
import { fileRange } from '../../schemas/manifest/document.ts';
import type { ResourceSchemas } from '../../schemas/resources/resource-schemas.ts';
import type { FeatureContext } from './context.ts';
import { wordAt, type Cursor } from './cursor.ts';
import { destTargets } from './dest-targets.ts';
import { fieldsOf, type DestField } from './dest-fields.ts';

const FIELD_KIND = 5;
const PROPERTY_KIND = 10;
const PATH_LETTER = /[^\s"',[\]{}]/;

/**
 * The places that a parameter may write to: those that hold something, with type and value, then those that the schema knows besides. Undefined where
 * no `dest` of a parameter is written; none where nothing is known of what it writes to.
 */
export function completeDests(
  { document, offset }: FeatureContext,
  { resource, path, onKey, text: written, at, style }: Cursor,
  schemas: () => ResourceSchemas | undefined,
): CompletionItem[] | undefined {
  if (onKey || resource.kind !== 'Sensor') return undefined;
  const target = destTargets(resource.node, path, schemas);
  if (!target) return undefined;
  const range = fileRange(document, wordAt(document.text, offset, PATH_LETTER));
  return fieldsOf(target, written.slice(0, at)).map((field, index) => {
    const text = style === 'double' ? field.name.replaceAll('\\', '\\\\') : field.name;
    return {
      label: field.name,
      kind: field.value === undefined ? PROPERTY_KIND : FIELD_KIND,
      detail: detailOf(field),
      ...(field.description !== undefined && { documentation: field.description }),
      sortText: `${field.value === undefined ? '1' : '0'}${String(index).padStart(4, '0')}`,
      filterText: text,
      textEdit: { range, newText: text },
    };
  });
}

function detailOf({ type, value }: DestField): string {
  return value === undefined || value === '' ? type : `${type}, ${value}`;
}
