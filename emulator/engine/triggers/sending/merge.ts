import { mapOf, type KubernetesObject } from '../object.ts';

/** Merges an object over a live one: maps go together, everything else replaces, also by null, false, zero or nothing. */
export function mergeOver(live: KubernetesObject, source: KubernetesObject): KubernetesObject {
  const merged = new Map(Object.entries(live));
  for (const [key, value] of Object.entries(source)) {
    const [before, after] = [mapOf(merged.get(key)), mapOf(value)];
    merged.set(key, before && after ? mergeOver(before, after) : value);
  }
  return Object.fromEntries(merged);
}
