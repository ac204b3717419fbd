import type { Sensor, Trigger } from '../../../schemas/generated/types.ts';
import type { SensorEvent } from '../event.ts';
import { parseCondition, type CompiledCondition } from '../lang/condition/condition.ts';
import type { DependencyState } from '../trace/step.ts';

/** What a trigger remembers between events: the newest event of each dependency that waits, and how many passed. */
export interface Pending {
  readonly events: Readonly<Record<string, SensorEvent>>;
  readonly seen: Readonly<Record<string, number>>;
}

export const NOTHING_PENDING: Pending = { events: {}, seen: {} };

export interface Round {
  readonly pending: Pending;
  /** What the action receives, when the condition holds. */
  readonly fires?: Readonly<Record<string, SensorEvent>>;
  readonly states: readonly DependencyState[];
  readonly error?: string;
}

export function conditionOf(sensor: Sensor, trigger: Trigger): ReturnType<typeof parseCondition> {
  const names = sensor.spec.dependencies.map((dependency) => dependency.name);
  return parseCondition(trigger.template.conditions ?? '', names);
}

/**
 * One event of a dependency comes to a trigger (JetStream's rules): without `&` in the expression every event stands alone; else the newest
 * event of each dependency is kept until all together make the condition true, then all are handed over and forgotten.
 */
export function takeEvent(
  condition: CompiledCondition,
  pending: Pending,
  dependency: string,
  event: SensorEvent,
): Round {
  const seen = { ...pending.seen, [dependency]: (pending.seen[dependency] ?? 0) + 1 };
  const kept = condition.stateful ? pending.events : {};
  const events = { ...kept, [dependency]: event };
  const states = condition.vars.map((name): DependencyState => {
    const state = name === dependency ? 'new' : Object.hasOwn(kept, name) ? 'stored' : 'missing';
    return { name, state, seen: seen[name] ?? 0 };
  });
  const result = condition.evaluate((name) => Object.hasOwn(events, name));
  if ('error' in result) return { pending: { events: pending.events, seen }, states, error: result.error };
  if (result.value) return { pending: { events: {}, seen }, fires: events, states };
  return { pending: { events: condition.stateful ? events : {}, seen }, states };
}
