import { decode } from '../../schemas/decode/decode.ts';
import type { EventBus, EventSource, Sensor } from '../../schemas/generated/types.ts';
import type { ManifestDocument } from '../../schemas/manifest/document.ts';
import type { ManifestFile } from '../../schemas/manifest/file.ts';
import type { Resource } from '../../schemas/manifest/resource.ts';
import type { ManifestKind } from '../../schemas/schema-node.ts';
import { DEFAULT_NAMESPACE, type Loaded, type Project, type StandIns } from './project.ts';
import { configMapsIn } from './configMaps.ts';
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

/** What stands in for the world around the manifests of a file, by its URI. */
export type StandInsFor = (uri: string) => StandIns | undefined;

/**
 * Makes what the engine runs from manifests. A manifest that the controller would refuse is left out, with a reason.
 * @param now milliseconds since 1970; undefined: the controllers are not asked
 */
export function loadProject(
  files: Iterable<ManifestFile>,
  now: number | undefined,
  standInsFor?: StandInsFor,
): LoadedProject {
  const eventBuses: Loaded<EventBus>[] = [];
  const eventSources: Loaded<EventSource>[] = [];
  const sensors: Loaded<Sensor>[] = [];
  const all = [...files];
  const project = { eventSources, sensors, eventBuses, configMaps: configMapsIn(all) };
  const manifests = [...resourcesIn(all)].map((one) => ({
    ...one,
    read: readManifest(one.resource, one.document, one.where),
  }));
  const problems: LoadProblem[] = manifests.flatMap(({ resource, read }) =>
    'problems' in read
      ? read.problems.map((problem) => ({ ...problem, message: `${labelOf(resource)}: ${problem.message}` }))
      : [],
  );
  /** What the controllers refuse, as `Kind/namespace/name`. */
  const refused = new Set<string>();
  /** Takes the first good manifest of each name. */
  function accept<Manifest>(
    kind: ManifestKind,
    list: Loaded<Manifest>[],
    validate: (one: Loaded<Manifest>) => readonly Problem[],
  ): void {
    const known = new Map<string, Where>();
    for (const { resource, read, where } of manifests) {
      if (resource.kind !== kind || 'problems' in read) continue;
      const { name = '', namespace = DEFAULT_NAMESPACE } = resource;
      const key = `${namespace}/${name}`;
      const standIns = standInsFor?.(where.uri);
      const one = { name, namespace, value: read.value as Manifest, where, ...(standIns && { standIns }) };
      const first = known.get(key);
      const [problem] = first || now === undefined ? [] : validate(one);
      if (first) problems.push({ message: `${labelOf(resource)}: ${first.uri} defines it already`, where });
      else if (problem) {
        problems.push(refusal(labelOf(resource), one, problem));
        refused.add(`${kind}/${key}`);
      } else {
        known.set(key, where);
        list.push(one);
      }
    }
  }

  /** Upstream starts nothing on a bus that does not become ready. One that is not here, or that a template writes, may well be ready. */
  function busProblem({ namespace, value }: Loaded<EventSource | Sensor>): Problem[] {
    const name = value.spec?.eventBusName || DEFAULT_BUS;
    if (!refused.has(`EventBus/${namespace}/${name}`) || findBus(project, namespace, name)) return [];
    return [{ message: `eventbus not ready: the controller refuses the EventBus ${name}`, path: ['spec'] }];
  }

  accept('EventBus', eventBuses, (one) => validateEventBus(one.value));
  accept('EventSource', eventSources, (one) => [...validateEventSource(one.value), ...busProblem(one)]);
  accept('Sensor', sensors, (one) => {
    const bus = findBus(project, one.namespace, one.value.spec.eventBusName || DEFAULT_BUS);
    const context = { bus: busKind(bus) === 'stan' ? ('nats' as const) : ('other' as const), now: now ?? 0 };
    return [...busProblem(one), ...validateSensor(one.value, context)];
  });
  return { project, problems };
}

function labelOf({ kind, name }: Resource): string {
  return `${kind} ${name ?? 'without a name'} is not run`;
}

function refusal(label: string, of: Loaded<unknown>, { message, path }: Problem): LoadProblem {
  const said = message === '' ? 'its webhook is missing' : message;
  return { message: `${label}, the controller refuses it: ${said}`, where: below(of.where, ...path) };
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

/** A Sensor in which a list is missing has an empty one, as in Go. */
function withLists(sensor: Readonly<Record<string, unknown>>): unknown {
  const { dependencies = [], triggers = [], ...spec } = (sensor.spec ?? {}) as Partial<Sensor['spec']>;
  return { ...sensor, spec: { ...spec, dependencies, triggers } };
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
  if (wrong.length === 0)
    return {
      value: resource.kind === 'Sensor' ? withLists(value as Readonly<Record<string, unknown>>) : value,
    };
  return {
    problems: wrong.map(({ message, path }) => ({ message, where: { ...where, pointer: toPointer(path) } })),
  };
}
