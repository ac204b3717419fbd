import type { EventDependency, Sensor } from '../../../schemas/generated/types.ts';
import type { SensorEvent } from '../event.ts';

export interface Match {
  readonly dependency: EventDependency;
  /** Index in `spec.dependencies`. */
  readonly index: number;
}

/**
 * The dependencies of a trigger that an event belongs to, in the order in which its condition names them. Of dependencies with equal names
 * the last one counts, as upstream keeps them in a map.
 */
export function matchDependencies(sensor: Sensor, names: readonly string[], event: SensorEvent): Match[] {
  return names.flatMap((name) => {
    const index = sensor.spec.dependencies.findLastIndex((dependency) => dependency.name === name);
    const dependency = sensor.spec.dependencies[index];
    const fits =
      dependency?.eventSourceName === event.context.source && dependency.eventName === event.context.subject;
    return dependency && fits ? [{ dependency, index }] : [];
  });
}
