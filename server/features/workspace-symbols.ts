import type { WorkspaceSymbol } from 'vscode-languageserver-types';
import { symbolsOf } from '../../schemas/graph/symbols.ts';
import { fileRange } from '../../schemas/manifest/document.ts';
import type { ManifestFile } from '../../schemas/manifest/file.ts';
import { SYMBOL_KINDS } from './document-symbols.ts';

const MOST = 1_000;

/** Everything in the workspace that has a name in which the letters of the query come in their order. */
export function workspaceSymbols(files: Iterable<ManifestFile>, query: string): WorkspaceSymbol[] {
  const found: WorkspaceSymbol[] = [];
  for (const file of files)
    for (const document of file.documents)
      for (const resource of document.content.resources)
        for (const { kind, name, span } of symbolsOf(resource).definitions) {
          if (!holdsLetters(name.toLowerCase(), query.toLowerCase())) continue;
          const own = kind === 'eventSource' || kind === 'sensor' || kind === 'eventBus';
          const container = own ? resource.kind : `${resource.kind} ${resource.name ?? ''}`.trim();
          const location = { uri: file.uri, range: fileRange(document, span) };
          found.push({ name, kind: SYMBOL_KINDS[kind], containerName: container, location });
          if (found.length >= MOST) return found;
        }
  return found;
}

function holdsLetters(text: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
