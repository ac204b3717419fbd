import { decode } from '../../schemas/decode/decode.ts';
import type { EventBus, EventSource, Sensor } from '../../schemas/generated/types.ts';
import type { ManifestDocument } from '../../schemas/manifest/document.ts';
import type { ManifestFile } from '../../schemas/manifest/file.ts';
import type { Resource } from '../../schemas/manifest/resource.ts';
import { DEFAULT_NAMESPACE, type Loaded, type Project } from './project.ts';
import { busKind, DEFAULT_BUS, findBus } from './bus/kind.ts';
import { below, toPointer, type Where } from './trace/where.ts';
import { validateEventBus } from './validate/eventBus.ts';
import { validateEventSource } from './validate/eventSource.ts';
import type { Problem } from './validate/problem.ts';
import { validateSensor } from './validate/sensor.ts';

export interface LoadProblem {
  readonly message: string;
  readonly where: Where;
}

export interface LoadedProject {
  readonly project: Project;
  /** Why some manifests do not run. The rest runs. */
  readonly problems: readonly LoadProblem[];
}

/**
 * Makes what the engine runs from manifests. A manifest that the controller would refuse is left out, with a reason.
 * @param now milliseconds since 1970; undefined: the controllers are not asked
 */
export function loadProject(files: Iterable<ManifestFile>, now: number | undefined): LoadedProject {
  const lists = {
    EventSource: [] as Loaded<EventSource>[],
    Sensor: [] as Loaded<Sensor>[],
    EventBus: [] as Loaded<EventBus>[],
  };
  const problems: LoadProblem[] = [];
  const known = new Map<string, Where>();
  for (const { resource, document, where } of resourcesIn(files)) {
    const label = `${resource.kind} ${resource.name ?? 'without a name'} is not run`;
    const read = readManifest(resource, document, where);
    const namespace = resource.namespace ?? DEFAULT_NAMESPACE;
    const key = `${resource.kind}/${namespace}/${resource.name ?? ''}`;
    const first = known.get(key);
    if ('problems' in read)
      problems.push(
        ...read.problems.map((problem) => ({ ...problem, message: `${label}: ${problem.message}` })),
      );
    else if (first) problems.push({ message: `${label}: ${first.uri} defines it already`, where });
    else {
      known.set(key, where);
      lists[resource.kind].push({ name: resource.name ?? '', namespace, value: read.value as never, where });
    }
  }
  const decoded = {
    eventSources: lists.EventSource,
    sensors: lists.Sensor,
    eventBuses: lists.EventBus,
  };
  const refused = now === undefined ? [] : refusals(decoded, now);
  const runs = (manifest: Loaded<unknown>): boolean => !refused.some(({ of }) => of === manifest);
  const project = {
    eventSources: decoded.eventSources.filter(runs),
    sensors: decoded.sensors.filter(runs),
    eventBuses: decoded.eventBuses.filter(runs),
  };
  return { project, problems: [...problems, ...refused.map(({ message, where }) => ({ message, where }))] };
}

interface Refusal extends LoadProblem {
  readonly of: Loaded<unknown>;
}

/** What the controllers say of manifests that decode. */
function refusals({ eventSources, sensors, eventBuses }: Project, now: number): Refusal[] {
  const project = { eventSources, sensors, eventBuses };
  return [
    ...eventSources.flatMap((one) => refusal('EventSource', one, validateEventSource(one.value))),
    ...sensors.flatMap((one) => {
      const bus = findBus(project, one.namespace, one.value.spec.eventBusName || DEFAULT_BUS);
      const context = { bus: busKind(bus) === 'stan' ? ('nats' as const) : ('other' as const), now };
      return refusal('Sensor', one, validateSensor(one.value, context));
    }),
    ...eventBuses.flatMap((one) => refusal('EventBus', one, validateEventBus(one.value))),
  ];
}

function refusal(kind: string, of: Loaded<unknown>, [first]: readonly Problem[]): Refusal[] {
  if (!first) return [];
  const said = first.message === '' ? 'its webhook is missing' : first.message;
  return [
    {
      of,
      message: `${kind} ${of.name} is not run, the controller refuses it: ${said}`,
      where: below(of.where, ...first.path),
    },
  ];
}

interface Located {
  readonly resource: Resource;
  readonly document: ManifestDocument;
  readonly where: Where;
}

function* resourcesIn(files: Iterable<ManifestFile>): Generator<Located> {
  for (const file of files) {
    for (const document of file.documents) {
      for (const resource of document.content.resources) {
        yield {
          resource,
          document,
          where: { uri: file.uri, document: document.index, pointer: toPointer(resource.path) },
        };
      }
    }
  }
}

function readManifest(
  resource: Resource,
  document: ManifestDocument,
  where: Where,
): { readonly value: unknown } | { readonly problems: readonly LoadProblem[] } {
  const refuse = (message: string): { problems: LoadProblem[] } => ({ problems: [{ message, where }] });
  const syntax = document.content.tree.problems[0];
  if (syntax) return refuse(syntax.message);
  if (resource.identityUnknown) return refuse('a template writes its name or namespace');
  if (!resource.name) return refuse('it needs `metadata.name`');
  const { value, problems } = decode(resource);
  const wrong = problems.filter((problem) => problem.code !== 'unknown-field');
  if (wrong.length === 0) return { value };
  return {
    problems: wrong.map(({ message, path }) => ({ message, where: { ...where, pointer: toPointer(path) } })),
  };
}
