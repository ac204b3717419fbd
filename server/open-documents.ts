import { TextDocuments, type Diagnostic } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { toDiagnostic } from './features/diagnostics.ts';
import { createPublisher, type Publisher } from './publish.ts';
import type { Settings } from './settings.ts';
import { visibleSymbols } from './visible-symbols.ts';
import { checkFile, type FileFinding } from './workspace/check-file.ts';
import { isConfigFile, isScopeFile } from '../schemas/graph/file-names.ts';
import type { Project } from '../schemas/graph/project.ts';
import { MAX_FILE_SIZE, tooLarge } from './workspace/read-text.ts';
import { canonicalUri } from './workspace/uri.ts';

export interface OpenDocuments {
  readonly documents: TextDocuments<TextDocument>;
  /** Whether the editor holds the file, whose text on disk does not count then. */
  has(uri: string): boolean;
  /** The text that the client knows, by canonical URI. */
  get(uri: string): TextDocument | undefined;
  recheckAll(): void;
}

interface Ports {
  readonly settings: () => Settings;
  readonly send: (uri: string, diagnostics: Diagnostic[]) => void;
  /** The editor shows a file: settings of the folders above it may count. */
  readonly opened: (uri: string) => void;
  /** What rendered text says of a file. */
  readonly rendered: (uri: string) => readonly FileFinding[];
  /** The editor let go of a file: what stands on disk counts again. */
  readonly closed: (uri: string) => void;
}

/** Keeps the project in step with the editor and says what is wrong in each open document. */
export function openDocuments(project: Project, ports: Ports): OpenDocuments {
  const documents = new TextDocuments(TextDocument);
  const open = new Map<string, TextDocument>();
  const publisher = createPublisher(
    (uri) => diagnosticsOf(project, uri, open.get(uri), ports),
    (uri, diagnostics) => {
      ports.send(open.get(uri)?.uri ?? uri, diagnostics);
    },
  );
  const recheckOthers = (uri: string): void => {
    for (const other of open.keys()) if (other !== uri) publisher.schedule(other);
  };

  documents.onDidChangeContent(({ document }) => {
    const uri = canonicalUri(document.uri);
    const first = !open.has(uri);
    open.set(uri, document);
    if (take(project, uri, document.getText())) recheckOthers(uri);
    publish(publisher, uri, first);
    if (first) ports.opened(uri);
  });
  documents.onDidClose(({ document }) => {
    const uri = canonicalUri(document.uri);
    publisher.forget(uri);
    open.delete(uri);
    ports.closed(uri);
  });
  return {
    documents,
    has: (uri) => open.has(uri),
    get: (uri) => open.get(uri),
    recheckAll() {
      for (const uri of open.keys()) publisher.schedule(uri);
    },
  };
}

function publish(publisher: Publisher, uri: string, atOnce: boolean): void {
  if (atOnce) publisher.now(uri);
  else publisher.schedule(uri);
}

/** Gives a text to the project; returns whether other files may look different now. */
function take(project: Project, uri: string, text: string): boolean {
  const before = visibleSymbols(project.graph.file(uri));
  project.setFile(uri, text.length > MAX_FILE_SIZE ? '' : text);
  return isConfigFile(uri) || isScopeFile(uri) || before !== visibleSymbols(project.graph.file(uri));
}

function diagnosticsOf(
  project: Project,
  uri: string,
  document: TextDocument | undefined,
  { settings: settingsNow, rendered }: Pick<Ports, 'settings' | 'rendered'>,
): Diagnostic[] {
  const settings = settingsNow();
  const size = document?.getText().length ?? 0;
  if (size > MAX_FILE_SIZE) return [tooLargeDiagnostic(size)];
  if (project.isIgnored(uri)) return [];
  return [...checkFile(project, uri, settings), ...rendered(uri)].map(({ finding, range }) =>
    toDiagnostic(finding, range, settings.docs),
  );
}

function tooLargeDiagnostic(size: number): Diagnostic {
  const start = { line: 0, character: 0 };
  const message = `Argo Events does not check this file: ${tooLarge(size)}.`;
  return {
    range: { start, end: start },
    message,
    severity: 3,
    source: 'argo-events',
    code: 'file-too-large',
  };
}
