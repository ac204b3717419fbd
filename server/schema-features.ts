import type { CompletionItem, Hover, Range, TextEdit } from 'vscode-languageserver';
import { fieldAt, languageOf } from './embedded/languages.ts';
import { programUnder } from './features/program-under.ts';
import { schemaAt } from '../schemas/definitions.ts';
import type { ManifestDocument } from '../schemas/manifest/document.ts';
import type { Resource } from '../schemas/manifest/resource.ts';
import { positionAt } from '../schemas/yaml/position.ts';
import { maskTemplate } from '../schemas/yaml/template.ts';
import { completeNames, sortBySchema } from './features/completion.ts';
import type { FeatureContext } from './features/context.ts';
import { cursorAt, isInComment, type Cursor } from './features/cursor.ts';
import { completeDests } from './features/dests.ts';
import { completeWatched } from './features/watched-resources.ts';
import { completeKeys } from './features/key-items.ts';
import { completeRequired } from './features/required-fields.ts';
import { completeSchedule } from './features/schedule-items.ts';
import { hoverFacts } from './features/hover-facts.ts';
import { hoverName } from './features/hover.ts';
import { triggerObjectAt, type TriggerObject } from './features/trigger-object.ts';
import { completeNewResource } from './features/new-resource.ts';
import { completeObject, hoverObject } from './object-features.ts';
import { resourceSchemas } from './workspace/resource-schemas.ts';
import { documentUri } from './yaml/document-uri.ts';
import type { SchemaService } from './yaml/service.ts';
import type { SchemaSlice } from './yaml/slice.ts';

type LoadService = () => Promise<SchemaService>;

interface CompletionOptions {
  readonly snippets: boolean;
  /** Asked for by a character that goes on with a path or a program and begins nothing else. */
  readonly goesOn: boolean;
}

/** Names from the project where a name belongs, else what the schema proposes, else a whole resource where there is none yet. */
export async function complete(
  context: FeatureContext,
  service: LoadService,
  { snippets, goesOn }: CompletionOptions,
): Promise<CompletionItem[]> {
  const { document, offset } = context;
  const cursor = cursorAt(document, offset);
  const field = cursor && !cursor.onKey ? fieldAt(cursor.resource.kind, cursor.path) : undefined;
  const inProgram = cursor && isProgram(field) ? await programItems(context, cursor, snippets) : undefined;
  if (inProgram) return inProgram;
  if (isInComment(document.text, offset)) return [];
  const object = goesOn ? undefined : triggerObjectAt(document, offset);
  const schemas = object && resourceSchemas();
  if (object && schemas) {
    const items = await completeObject(object, schemas, service, snippets);
    return items.map((proposal) => moved(proposal, originOf(document, object)));
  }
  const names = cursor && completeNames(context, cursor);
  if (names) return names;
  const values = cursor && (completeSchedule(context, cursor, Date.now()) ?? completeKeys(context, cursor));
  if (values) return values;
  const paths = cursor && (await completePaths(context, cursor, field));
  if (paths) return paths;
  if (goesOn) return [];
  const resource = cursor?.resource ?? resourceAt(document, offset);
  if (!resource) return completeNewResource(document, offset, snippets);
  const items = await (await service()).complete(sliceOf(document, resource, offset));
  const sorted = cursor ? sortBySchema(items, schemaAt(cursor.resource.kind, cursor.path)) : items;
  const required = completeRequired(context, snippets);
  return [...required, ...sorted.map((proposal) => moved(proposal, originOf(document)))];
}

function isProgram(field: string | undefined): boolean {
  return field !== undefined && languageOf(field) !== undefined;
}

/** The functions of all languages are read when somebody writes a program. */
async function programItems(
  context: FeatureContext,
  cursor: Cursor,
  snippets: boolean,
): Promise<CompletionItem[] | undefined> {
  const { completeProgram } = await import('./features/program-completion.ts');
  return completeProgram(context, cursor, snippets);
}

/** Places in events and in what triggers send. The samples, which are many, are read when somebody completes a path. */
async function completePaths(
  context: FeatureContext,
  cursor: Cursor,
  field: string | undefined,
): Promise<CompletionItem[] | undefined> {
  const own =
    completeDests(context, cursor, resourceSchemas) ?? completeWatched(context, cursor, resourceSchemas);
  if (own) return own;
  if (!isProgram(field) && !field?.startsWith('DataFilter.')) return undefined;
  const { completeEventPaths } = await import('./features/event-paths.ts');
  const { completeFilter } = await import('./features/filter-items.ts');
  return (await completeEventPaths(context, cursor)) ?? completeFilter(context, cursor);
}

/** What a name stands for, else what stands in a program, else what the schema says about the field. */
export async function hover(context: FeatureContext, service: LoadService): Promise<Hover | undefined> {
  const { document, offset } = context;
  const object = triggerObjectAt(document, offset);
  const schemas = object && resourceSchemas();
  if (object && schemas) {
    const found = await hoverObject(object, schemas, service);
    return found && placed(found, originOf(document, object));
  }
  const name = hoverName(context);
  if (name) return name;
  const program = await programHover(context);
  if (program) return program;
  const resource = resourceAt(document, offset);
  if (!resource) return undefined;
  const found = await (await service()).hover(sliceOf(document, resource, offset));
  const meaning = found && placed(found, originOf(document));
  const facts = hoverFacts(context, Date.now());
  return facts === undefined ? meaning : withFacts(facts, meaning);
}

async function programHover(context: FeatureContext): Promise<Hover | undefined> {
  const program = programUnder(context.document, context.offset);
  if (!program) return undefined;
  const { hoverProgram } = await import('./features/program-hover.ts');
  return hoverProgram(context);
}

function placed(hover: Hover, origin: Origin): Hover {
  return hover.range ? { ...hover, range: shifted(hover.range, origin) } : hover;
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
    uri: documentUri(resource.kind, resource.path.length > 0),
    position: positionAt(lineStarts, offset),
  };
}

/** Where a text begins in the file. */
interface Origin {
  readonly line: number;
  readonly character: number;
}

function originOf(document: ManifestDocument, object?: TriggerObject): Origin {
  return { line: document.line + (object?.lines ?? 0), character: object?.indent ?? 0 };
}

/** Proposals for a document that begins on a line of its file. */
export function itemsIn(items: readonly CompletionItem[], line: number): CompletionItem[] {
  return items.map((proposal) => moved(proposal, { line, character: 0 }));
}

/** A hover in a document that begins on a line of its file. */
export function hoverIn(hover: Hover | undefined, line: number): Hover | undefined {
  return hover && placed(hover, { line, character: 0 });
}

function moved(item: CompletionItem, origin: Origin): CompletionItem {
  const { textEdit, additionalTextEdits } = item;
  return {
    ...item,
    ...(textEdit && 'range' in textEdit && { textEdit: movedEdit(textEdit, origin) }),
    ...(additionalTextEdits && {
      additionalTextEdits: additionalTextEdits.map((edit) => movedEdit(edit, origin)),
    }),
  };
}

function movedEdit(edit: TextEdit, origin: Origin): TextEdit {
  return { ...edit, range: shifted(edit.range, origin) };
}

function shifted({ start, end }: Range, { line, character }: Origin): Range {
  return {
    start: { line: start.line + line, character: start.character + character },
    end: { line: end.line + line, character: end.character + character },
  };
}
