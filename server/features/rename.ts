import type { Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { SymbolKind } from '../../schemas/graph/symbols.ts';
import { fileRange } from '../../schemas/manifest/document.ts';
import type { FeatureContext } from './context.ts';
import { yamlName } from './yaml-name.ts';
import { namedAt, occurrencesOf, type NamedThing, type Occurrence } from './occurrences.ts';

/** The name under the cursor, as it is to be typed anew. */
export function prepareRename(
  context: FeatureContext,
): { readonly range: Range; readonly placeholder: string } | undefined {
  const named = namedAt(context);
  return named && { range: fileRange(context.document, named.span), placeholder: named.thing.name };
}

/** Gives what is named under the cursor another name wherever it is named; the text around stays as it is. */
export function rename(context: FeatureContext, name: string): WorkspaceEdit | { readonly error: string } {
  const named = namedAt(context);
  if (!named) return { error: 'There is no name here that could be changed.' };
  const { thing } = named;
  const view = context.viewFrom(thing.namespace);
  const problem = nameProblem(thing.kind, name);
  if (problem !== undefined) return { error: problem };
  if (name !== thing.name && occurrencesOf({ ...thing, name }, view).some(({ isDefinition }) => isDefinition))
    return { error: `There is a ${WORDS[thing.kind]} ${name} already.` };
  const changes: Record<string, TextEdit[]> = {};
  for (const occurrence of occurrencesOf(thing, view)) {
    const { file, document, span } = occurrence;
    const edit = { range: fileRange(document, span), newText: written(occurrence, name) };
    changes[file.uri] = [...(changes[file.uri] ?? []), edit];
  }
  return { changes };
}

const WORDS: Readonly<Record<SymbolKind, string>> = {
  eventSource: 'EventSource',
  event: 'event',
  sensor: 'Sensor',
  dependency: 'dependency',
  trigger: 'trigger',
  eventBus: 'EventBus',
};

/** Objects are named as Kubernetes wants it; a dependency so that conditions can name it. */
const NAMES: Readonly<Partial<Record<NamedThing['kind'], RegExp>>> = {
  eventSource: /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/,
  sensor: /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/,
  eventBus: /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/,
  dependency: /^[A-Za-z][A-Za-z0-9_-]*$/,
};

function nameProblem(kind: SymbolKind, name: string): string | undefined {
  if (name.trim() === '') return 'The name is empty.';
  if (NAMES[kind]?.test(name) ?? true) return undefined;
  return kind === 'dependency'
    ? `${name} cannot be named in conditions: write letters, digits, - and _, a letter first.`
    : `${name} is no name of a Kubernetes object: write small letters, digits, - and dots.`;
}

/** In the quotes that were there; plain text gets some where YAML would read something else. */
function written({ document, span }: Occurrence, name: string): string {
  const quote = document.text.charAt(span.start);
  if (quote === '"') return JSON.stringify(name);
  if (quote === "'") return `'${name.replaceAll("'", "''")}'`;
  return yamlName(name);
}
