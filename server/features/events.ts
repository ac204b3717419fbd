import { symbolsOf } from '../../schemas/graph/symbols.ts';
import { fileRange } from '../../schemas/manifest/document.ts';
import type { ManifestFile } from '../../schemas/manifest/file.ts';
import type { Range } from '../../schemas/yaml/position.ts';

/** One event that an EventSource of the workspace defines; answer of `argoEvents/events`. */
export interface WorkspaceEvent {
  readonly eventSource: string;
  readonly event: string;
  /** The key of its type, such as `webhook`. */
  readonly sourceType: string;
  readonly uri: string;
  readonly range: Range;
  readonly namespace?: string | undefined;
}

export function eventsOf(files: Iterable<ManifestFile>): WorkspaceEvent[] {
  return [...files].flatMap((file) =>
    file.documents.flatMap((document) =>
      document.content.resources.flatMap((resource) =>
        symbolsOf(resource)
          .definitions.filter(({ kind }) => kind === 'event')
          .map(({ name, span, sourceType }) => ({
            eventSource: resource.name ?? '',
            event: name,
            sourceType: sourceType ?? '',
            uri: file.uri,
            range: fileRange(document, span),
            namespace: resource.namespace,
          })),
      ),
    ),
  );
}
