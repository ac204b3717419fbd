import type { ArtifactLocation, TriggerParameter } from '../../../schemas/generated/types.ts';
import type { Json } from '../../../schemas/schema-node.ts';
import { valid } from '../lang/gjson/valid.ts';
import { marshal } from '../lang/goMarshal.ts';
import { explainInvalidJson } from '../lang/invalidJson.ts';
import { applyParameters } from '../sensors/parameters/apply.ts';
import type { ParameterChange } from '../trace/step.ts';
import { below } from '../trace/where.ts';
import { isInside, readArtifact } from './artifact.ts';
import type { Execution, Outcome, Outside } from './outcome.ts';
import { isVersion } from './resourceName.ts';

export type KubernetesObject = Readonly<Record<string, Json>>;

export interface Manifest {
  readonly object: KubernetesObject;
  /** The object as Go writes it. */
  readonly json: string;
}

export type Fetched = Manifest | { readonly failed: Outcome };

/** What stands in the Sensor itself is the same for every event. */
const known = new WeakMap<ArtifactLocation, Fetched>();

/** The manifest of a trigger as an object; numbers become float64, as they do upstream. */
export function fetchObject(source: ArtifactLocation | undefined, { outside }: Execution): Fetched {
  const before = source && known.get(source);
  if (before) return before;
  const fetched = readManifest(source, outside);
  if (source && isInside(source)) known.set(source, fetched);
  return fetched;
}

function readManifest(source: ArtifactLocation | undefined, outside: Outside | undefined): Fetched {
  const artifact = readArtifact(source, outside);
  const fail = (error: string): Fetched => ({ failed: { parameters: [], error, stage: 'fetch' } });
  if ('error' in artifact) return { failed: { parameters: [], ...artifact, stage: 'fetch' } };
  const object = mapOf(JSON.parse(artifact.json) as Json);
  return object ? manifestOf(object) : fail('the manifest is not an object');
}

/** An object that was read elsewhere. */
export function manifestOf(object: KubernetesObject): Manifest {
  return { object, json: marshal(object) };
}

export type ChangedObject =
  | { readonly object: KubernetesObject; readonly parameters: readonly ParameterChange[] }
  | { readonly failed: Outcome };

/** Applies the parameters of a `k8s` or `argoWorkflow` trigger to its object. */
export function changeObject(
  { object, json }: Manifest,
  parameters: readonly TriggerParameter[] | undefined,
  { events, ports, where }: Execution,
): ChangedObject {
  if (!parameters) return { object, parameters: [] };
  const place = below(where, 'parameters');
  const applied = applyParameters(`${json}\n`, parameters, events, ports, place);
  const fail = (error: string): ChangedObject => ({
    failed: { parameters: applied.changes, error, stage: 'parameters' },
  });
  if (applied.error !== undefined) return fail(applied.error);
  const read = readObject(applied.json);
  return 'error' in read ? fail(read.error) : { object: read.object, parameters: applied.changes };
}

/** An object as the Kubernetes decoder reads it: it insists on a kind, and finds none beside an apiVersion that it cannot read. */
function readObject(json: string): { readonly object: KubernetesObject } | { readonly error: string } {
  if (!valid(json)) return { error: explainInvalidJson(json) };
  const object = mapOf(JSON.parse(json) as Json);
  if (!object) return { error: `json: cannot unmarshal ${json.slice(0, 80)} into a Kubernetes object` };
  if (!textIn(object, 'kind') || !isVersion(textIn(object, 'apiVersion')))
    return { error: `Object 'Kind' is missing in '${json}'` };
  return { object };
}

/** A text of the object, empty if there is none. */
export function textIn(object: KubernetesObject, key: string): string {
  const value = object[key];
  return typeof value === 'string' ? value : '';
}

/** A text below `metadata`. */
export function metadataText(object: KubernetesObject, key: string): string {
  return textIn(mapOf(object.metadata) ?? {}, key);
}

/** Sets `metadata.namespace`, or takes it away. Metadata that is no object stays as it is. */
export function withNamespace(object: KubernetesObject, namespace: string): KubernetesObject {
  const metadata = metadataOf(object);
  if (!metadata) return object;
  const { namespace: before, ...rest } = metadata;
  if (namespace === '') return before === undefined ? object : { ...object, metadata: rest };
  return { ...object, metadata: { ...rest, namespace } };
}

/** The labels by which upstream marks what a trigger creates. */
export function createdLabels({
  sensorName,
  triggerName,
  ports,
}: Execution): Readonly<Record<string, string>> {
  return {
    'events.argoproj.io/sensor': sensorName,
    'events.argoproj.io/trigger': triggerName,
    'events.argoproj.io/action-timestamp': String(ports.now()),
  };
}

/** Adds labels. Labels of the object that are not all text are lost. */
export function withLabels(
  object: KubernetesObject,
  added: Readonly<Record<string, string>>,
): KubernetesObject {
  const metadata = metadataOf(object);
  if (!metadata) return object;
  const labels = { ...labelsOf(object), ...added };
  return { ...object, metadata: { ...metadata, labels } };
}

/** The labels of an object; undefined if there are none, or if one is no text. */
export function labelsOf(object: KubernetesObject): Readonly<Record<string, Json>> | undefined {
  const labels = mapOf(mapOf(object.metadata)?.labels);
  return labels && Object.values(labels).every((value) => typeof value === 'string') ? labels : undefined;
}

function metadataOf(object: KubernetesObject): KubernetesObject | undefined {
  return object.metadata === undefined ? {} : mapOf(object.metadata);
}

export function mapOf(value: Json | undefined): KubernetesObject | undefined {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isMap ? (value as KubernetesObject) : undefined;
}
