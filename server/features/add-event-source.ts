import type { CodeAction, TextEdit } from 'vscode-languageserver-types';
import type { LocatedDefinition } from '../../schemas/graph/view.ts';
import { fileRange } from '../../schemas/manifest/document.ts';
import type { Resource } from '../../schemas/manifest/resource.ts';
import { nodeAt, pathAt, textAt } from '../../schemas/yaml/node.ts';
import { beginsItsLine, columnOf, eolOf, isFlow } from '../rules/insert-entry.ts';
import { appendDocuments } from './append-documents.ts';
import type { FeatureContext } from './context.ts';
import { NEEDS_SERVICE, NEW_EVENTS } from './new-events.ts';
import { yamlName } from './yaml-name.ts';

/** The event that a dependency under the cursor waits for, where nothing in view defines it. */
interface Wanted {
  readonly sensor: Resource;
  readonly eventSource: string;
  readonly event: string;
}

/** Defines the event that a dependency waits for: in its EventSource if that is in view, else in a new one behind the Sensor. */
export function addEventSource(context: FeatureContext): CodeAction[] {
  const wanted = wantedAt(context);
  if (!wanted) return [];
  const view = context.viewFrom(wanted.sensor.namespace);
  if (view.eventsOf(wanted.eventSource).some(({ definition }) => definition.name === wanted.event)) return [];
  const [known, ...more] = view.named('eventSource', wanted.eventSource);
  if (more.length > 0) return [];
  return known ? inKnown(wanted, known) : inNew(wanted, context);
}

function wantedAt({ document, offset }: FeatureContext): Wanted | undefined {
  for (const sensor of document.content.resources) {
    const { path } = pathAt(sensor.node, offset);
    if (sensor.kind !== 'Sensor' || path[1] !== 'dependencies' || typeof path[2] !== 'number') continue;
    const dependency = nodeAt(sensor.node, path.slice(0, 3));
    const eventSource = textAt(dependency, ['eventSourceName']);
    const event = textAt(dependency, ['eventName']);
    return eventSource !== undefined && event !== undefined ? { sensor, eventSource, event } : undefined;
  }
  return undefined;
}

/** Types of one EventSource have to fit together, so only those are offered that it has. */
function inKnown({ eventSource, event }: Wanted, known: LocatedDefinition): CodeAction[] {
  const { file, document, resource } = known;
  return Object.keys(NEW_EVENTS).flatMap((type): CodeAction[] => {
    const edit = entryEdit(known, ['spec', type], event, NEW_EVENTS[type]?.(event) ?? []);
    if (!edit || document.content.tree.templated || resource.identityUnknown) return [];
    return [
      actionOf(`Add event \`${event}\` to the EventSource \`${eventSource}\` (${type})`, file.uri, edit),
    ];
  });
}

/** Behind the last entry of a mapping in block style, at its indent. */
function entryEdit(
  { document, resource }: LocatedDefinition,
  path: readonly string[],
  name: string,
  lines: readonly string[],
): TextEdit | undefined {
  const map = nodeAt(resource.node, path);
  const last = map?.kind === 'map' ? map.entries.at(-1) : undefined;
  if (!map || !last || last.merged || isFlow(document, map)) return undefined;
  const { text } = document;
  if (!beginsItsLine(document, last.key.span.start)) return undefined;
  const indent = ' '.repeat(columnOf(document, last.key.span.start));
  const ends = Math.max(last.key.span.end, text.slice(0, last.value.span.end).trimEnd().length);
  const rest = /[^\r\n]*/.exec(text.slice(ends))?.[0].length ?? 0;
  const at = { start: ends + rest, end: ends + rest };
  const eol = eolOf(text);
  const written = [`${yamlName(name)}:`, ...lines.map((line) => `  ${line}`)].map(
    (line) => eol + indent + line,
  );
  return { range: fileRange(document, at), newText: written.join('') };
}

function inNew({ sensor, eventSource, event }: Wanted, { file }: FeatureContext): CodeAction[] {
  const bus = textAt(sensor.node, ['spec', 'eventBusName']);
  return Object.entries(NEW_EVENTS).flatMap(([type, linesFor]): CodeAction[] => {
    const lines = [
      'apiVersion: argoproj.io/v1alpha1',
      'kind: EventSource',
      'metadata:',
      `  name: ${yamlName(eventSource)}`,
      ...(sensor.namespace === undefined ? [] : [`  namespace: ${yamlName(sensor.namespace)}`]),
      'spec:',
      ...(bus === undefined ? [] : [`  eventBusName: ${yamlName(bus)}`]),
      ...(NEEDS_SERVICE.has(type)
        ? ['  service:', '    ports:', '      - port: 12000', '        targetPort: 12000']
        : []),
      `  ${type}:`,
      `    ${yamlName(event)}:`,
      ...linesFor(event).map((line) => `      ${line}`),
    ];
    const edit = appendDocuments(file, [`${lines.join('\n')}\n`]);
    return edit
      ? [actionOf(`Add EventSource \`${eventSource}\` with event \`${event}\` (${type})`, file.uri, edit)]
      : [];
  });
}

function actionOf(title: string, uri: string, edit: TextEdit): CodeAction {
  return { title, kind: 'refactor', edit: { changes: { [uri]: [edit] } } };
}
