import type { Resource } from '../../schemas/manifest/resource.ts';
import { nodeAt, type Path } from '../../schemas/yaml/node.ts';
import { eventsIn } from './event-sources.ts';
import { onceForRules } from './once.ts';
import { isWritten } from './sensors.ts';

/** Where an event source of the HTTP kind listens. */
export interface Listener {
  readonly resource: Resource;
  readonly sourceType: string;
  readonly event: string;
  /** Of the mapping with `port` and `endpoint`, from the resource. */
  readonly path: Path;
  readonly port: string;
  readonly endpoint: string;
  /** A template writes the port or the endpoint. */
  readonly isWritten: boolean;
}

interface Block {
  readonly port?: string;
  readonly endpoint?: string;
}

/** The listeners of a document's EventSources, in the order of the text: `webhook` itself, and the types that have a block of that name. */
export const listenersIn = onceForRules((input): readonly Listener[] => {
  const listeners = eventsIn(input).flatMap(
    ({ resource, sourceType, path: entryPath, entry }): Listener[] => {
      const isOwn = sourceType === 'webhook';
      const block = isOwn ? (entry as Block) : (entry as { webhook?: Block }).webhook;
      const path = isOwn ? entryPath : [...entryPath, 'webhook'];
      if (!block?.port) return [];
      const written = (['port', 'endpoint'] as const).some((field) => isWritten(resource, [...path, field]));
      const { port, endpoint = '' } = block;
      return [
        { resource, sourceType, event: String(entryPath.at(-1)), path, port, endpoint, isWritten: written },
      ];
    },
  );
  return listeners.sort((a, b) => startOf(a) - startOf(b));
});

function startOf({ resource, path }: Listener): number {
  return nodeAt(resource.node, path)?.span.start ?? 0;
}
