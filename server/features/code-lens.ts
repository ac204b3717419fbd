import type { CodeLens } from 'vscode-languageserver-types';
import { symbolsOf } from '../../schemas/graph/symbols.ts';
import { fileRange } from '../../schemas/manifest/document.ts';
import type { ManifestFile } from '../../schemas/manifest/file.ts';
import type { Resource } from '../../schemas/manifest/resource.ts';
import { textAt, type Path } from '../../schemas/yaml/node.ts';
import type { Span } from '../../schemas/yaml/position.ts';

/** The command that the client runs for a lens. */
export const FIRE_COMMAND = 'argoEvents.fireTestEvent';

/** `Fire` over each event of an EventSource and each dependency of a Sensor. */
export function codeLenses(file: ManifestFile): CodeLens[] {
  return file.documents.flatMap((document) =>
    document.content.resources.flatMap((resource) =>
      targetsOf(resource).map(({ span, eventSource, event }) => ({
        range: fileRange(document, span),
        command: {
          title: 'Fire',
          command: FIRE_COMMAND,
          arguments: [{ uri: file.uri, eventSource, event }],
        },
      })),
    ),
  );
}

interface Target {
  readonly span: Span;
  readonly eventSource: string | undefined;
  readonly event: string | undefined;
}

function targetsOf(resource: Resource): Target[] {
  return symbolsOf(resource).definitions.flatMap(({ kind, name, span, path }) => {
    if (kind === 'event') return [{ span, eventSource: resource.name, event: name }];
    if (kind !== 'dependency') return [];
    const dependency: Path = path.slice(resource.path.length, -1);
    const eventSource = textAt(resource.node, [...dependency, 'eventSourceName']);
    const event = textAt(resource.node, [...dependency, 'eventName']);
    return eventSource && event ? [{ span, eventSource, event }] : [];
  });
}
