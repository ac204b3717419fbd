import type { CompletionItem, Hover, Range, TextEdit } from 'vscode-languageserver';
import type { ManifestDocument } from '../schemas/manifest/document.ts';
import type { Resource } from '../schemas/manifest/resource.ts';
import { positionAt } from '../schemas/yaml/position.ts';
import { maskTemplate } from '../schemas/yaml/template.ts';
import { completeNames, sortBySchema } from './features/completion.ts';
import type { FeatureContext } from './features/context.ts';
import { cursorAt, isInComment, type Cursor } from './features/cursor.ts';
import { hoverFacts } from './features/hover-facts.ts';
import { hoverName } from './features/hover.ts';
import { completeNewResource } from './features/new-resource.ts';
import type { SchemaService } from './yaml/service.ts';
import type { SchemaSlice } from './yaml/slice.ts';

type LoadService = () => Promise<SchemaService>;

/** Names from the project where a name belongs, else what the schema proposes, else a whole resource where there is none yet. */
export async function complete(
  context: FeatureContext,
  service: LoadService,
  snippets: boolean,
): Promise<CompletionItem[]> {
  const { document, offset } = context;
  if (isInComment(document.text, offset)) return [];
  const cursor = cursorAt(document, offset);
  const names = cursor && completeNames(context, cursor);
  if (names) return names;
  const paths = cursor && (await eventPaths(context, cursor));
  if (paths) return paths;
  const resource = cursor?.resource ?? resourceAt(document, offset);
  if (!resource) return completeNewResource(document, offset, snippets);
  const items = await (await service()).complete(sliceOf(document, resource, offset));
  const sorted = cursor ? sortBySchema(items, cursor) : items;
  return sorted.map((proposal) => moved(proposal, document.line));
}

/** The samples, which are many, are read when somebody completes a path. */
async function eventPaths(context: FeatureContext, cursor: Cursor): Promise<CompletionItem[] | undefined> {
  const { completeEventPaths } = await import('./features/event-paths.ts');
  return completeEventPaths(context, cursor);
}

/** What a name stands for, else what the schema says about the field. */
export async function hover(context: FeatureContext, service: LoadService): Promise<Hover | undefined> {
  const { document, offset } = context;
  const name = hoverName(context);
  if (name) return name;
  const resource = resourceAt(document, offset);
  if (!resource) return undefined;
  const found = await (await service()).hover(sliceOf(document, resource, offset));
  const placed = found?.range ? { ...found, range: shifted(found.range, document.line) } : found;
  const facts = hoverFacts(context, Date.now());
  return facts === undefined ? placed : withFacts(facts, placed);
}

/** What holds for this very value goes before what its field means. */
function withFacts(facts: string, hover: Hover | undefined): Hover {
  const { contents } = hover ?? {};
  const meaning = typeof contents === 'object' && 'value' in contents ? `\n\n---\n\n${contents.value}` : '';
  return { ...hover, contents: { kind: 'markdown', value: facts + meaning } };
}

function resourceAt(document: ManifestDocument, offset: number): Resource | undefined {
  const { resources } = document.content;
  if (resources.length === 1 && resources[0]?.path.length === 0) return resources[0];
  return resources.find(({ node: { span } }) => span.start <= offset && offset <= span.end);
}

function sliceOf(document: ManifestDocument, resource: Resource, offset: number): SchemaSlice {
  const { tree, text, lineStarts } = document.content;
  return {
    text: tree.templated ? maskTemplate(text).text : text,
    kind: resource.kind,
    inList: resource.path.length > 0,
    position: positionAt(lineStarts, offset),
  };
}

function moved(item: CompletionItem, lines: number): CompletionItem {
  const { textEdit, additionalTextEdits } = item;
  return {
    ...item,
    ...(textEdit && 'range' in textEdit && { textEdit: movedEdit(textEdit, lines) }),
    ...(additionalTextEdits && {
      additionalTextEdits: additionalTextEdits.map((edit) => movedEdit(edit, lines)),
    }),
  };
}

function movedEdit(edit: TextEdit, lines: number): TextEdit {
  return { ...edit, range: shifted(edit.range, lines) };
}

function shifted({ start, end }: Range, lines: number): Range {
  return {
    start: { line: start.line + lines, character: start.character },
    end: { line: end.line + lines, character: end.character },
  };
}
