import { symbolsOf } from '../schemas/graph/symbols.ts';
import type { ManifestFile } from '../schemas/manifest/file.ts';

/** What other files can see of a file, as one text: when it stays the same, they need no new check. */
export function visibleSymbols(file: ManifestFile | undefined): string {
  if (!file) return '';
  return file.documents
    .flatMap(({ content }) =>
      content.resources.map((resource) => {
        const { definitions, open } = symbolsOf(resource);
        const names = definitions.map(({ kind, name, sourceType }) => [kind, name, sourceType]);
        return JSON.stringify([resource.kind, resource.namespace, resource.identityUnknown, open, names]);
      }),
    )
    .join('\n');
}
