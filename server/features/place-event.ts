import type { Resource } from '../../schemas/manifest/resource.ts';
import { eventSourceTypes } from '../../schemas/type-names.ts';
import { nodeAt, type Path } from '../../schemas/yaml/node.ts';
import { decodedOf } from '../rules/decoded.ts';
import { dependencyEvent, transformOf } from '../rules/dependency-event.ts';
import type { FeatureContext } from './context.ts';
import { sampleData, type SampleData, type SampledEvent } from './event-data.ts';
import { transformedSamples } from './transformed-samples.ts';

/** What is known of the event that a program at a place works on. */
export interface PlaceEvent extends SampledEvent {
  /** Its data, as a transform leaves it; none where that may not run. */
  readonly samples: readonly SampleData[];
}

/** The event that a program or path at a place of a resource works on; undefined where it is not in view, or there is none. */
export function eventAt(
  context: Pick<FeatureContext, 'viewFrom' | 'ownSamples' | 'lastEvent' | 'mayRun'>,
  resource: Resource,
  path: Path,
): PlaceEvent | undefined {
  if (resource.kind === 'EventSource') {
    const event = ownEvent(resource, path);
    return event && { ...event, samples: dataOf(event, context) };
  }
  const dependency = dependencyAt(resource, path);
  const found =
    dependency === undefined
      ? undefined
      : dependencyEvent(resource, dependency, context.viewFrom(resource.namespace));
  if (dependency === undefined || !found) return undefined;
  const { sourceType, entry } = found;
  const event = { sourceType, entry, eventSource: found.resource.name, eventName: String(found.path.at(-1)) };
  const transform = path[3] === 'transform' ? undefined : transformOf(resource, dependency);
  if (!transform) return { ...event, samples: dataOf(event, context) };
  return { ...event, samples: context.mayRun ? transformedSamples(transform, dataOf(event, context)) : [] };
}

/** What is known of an event's data: what came last before what might come. */
function dataOf(
  event: SampledEvent,
  context: Pick<FeatureContext, 'ownSamples' | 'lastEvent'>,
): SampleData[] {
  const samples = sampleData(event, context.ownSamples());
  const last = context.lastEvent(event.eventSource ?? '', event.eventName);
  return last === undefined
    ? samples
    : [{ name: 'last event', shape: samples[0]?.shape, data: last }, ...samples];
}

/** The event of an EventSource in whose entry a place is. */
function ownEvent(resource: Resource, path: Path): SampledEvent | undefined {
  const [spec, sourceType, eventName] = path.map(String);
  if (spec !== 'spec' || sourceType === undefined || eventName === undefined) return undefined;
  if (!eventSourceTypes.includes(sourceType)) return undefined;
  const decoded = decodedOf(resource, { partial: true }).value as {
    spec?: Readonly<Record<string, Readonly<Record<string, object | null>>>>;
  };
  const entry = decoded.spec?.[sourceType]?.[eventName] ?? {};
  return { eventSource: resource.name, eventName, sourceType, entry };
}

/** The name of the dependency of a Sensor whose events a place is about. */
function dependencyAt({ node }: Resource, path: Path): string | undefined {
  const at = (place: Path): string => {
    const found = nodeAt(node, place);
    return found?.kind === 'scalar' ? found.text : '';
  };
  if (path[1] === 'dependencies') return at([...path.slice(0, 3), 'name']);
  return path.at(-2) === 'src' ? at([...path.slice(0, -1), 'dependencyName']) : undefined;
}
