import type { CodeLens } from 'vscode-languageserver-types';
import type { View } from '../../schemas/graph/view.ts';
import { symbolsOf } from '../../schemas/graph/symbols.ts';
import { fileRange } from '../../schemas/manifest/document.ts';
import type { ManifestFile } from '../../schemas/manifest/file.ts';
import type { Resource } from '../../schemas/manifest/resource.ts';
import { textAt, type Path } from '../../schemas/yaml/node.ts';
import type { Span } from '../../schemas/yaml/position.ts';

/** The command that the client runs for a lens. */
export const FIRE_COMMAND = 'argoEvents.fireTestEvent';

/** `Fire` over each event of an EventSource and each dependency of a Sensor, and how many dependencies wait for an event. */
export function codeLenses(
  file: ManifestFile,
  viewFrom: (namespace: string | undefined) => View,
): CodeLens[] {
  return file.documents.flatMap((document) =>
    document.content.resources.flatMap((resource) =>
      targetsOf(resource).flatMap((target) => {
        const { span, eventSource, event, isDefinition } = target;
        const range = fileRange(document, span);
        const fire = {
          title: 'Fire',
          command: FIRE_COMMAND,
          arguments: [{ uri: file.uri, eventSource, event }],
        };
        if (!isDefinition || eventSource === undefined || event === undefined)
          return [{ range, command: fire }];
        const title = listening(viewFrom(resource.namespace).listeners(eventSource, event).length);
        return [
          { range, command: fire },
          { range, command: { title, command: '' } },
        ];
      }),
    ),
  );
}

function listening(count: number): string {
  if (count === 0) return 'no Sensor in view listens';
  return count === 1 ? '1 dependency listens' : `${count} dependencies listen`;
}

interface Target {
  readonly span: Span;
  readonly eventSource: string | undefined;
  readonly event: string | undefined;
  /** It is defined here, not waited for. */
  readonly isDefinition: boolean;
}

function targetsOf(resource: Resource): Target[] {
  return symbolsOf(resource).definitions.flatMap(({ kind, name, span, path }): Target[] => {
    if (kind === 'event') return [{ span, eventSource: resource.name, event: name, isDefinition: true }];
    if (kind !== 'dependency') return [];
    const dependency: Path = path.slice(resource.path.length, -1);
    const eventSource = textAt(resource.node, [...dependency, 'eventSourceName']);
    const event = textAt(resource.node, [...dependency, 'eventName']);
    return eventSource && event ? [{ span, eventSource, event, isDefinition: false }] : [];
  });
}
