import type { View } from '../../schemas/graph/view.ts';
import type { Resource } from '../../schemas/manifest/resource.ts';
import { childOf, nodeAt, textAt, type Path, type YamlNode } from '../../schemas/yaml/node.ts';
import { decodedOf } from './decoded.ts';

/** The event that a dependency waits for. */
export interface DependencyEvent {
  readonly resource: Resource;
  /** Key under `spec`, such as `webhook`. */
  readonly sourceType: string;
  /** Its entry as Go reads it. */
  readonly entry: object;
  /** Of the entry, from the resource. */
  readonly path: Path;
}

/** Finds the event of a Sensor's dependency where it is in view, and there once only. */
export function dependencyEvent(
  sensor: Resource,
  dependency: string,
  view: View,
): DependencyEvent | undefined {
  const node = dependencyNode(sensor, dependency);
  const eventSourceName = textAt(node, ['eventSourceName']);
  const eventName = textAt(node, ['eventName']);
  if (eventSourceName === undefined || eventName === undefined) return undefined;
  const [found, ...more] = view
    .eventsOf(eventSourceName)
    .filter(({ definition }) => definition.name === eventName);
  const sourceType = found?.definition.sourceType;
  if (!found || sourceType === undefined || more.length > 0) return undefined;
  const { spec = {} } = decodedOf(found.resource, { partial: true }).value as {
    spec?: Readonly<Record<string, Readonly<Record<string, object | null>>>>;
  };
  const entry = spec[sourceType]?.[eventName] ?? {};
  return { resource: found.resource, sourceType, entry, path: ['spec', sourceType, eventName] };
}

/** The program of a transform; empty where it is not one text. */
export interface TransformText {
  readonly language: 'jq' | 'lua';
  readonly program: string;
}

/** What makes other data of the dependency's events, if anything does; jq goes before Lua. */
export function transformOf(sensor: Resource, dependency: string): TransformText | undefined {
  const transform = childOf(dependencyNode(sensor, dependency), 'transform');
  if (!transform) return undefined;
  const jq = textAt(transform, ['jq']);
  return jq
    ? { language: 'jq', program: jq }
    : { language: 'lua', program: textAt(transform, ['script']) ?? '' };
}

/** Of dependencies with equal names the last one counts. */
function dependencyNode(sensor: Resource, name: string): YamlNode | undefined {
  const list = nodeAt(sensor.node, ['spec', 'dependencies']);
  return list?.kind === 'sequence'
    ? list.items.findLast((item) => textAt(item, ['name']) === name)
    : undefined;
}
