import type { CompletionItem } from 'vscode-languageserver-types';
import type { SchemaNode } from '../../schemas/schema-node.ts';
import type { LocatedDefinition } from '../../schemas/graph/view.ts';
import { symbolsOf } from '../../schemas/graph/symbols.ts';
import { fileRange, type ManifestDocument } from '../../schemas/manifest/document.ts';
import type { Resource } from '../../schemas/manifest/resource.ts';
import type { Range } from '../../schemas/yaml/position.ts';
import { NAME_LETTER } from './conditions.ts';
import type { FeatureContext } from './context.ts';
import { wordAt, type Cursor } from './cursor.ts';
import { candidatesAt, isConditions, nameKindAt } from './names.ts';

const VALUE_LETTER = /[^\s"'#,[\]{}]/;
const REFERENCE_KIND = 18;

/**
 * The names that may stand at the cursor, from the project graph. Undefined where a name is not what belongs there: then the schema
 * proposes.
 */
export function completeNames(context: FeatureContext, cursor: Cursor): CompletionItem[] | undefined {
  const { resource, path } = cursor;
  const kind = cursor.onKey ? undefined : nameKindAt(resource, path);
  if (!kind) return undefined;
  const range = wordRange(context.document, context.offset, isConditions(path));
  if (isConditions(path) && /[\w)]\s+$/.test(cursor.text.slice(0, cursor.at))) return operatorItems(range);
  if (kind === 'dependency') return dependencyItems(resource, range);
  const found = candidatesAt(resource, path, context.viewFrom(resource.namespace));
  const unique = new Map(found.map((candidate) => [candidate.definition.name, candidate]));
  return [...unique.values()].map((candidate) => item(candidate.definition.name, detailOf(candidate), range));
}

/** Puts the proposals of a schema into the order of its definition, required fields first. */
export function sortBySchema(
  items: readonly CompletionItem[],
  schema: SchemaNode | undefined,
): CompletionItem[] {
  const names = Object.keys(schema?.properties ?? {});
  if (names.length === 0) return [...items];
  const required = new Set(schema?.required ?? []);
  return items.map((proposal) => {
    const index = names.indexOf(proposal.label);
    if (index < 0) return proposal;
    const rank = required.has(proposal.label) ? '0' : '1';
    return { ...proposal, sortText: `${rank}${String(index).padStart(3, '0')}` };
  });
}

const OPERATOR_KIND = 24;

function operatorItems(range: Range): CompletionItem[] {
  return [
    { label: '&&', kind: OPERATOR_KIND, detail: 'an event of both', textEdit: { range, newText: '&& ' } },
    {
      label: '||',
      kind: OPERATOR_KIND,
      detail: 'an event of one of them',
      textEdit: { range, newText: '|| ' },
    },
  ];
}

function dependencyItems(resource: Resource, range: Range): CompletionItem[] {
  return symbolsOf(resource)
    .definitions.filter((definition) => definition.kind === 'dependency')
    .map((definition) => item(definition.name, 'dependency', range));
}

function item(name: string, detail: string, range: Range): CompletionItem {
  return {
    label: name,
    kind: REFERENCE_KIND,
    detail,
    sortText: `0${name}`,
    textEdit: { range, newText: name },
  };
}

function detailOf({ definition, resource, file }: LocatedDefinition): string {
  const place = file.uri.slice(file.uri.lastIndexOf('/') + 1);
  return definition.kind === 'event'
    ? `${definition.sourceType ?? 'event'} of ${resource.name ?? '?'}, ${place}`
    : `${resource.kind}, ${place}`;
}

function wordRange(document: ManifestDocument, offset: number, inExpression: boolean): Range {
  return fileRange(document, wordAt(document.text, offset, inExpression ? NAME_LETTER : VALUE_LETTER));
}
