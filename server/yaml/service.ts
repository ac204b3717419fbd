import type { ClientCapabilities, CompletionItem, Hover } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { getLanguageService } from 'yaml-language-server';
import { documentUri } from './document-uri.ts';
import type { ServiceSchema } from './schemas.ts';
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
    schemas,
  });
  const opened = new Map<string, TextDocument>();
  const open = ({ kind, inList, text }: SchemaSlice): TextDocument => {
    const uri = documentUri(kind, inList);
    const last = opened.get(uri);
    if (last?.getText() === text) return last;
    const document = TextDocument.create(uri, 'yaml', (last?.version ?? 0) + 1, text);
    opened.set(uri, document);
    return document;
  };

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
