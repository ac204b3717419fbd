import type { DocumentHighlight, Location } from 'vscode-languageserver-types';
import { fileRange } from '../../schemas/manifest/document.ts';
import type { FeatureContext } from './context.ts';
import { namedAt, occurrencesOf, type Occurrence } from './occurrences.ts';

/** All places that name what is named under the cursor. */
export function references(context: FeatureContext, withDefinition: boolean): Location[] {
  return found(context)
    .filter(({ isDefinition }) => withDefinition || !isDefinition)
    .map(({ file, document, span }) => ({ uri: file.uri, range: fileRange(document, span) }));
}

/** Those in the file itself. */
export function highlights(context: FeatureContext): DocumentHighlight[] {
  return found(context)
    .filter(({ file }) => file.uri === context.file.uri)
    .map(({ document, span, isDefinition }) => ({
      range: fileRange(document, span),
      kind: isDefinition ? 3 : 2,
    }));
}

function found(context: FeatureContext): Occurrence[] {
  const named = namedAt(context);
  return named ? occurrencesOf(named.thing, context.viewFrom(named.thing.namespace)) : [];
}
