import type { CompletionItem } from 'vscode-languageserver-types';
import { childSchema, resolve, schemaAt } from '../../schemas/definitions.ts';
import { fileRange } from '../../schemas/manifest/document.ts';
import type { SchemaNode } from '../../schemas/schema-node.ts';
import { nodeAt } from '../../schemas/yaml/node.ts';
import type { FeatureContext } from './context.ts';
import { keyCursorAt, wordAt } from './cursor.ts';
import { replacement } from './replacement.ts';

const SNIPPET_KIND = 15;
/** The text is indented as it is given. */
const AS_IS = 1;

/** All fields that are required and not yet there, as one proposal, where a key of a block mapping is being written and more than one is missing. */
export function completeRequired(
  { document, offset }: Pick<FeatureContext, 'document' | 'offset'>,
  snippets: boolean,
): CompletionItem[] {
  const { resource, path } = keyCursorAt(document, offset) ?? {};
  const schema = resource && path && schemaAt(resource.kind, path);
  if (!schema) return [];
  const node = nodeAt(resource.node, path);
  const present = node?.kind === 'map' ? node.byKey : new Map<string, unknown>();
  const missing = requiredIn(schema).filter((name) => !present.has(name));
  const span = wordAt(document.text, offset, /\w/);
  const line = document.text.slice(document.text.lastIndexOf('\n', span.start - 1) + 1, span.start);
  if (missing.length < 2) return [];
  const indent = ' '.repeat(line.length);
  let stop = 0;
  const place = (): string => (snippets ? `$${String(++stop)}` : '');
  const lines = missing.map((name) => fieldText(name, childSchema(schema, name), place));
  return [
    {
      label: missing.join(', '),
      kind: SNIPPET_KIND,
      detail: 'all that is required',
      // Behind the single ones, before all that is optional.
      sortText: '0~',
      insertTextMode: AS_IS,
      ...replacement(fileRange(document, span), lines.join('\n').replaceAll('\n', `\n${indent}`), snippets),
    },
  ];
}

/** What a controller asks for, and what nothing works without. */
function requiredIn({ required = [], properties = {} }: SchemaNode): string[] {
  const asked = Object.entries(properties).flatMap(([name, field]) => {
    const wanted = resolve(field)['x-argo-requirement'];
    return wanted === 'validator' || wanted === 'runtime' || wanted === 'panic' ? name : [];
  });
  return [...new Set([...required, ...asked])];
}

function fieldText(name: string, field: SchemaNode | undefined, place: () => string): string {
  const schema = field && resolve(field);
  if (!schema) return `${name}: ${place()}`;
  if (schema.items) return `${name}:\n  - ${place()}`;
  const inner = requiredIn(schema);
  const isObject = schema.properties !== undefined || schema.additionalProperties !== undefined;
  if (inner.length > 0) return `${name}:\n${inner.map((one) => `  ${one}: ${place()}`).join('\n')}`;
  return isObject ? `${name}:\n  ${place()}` : `${name}: ${place()}`;
}
