import type { CompletionItem, Hover } from 'vscode-languageserver';
import { projectSchema } from '../schemas/config/schema.ts';
import type { Project } from '../schemas/graph/project.ts';
import { documentAt, documentOffset, readFile } from '../schemas/manifest/file.ts';
import { sampleSchema } from '../schemas/samples/schema.ts';
import { eventSourceTypes } from '../schemas/type-names.ts';
import { textAt } from '../schemas/yaml/node.ts';
import { lineStarts, positionAt, type Position } from '../schemas/yaml/position.ts';
import { ruleCodes } from './rules/table.ts';
import { hoverIn, itemsIn } from './schema-features.ts';
import { typesFor } from './workspace/check-test-events.ts';
import type { SchemaService } from './yaml/service.ts';
import type { SchemaSlice } from './yaml/slice.ts';

/** A document of a file of ours that holds no manifests. */
interface OwnDocument {
  readonly slice: SchemaSlice;
  /** Zero-based line of the file on which it begins. */
  readonly line: number;
}

type LoadService = () => Promise<SchemaService>;

/** Whether a file is a configuration or one of samples. */
export function isOwnFile(project: Project, uri: string): boolean {
  return (
    project.configText(uri) !== undefined ||
    (project.testEventText(uri) !== undefined && !uri.endsWith('.http'))
  );
}

/** What may stand at a place of a configuration or a sample. */
export async function completeOwn(
  project: Project,
  uri: string,
  position: Position,
  service: LoadService,
): Promise<CompletionItem[]> {
  const own = await ownDocument(project, uri, position);
  return own ? itemsIn(await (await service()).complete(own.slice), own.line) : [];
}

/** What a field there means. */
export async function hoverOwn(
  project: Project,
  uri: string,
  position: Position,
  service: LoadService,
): Promise<Hover | undefined> {
  const own = await ownDocument(project, uri, position);
  return own && hoverIn(await (await service()).hover(own.slice), own.line);
}

async function ownDocument(
  project: Project,
  uri: string,
  position: Position,
): Promise<OwnDocument | undefined> {
  const config = project.configText(uri);
  if (config !== undefined) {
    const schema = (): object => projectSchema(ruleCodes);
    return { slice: { text: config, uri: 'argo-events://own/project.yaml', position, schema }, line: 0 };
  }
  const file = readFile(uri, project.testEventText(uri) ?? '');
  const document = documentAt(file, position);
  if (!document) return undefined;
  const { text } = document;
  const meant = textAt(document.content.tree.root, ['for']);
  const types = meant === undefined ? [] : typesFor(project, uri, meant).filter(isType);
  const [type, ...others] = types;
  const isKnown = type !== undefined && others.length === 0;
  const bases = isKnown ? await baseNames(type) : [];
  const slice = {
    text,
    uri: `argo-events://own/sample-${isKnown ? type : 'any'}.yaml`,
    position: positionAt(lineStarts(text), documentOffset(document, position)),
    schema: () => sampleSchema(bases),
  };
  return { slice, line: document.line };
}

function isType(name: string): boolean {
  return eventSourceTypes.includes(name);
}

/** The samples, which are many, are read when somebody writes one of his own. */
async function baseNames(type: string): Promise<string[]> {
  const { samplesOf } = await import('../emulator/engine/sources/samples/table.ts');
  return samplesOf(type).map(({ name }) => name);
}
