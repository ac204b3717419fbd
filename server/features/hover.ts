import type { Hover } from 'vscode-languageserver-types';
import type { LocatedDefinition } from '../../schemas/graph/view.ts';
import { fileRange } from '../../schemas/manifest/document.ts';
import type { FeatureContext } from './context.ts';
import { referenceUnder, resolved } from './definition.ts';

/** What the name under the cursor stands for; undefined where none stands, so that the schema may speak. */
export function hoverName(context: FeatureContext): Hover | undefined {
  const found = referenceUnder(context);
  const target = found && resolved(context)[0];
  if (!found || !target) return undefined;
  return {
    contents: { kind: 'markdown', value: describe(target) },
    range: fileRange(context.document, found.reference.span),
  };
}

function describe({ definition, resource, file, document }: LocatedDefinition): string {
  const line = fileRange(document, definition.span).start.line + 1;
  const place = `[${file.uri.slice(file.uri.lastIndexOf('/') + 1)}:${line}](${file.uri}#L${line})`;
  const owner = `${resource.kind} \`${resource.name ?? '?'}\``;
  if (definition.kind === 'event')
    return `Event \`${definition.name}\` (${definition.sourceType ?? '?'}) of ${owner}, ${place}`;
  if (definition.kind === 'dependency') return `Dependency \`${definition.name}\` of ${owner}, ${place}`;
  return `${owner}, ${place}`;
}
