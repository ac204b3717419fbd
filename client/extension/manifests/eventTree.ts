import type { SourceFile } from '../../../emulator/runtime/control/protocol/project.ts';
import type { ManifestDocument } from '../../../schemas/manifest/document.ts';
import { fileRange } from '../../../schemas/manifest/document.ts';
import { readFile, type ManifestFile } from '../../../schemas/manifest/file.ts';
import type { Resource } from '../../../schemas/manifest/resource.ts';
import { symbolsOf } from '../../../schemas/graph/symbols.ts';
import { nodeAt, textAt } from '../../../schemas/yaml/node.ts';
import type { Range, Span } from '../../../schemas/yaml/position.ts';

/** A name in a manifest. */
export interface NamedPlace {
  readonly name: string;
  readonly uri: string;
  readonly range: Range;
}

export interface ListeningSensor extends NamedPlace {
  readonly dependency: string;
  readonly triggers: readonly NamedPlace[];
}

export interface EventEntry extends NamedPlace {
  /** Key of the event source type, such as `github`. */
  readonly sourceType: string;
  readonly eventSource: string;
  readonly namespace: string | undefined;
  readonly sensors: readonly ListeningSensor[];
}

export interface EventSourceEntry extends NamedPlace {
  readonly namespace: string | undefined;
  readonly events: readonly EventEntry[];
}

interface Located {
  readonly file: ManifestFile;
  readonly document: ManifestDocument;
  readonly resource: Resource;
}

/** EventSources, their events, and the sensors and triggers that listen to each. */
export function eventTree(files: readonly SourceFile[]): EventSourceEntry[] {
  const all = files.flatMap(({ uri, text }) => locate(readFile(uri, text)));
  const sensors = all.filter(({ resource }) => resource.kind === 'Sensor');
  return all
    .filter(({ resource }) => resource.kind === 'EventSource' && resource.name !== undefined)
    .map((source) => eventSourceEntry(source, sensors));
}

function locate(file: ManifestFile): Located[] {
  return file.documents.flatMap((document) =>
    document.content.resources.map((resource) => ({ file, document, resource })),
  );
}

function eventSourceEntry(source: Located, sensors: readonly Located[]): EventSourceEntry {
  const { name = '', namespace } = source.resource;
  const { definitions } = symbolsOf(source.resource);
  const own = definitions.find(({ kind }) => kind === 'eventSource');
  const events = definitions.filter(({ kind }) => kind === 'event');
  return {
    ...place(source, name, own?.span ?? source.resource.node.span),
    namespace,
    events: events.map((event) => ({
      ...place(source, event.name, event.span),
      sourceType: event.sourceType ?? '',
      eventSource: name,
      namespace,
      sensors: sensors
        .filter(({ resource }) => (resource.namespace ?? namespace) === (namespace ?? resource.namespace))
        .flatMap((sensor) => listening(sensor, name, event.name)),
    })),
  };
}

function listening(sensor: Located, eventSource: string, eventName: string): ListeningSensor[] {
  const list = nodeAt(sensor.resource.node, ['spec', 'dependencies']);
  if (list?.kind !== 'sequence') return [];
  return list.items.flatMap((item) => {
    const dependency = textAt(item, ['name']);
    const listens =
      textAt(item, ['eventSourceName']) === eventSource && textAt(item, ['eventName']) === eventName;
    if (!listens || dependency === undefined) return [];
    const name = sensor.resource.name ?? 'sensor';
    return [{ ...place(sensor, name, item.span), dependency, triggers: triggersOf(sensor, dependency) }];
  });
}

/** The triggers whose condition names a dependency; one without a condition waits for all. */
function triggersOf(sensor: Located, dependency: string): NamedPlace[] {
  const list = nodeAt(sensor.resource.node, ['spec', 'triggers']);
  if (list?.kind !== 'sequence') return [];
  return list.items.flatMap((item) => {
    const name = nodeAt(item, ['template', 'name']);
    const conditions = textAt(item, ['template', 'conditions']);
    const waits = conditions === undefined || namesIn(conditions).includes(dependency);
    return waits && name?.kind === 'scalar' ? [place(sensor, name.text, name.span)] : [];
  });
}

/** The names in a condition; `-` is a part of a name there, `[…]` and `\` may quote one. */
function namesIn(conditions: string): string[] {
  return conditions.replaceAll(/[[\]\\]/g, ' ').match(/[\w.-]+/g) ?? [];
}

function place({ file, document }: Located, name: string, span: Span): NamedPlace {
  return { name, uri: file.uri, range: fileRange(document, firstLine(document, span)) };
}

function firstLine(document: ManifestDocument, span: Span): Span {
  const end = document.text.indexOf('\n', span.start);
  return { start: span.start, end: end < 0 ? span.end : Math.min(end, span.end) };
}
