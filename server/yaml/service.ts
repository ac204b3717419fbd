import type { ClientCapabilities, CompletionItem, Hover } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { getLanguageService, type LanguageService, type LanguageSettings } from 'yaml-language-server';
import { schemaFor, type ServiceSchema } from './schema-for.ts';
import type { SchemaSlice } from './slice.ts';

/** What the schemas say at a place of one document. Ranges are those of the slice. */
export interface SchemaService {
  complete(slice: SchemaSlice): Promise<CompletionItem[]>;
  hover(slice: SchemaSlice): Promise<Hover | undefined>;
}

/** The entry of the bundle that holds yaml-language-server; loaded when first asked for. */
export function createSchemaService(
  clientCapabilities: ClientCapabilities,
  schemas: ServiceSchema[],
): SchemaService {
  const manifests = languageService(clientCapabilities);
  manifests.configure(settings(schemas));
  const objects = objectService(clientCapabilities);
  const serviceOf = (slice: SchemaSlice): LanguageService =>
    slice.schema ? objects(slice.uri, slice.schema) : manifests;
  const opened = new Map<string, TextDocument>();
  const open = ({ uri, text }: SchemaSlice): TextDocument => {
    const last = opened.get(uri);
    if (last?.getText() === text) return last;
    const document = TextDocument.create(uri, 'yaml', (last?.version ?? 0) + 1, text);
    opened.set(uri, document);
    return document;
  };

  return {
    async complete(slice) {
      const { items } = await serviceOf(slice).doComplete(open(slice), slice.position, false);
      return items;
    },
    async hover(slice) {
      const hover = await serviceOf(slice).doHover(open(slice), slice.position);
      return hover ? withoutSource(hover) : undefined;
    },
  };
}

/** A service of its own for objects inside triggers: a schema that is added makes it read all of its schemas again. */
function objectService(
  clientCapabilities: ClientCapabilities,
): (uri: string, schema: () => object) => LanguageService {
  const service = languageService(clientCapabilities);
  const schemas = new Map<string, ServiceSchema>();
  return (uri, schema) => {
    if (!schemas.has(uri)) {
      schemas.set(uri, schemaFor(uri, schema()));
      service.configure(settings([...schemas.values()]));
    }
    return service;
  };
}

function languageService(clientCapabilities: ClientCapabilities): LanguageService {
  return getLanguageService({
    schemaRequestService: (uri) => Promise.reject(new Error(`not loaded: ${uri}`)),
    workspaceContext: { resolveRelativePath: (path) => path },
    clientCapabilities,
  });
}

function settings(schemas: ServiceSchema[]): LanguageSettings {
  return {
    validate: false,
    completion: true,
    hover: true,
    hoverSchemaSource: false,
    isKubernetes: false,
    yamlVersion: '1.1',
    disableDefaultProperties: true,
    schemas,
  };
}

/** The service tells where the schema came from, which says nothing to a reader. */
function withoutSource(hover: Hover): Hover | undefined {
  const { contents } = hover;
  if (typeof contents !== 'object' || !('value' in contents)) return hover;
  const value = contents.value.replace(/\n*Source: \[[^\]]*\]\([^)]*\)\s*$/, '');
  return value === '' ? undefined : { ...hover, contents: { ...contents, value } };
}
