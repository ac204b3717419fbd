import type { Json } from '../../../schemas/schema-node.ts';
import { valid } from '../lang/gjson/valid.ts';
import type { ArtifactLocation, TriggerParameter } from '../../../schemas/generated/types.ts';
import { applyParameters } from '../sensors/parameters/apply.ts';
import type { ParameterChange } from '../trace/step.ts';
import { below } from '../trace/where.ts';
import { readArtifact } from './artifact.ts';
import type { Execution } from './outcome.ts';

export type KubernetesObject = Readonly<Record<string, Json>>;

/** Parses the JSON of a Kubernetes object; numbers become float64, as they do upstream. */
export function readObject(json: string): { readonly object: KubernetesObject } | { readonly error: string } {
  if (!valid(json)) return { error: 'the parameters have made the manifest invalid JSON' };
  const value = JSON.parse(json) as Json;
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    return { error: 'the manifest is not an object' };
  const object = value as KubernetesObject;
  if (!textIn(object, 'kind')) return { error: "Object 'Kind' is missing in the manifest" };
  return { object };
}

export function textIn(object: KubernetesObject, key: string): string {
  const value = object[key];
  return typeof value === 'string' ? value : '';
}

/** Adds the three labels by which upstream marks what a trigger created. */
export function withLabels(
  object: KubernetesObject,
  { sensorName, triggerName, ports }: Execution,
): KubernetesObject {
  const metadata = (object.metadata ?? {}) as KubernetesObject;
  const labels = (metadata.labels ?? {}) as KubernetesObject;
  const added = {
    'events.argoproj.io/sensor': sensorName,
    'events.argoproj.io/trigger': triggerName,
    'events.argoproj.io/action-timestamp': String(ports.now()),
  };
  return { ...object, metadata: { ...metadata, labels: { ...labels, ...added } } };
}

export interface FetchedObject {
  readonly parameters: readonly ParameterChange[];
  /** As it was fetched. */
  readonly before: KubernetesObject;
  /** With the trigger's parameters. */
  readonly after: KubernetesObject;
}

/** Fetches the manifest of a trigger and applies the trigger's parameters to it. Errors are upstream's. */
export function fetchObject(
  trigger: { readonly source?: ArtifactLocation; readonly parameters?: readonly TriggerParameter[] },
  execution: Execution,
): FetchedObject | { readonly parameters: readonly ParameterChange[]; readonly error: string } {
  const artifact = readArtifact(trigger.source);
  if ('error' in artifact)
    return { parameters: [], error: `failed to fetch artifact, failed after retries: ${artifact.error}` };
  const before = readObject(artifact.json);
  if ('error' in before) return { parameters: [], error: before.error };
  const place = below(execution.where, 'parameters');
  const applied = applyParameters(
    artifact.json,
    trigger.parameters ?? [],
    execution.events,
    execution.ports,
    place,
  );
  if (applied.error !== undefined) return { parameters: applied.changes, error: applied.error };
  const after = readObject(applied.json);
  if ('error' in after) return { parameters: applied.changes, error: after.error };
  return { parameters: applied.changes, before: before.object, after: after.object };
}
