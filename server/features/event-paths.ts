import type { CompletionItem } from 'vscode-languageserver-types';
import { pathName } from '../../emulator/engine/lang/reference.ts';
import { fileRange } from '../../schemas/manifest/document.ts';
import { fieldAt, languageOf } from '../embedded/languages.ts';
import { CONTEXT_FIELDS } from './event-context.ts';
import type { FeatureContext } from './context.ts';
import { wordAt, type Cursor } from './cursor.ts';
import { describeValue, fieldDescription, placesIn } from './event-values.ts';
import { eventAt } from './place-event.ts';

const PROPERTY_KIND = 10;
const PATH_LETTER = /[^\s"',[\]{}]/;
const MOST_PATHS = 1_500;

/**
 * The paths that there are in the data of the event that a filter or parameter looks at, each with its type and the value of a sample. Undefined
 * where no path belongs; none where the event is not in view, or a transform makes other data of it in a workspace that is not trusted.
 */
export async function completeEventPaths(
  context: FeatureContext,
  { resource, path, onKey }: Cursor,
): Promise<CompletionItem[] | undefined> {
  const field = onKey ? undefined : fieldAt(resource.kind, path);
  if (field === undefined || languageOf(field) !== 'gjson') return undefined;
  const range = fileRange(context.document, wordAt(context.document.text, context.offset, PATH_LETTER));
  if (field === 'TriggerParameterSource.contextKey')
    return CONTEXT_FIELDS.map(({ name, doc }, i) => ({
      label: name,
      kind: PROPERTY_KIND,
      documentation: doc,
      sortText: String(i),
      textEdit: { range, newText: name },
    }));
  const event = eventAt(context, resource, path);
  const found = new Map<string, CompletionItem>();
  for (const sample of event?.samples ?? []) {
    for (const [keys, value] of placesIn(sample.data)) {
      const name = pathName(keys);
      if (name === '' || found.has(name) || found.size >= MOST_PATHS) continue;
      const description = event && (await fieldDescription(event.sourceType, sample, keys));
      found.set(name, {
        label: name,
        kind: PROPERTY_KIND,
        detail: describeValue({ value, sample }),
        ...(description !== undefined && { documentation: description }),
        sortText: `${String(keys.length).padStart(2, '0')}${String(found.size).padStart(4, '0')}`,
        textEdit: { range, newText: name },
      });
    }
  }
  return [...found.values()];
}
