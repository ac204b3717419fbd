import type { Sensor, Trigger } from '../../../schemas/generated/types.ts';
import type { SensorEvent } from '../event.ts';
import type { Loaded } from '../project.ts';
import { below, type Where } from '../trace/where.ts';
import { matchDependencies } from './match.ts';
import { conditionOf } from './rounds.ts';

/** A trigger that waits on the bus, with its condition ready. */
export interface Consumer {
  readonly sensor: Loaded<Sensor>;
  readonly trigger: Trigger;
  readonly index: number;
  /** `sensor/trigger`. */
  readonly subject: string;
  readonly where: Where;
  readonly condition: ReturnType<typeof conditionOf>;
}

/** The triggers of a sensor. One with a condition that cannot be used never takes an event. */
export function consumersOf(sensor: Loaded<Sensor>): Consumer[] {
  return sensor.value.spec.triggers.map((trigger, index) => ({
    sensor,
    trigger,
    index,
    subject: `${sensor.name}/${trigger.template.name}`,
    where: below(sensor.where, 'spec', 'triggers', index),
    condition: conditionOf(sensor.value, trigger),
  }));
}

/** Whether an event belongs to any dependency that the trigger's condition names, or, without a usable condition, to any of the sensor's. */
export function isConcerned({ condition, sensor }: Consumer, event: SensorEvent): boolean {
  const names =
    'error' in condition ? sensor.value.spec.dependencies.map(({ name }) => name) : condition.ok.vars;
  return matchDependencies(sensor.value, names, event).length > 0;
}
