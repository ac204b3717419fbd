import type { ClientCapabilities, CompletionItem, Hover } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { getLanguageService } from 'yaml-language-server';
import { documentUri, serviceSchemas } from './schemas.ts';
import type { SchemaSlice } from './slice.ts';

/** What the schemas say at a place of one document. Ranges are those of the slice. */
export interface SchemaService {
  complete(slice: SchemaSlice): Promise<CompletionItem[]>;
  hover(slice: SchemaSlice): Promise<Hover | undefined>;
}

/** The entry of the bundle that holds yaml-language-server; loaded when first asked for. */
export function createSchemaService(clientCapabilities: ClientCapabilities): SchemaService {
  const service = getLanguageService({
    schemaRequestService: (uri) => Promise.reject(new Error(`not loaded: ${uri}`)),
    workspaceContext: { resolveRelativePath: (path) => path },
    clientCapabilities,
  });
  service.configure({
    validate: false,
    completion: true,
    hover: true,
    hoverSchemaSource: false,
    isKubernetes: false,
    yamlVersion: '1.1',
    disableDefaultProperties: true,
    schemas: serviceSchemas(),
  });
  let version = 0;
  const open = ({ kind, inList, text }: SchemaSlice): TextDocument =>
    TextDocument.create(documentUri(kind, inList), 'yaml', ++version, text);

  return {
    async complete(slice) {
      const { items } = await service.doComplete(open(slice), slice.position, false);
      return items;
    },
    async hover(slice) {
      const hover = await service.doHover(open(slice), slice.position);
      return hover ? withoutSource(hover) : undefined;
    },
  };
}

/** The service tells where the schema came from, which says nothing to a reader. */
function withoutSource(hover: Hover): Hover {
  const { contents } = hover;
  if (typeof contents !== 'object' || !('value' in contents)) return hover;
  const value = contents.value.replace(/\n*Source: \[[^\]]*\]\([^)]*\)\s*$/, '');
  return { ...hover, contents: { ...contents, value } };
}
