import { documentAt, documentOffset, readFile, type ManifestFile } from '../schemas/manifest/file.ts';
import type { Position } from '../schemas/yaml/position.ts';
import { ownSamples } from './own-samples.ts';
import type { FeatureContext } from './features/context.ts';
import type { LastEvents } from './last-events.ts';
import type { OpenDocuments } from './open-documents.ts';
import type { Project } from '../schemas/graph/project.ts';

/** A longer text is something else already. */
const MAX_NEW_FILE = 10_000;

/** The document and offset at a position of a file; undefined where the file is not known. */
export function placeAt(
  project: Project,
  uri: string,
  position: Position,
  open: Pick<OpenDocuments, 'get'>,
  events: Pick<LastEvents, 'of'>,
  mayRun: boolean,
): FeatureContext | undefined {
  const file = project.graph.file(uri) ?? emptyFile(uri, open.get(uri)?.getText());
  const document = file && documentAt(file, position);
  if (!document) return undefined;
  return {
    file,
    document,
    offset: documentOffset(document, position),
    viewFrom: (namespace) => project.graph.viewFrom(uri, namespace),
    ownSamples: () => ownSamples(project),
    lastEvent: (eventSource, eventName) => events.of(eventSource, eventName),
    mayRun,
    keyedObjects: () => project.keyedObjects(),
  };
}

/** An open file in which nothing of ours stands yet: there a resource may begin. */
function emptyFile(uri: string, text: string | undefined): ManifestFile | undefined {
  return text === undefined || text.length > MAX_NEW_FILE ? undefined : readFile(uri, text);
}
