import type { Location } from 'vscode-languageserver-types';
import type { LocatedDefinition } from '../../schemas/graph/view.ts';
import type { Reference } from '../../schemas/graph/symbols.ts';
import { fileRange } from '../../schemas/manifest/document.ts';
import type { Resource } from '../../schemas/manifest/resource.ts';
import { conditionReferenceAt } from './conditions.ts';
import type { FeatureContext } from './context.ts';
import { definitionsOf, referenceAt } from './names.ts';

/** Where the name under the cursor is defined: EventSource, event, EventBus or dependency. */
export function definition(context: FeatureContext): Location[] {
  return resolved(context).map(({ file, document, definition }) => ({
    uri: file.uri,
    range: fileRange(document, definition.span),
  }));
}

/** The reference under the cursor with its resource. */
export function referenceUnder(
  context: FeatureContext,
): { reference: Reference; resource: Resource } | undefined {
  for (const resource of context.document.content.resources) {
    const reference =
      referenceAt(resource, context.offset) ??
      conditionReferenceAt(context.document, resource, context.offset);
    if (reference) return { reference, resource };
  }
  return undefined;
}

/** The definitions of the name under the cursor. */
export function resolved(context: FeatureContext): readonly LocatedDefinition[] {
  const found = referenceUnder(context);
  if (!found) return [];
  const view = context.viewFrom(found.resource.namespace);
  return definitionsOf(found.reference, found.resource, view);
}
