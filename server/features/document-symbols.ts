import type { DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import type { SymbolKind as NameKind } from '../../schemas/graph/symbols.ts';
import { symbolsOf } from '../../schemas/graph/symbols.ts';
import { fileRange, type ManifestDocument } from '../../schemas/manifest/document.ts';
import type { ManifestFile } from '../../schemas/manifest/file.ts';
import type { Resource } from '../../schemas/manifest/resource.ts';
import { spanOf } from '../../schemas/yaml/node.ts';

export const SYMBOL_KINDS: Readonly<Record<NameKind, SymbolKind>> = {
  eventSource: 5,
  sensor: 5,
  eventBus: 5,
  event: 24,
  dependency: 13,
  trigger: 12,
};

/** The outline: each resource with its events, or its dependencies and triggers. */
export function documentSymbols(file: ManifestFile): DocumentSymbol[] {
  return file.documents.flatMap((document) =>
    document.content.resources.map((resource) => symbolOf(document, resource)),
  );
}

function symbolOf(document: ManifestDocument, resource: Resource): DocumentSymbol {
  const children = symbolsOf(resource)
    .definitions.filter(({ kind }) => kind === 'event' || kind === 'dependency' || kind === 'trigger')
    .map(({ kind, name, span, sourceType }): DocumentSymbol => {
      const range = fileRange(document, span);
      return { name, detail: sourceType ?? kind, kind: SYMBOL_KINDS[kind], range, selectionRange: range };
    });
  return {
    name: resource.name ?? '(no name)',
    detail: resource.kind,
    kind: 5,
    range: fileRange(document, resource.node.span),
    selectionRange: fileRange(
      document,
      spanOf(resource.node, resource.name ? ['metadata', 'name'] : ['kind']),
    ),
    children,
  };
}
