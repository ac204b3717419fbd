import type { Json } from '../../../schemas/schema-node.ts';
import { valid } from '../lang/gjson/valid.ts';
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
