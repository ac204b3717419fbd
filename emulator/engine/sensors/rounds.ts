import { isKey } from '../bus/subject.ts';
import type { SensorEvent } from '../event.ts';
import { valid } from '../lang/gjson/valid.ts';
import { compact } from '../sources/rawJson.ts';
import type { DependencyState } from '../trace/step.ts';
import type { Consumer } from './consumer.ts';

/** An event that waits for others. */
export interface Stored {
  readonly event: SensorEvent;
  /** When it was stored, in milliseconds since 1970. */
  readonly at: number;
}

/** What a trigger remembers between events: the newest event of each dependency that waits, and how many passed. */
export interface Pending {
  readonly events: Readonly<Record<string, Stored>>;
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

/**
 * One event of a dependency comes to a trigger: the newest event of each dependency is kept until all together make the condition true, then
 * all are handed over and forgotten. JetStream and Kafka let every event stand alone where the condition needs no two; Kafka hands over the
 * completing event only.
 */
export function takeEvent(
  consumer: Pick<Consumer, 'condition' | 'bus' | 'trigger'>,
  pending: Pending,
  dependency: string,
  event: SensorEvent,
  now: number,
): Round {
  const { condition, bus } = consumer;
  const keeps = keepsEvents(consumer);
  const seen = { ...pending.seen, [dependency]: countOf(pending.seen, dependency) + 1 };
  const kept = keeps ? only(pending.events, condition.vars) : {};
  const states = condition.vars.map((name): DependencyState => {
    const stored = Object.hasOwn(kept, name) ? kept[name] : undefined;
    const state = name === dependency ? 'new' : stored ? 'stored' : 'missing';
    const id = name === dependency ? event.context.id : stored?.event.context.id;
    return { name, state, seen: countOf(seen, name), ...(id !== undefined && { event: id }) };
  });
  const lost = keeps && bus === 'jetstream' ? unstorable(consumer) : undefined;
  if (lost !== undefined) return { pending: { events: pending.events, seen }, states, error: lost };
  const result = condition.evaluate((name) => name === dependency || Object.hasOwn(kept, name));
  if ('error' in result) return { pending: { events: pending.events, seen }, states, error: result.error };
  const stored = { event: asStored(event), at: now };
  if (!result.value) {
    const events = keeps ? { ...pending.events, [dependency]: stored } : pending.events;
    return { pending: { events, seen }, states };
  }
  const fires = { ...(bus === 'kafka' ? {} : eventsIn(kept)), [dependency]: event };
  return {
    pending: { events: keeps ? without(pending.events, condition.vars) : pending.events, seen },
    fires,
    states,
  };
}

/** What is left of a trigger's memory when some of its dependencies are forgotten. */
export function forget(pending: Pending, dependencies: readonly string[]): Pending {
  return { ...pending, events: without(pending.events, dependencies) };
}

/** Whether a trigger waits for several events to come together on its bus. */
function keepsEvents({ condition, bus }: Pick<Consumer, 'condition' | 'bus'>): boolean {
  if (bus === 'stan') return true;
  return bus === 'kafka' ? condition.kafkaStateful : condition.stateful;
}

/** Names that a KV bucket does not take, or that it has for something else: such a condition never stores and never fires. */
function unstorable({ condition, trigger }: Pick<Consumer, 'condition' | 'trigger'>): string | undefined {
  const name = condition.vars.find(
    (one) => one === 'Expression' || !isKey(`${trigger.template.name}/${one}`),
  );
  if (name === undefined) return undefined;
  return `${name} cannot be a key of the sensor's JetStream bucket: upstream silently drops every event of this condition`;
}

/** A dependency may have the name of something that every object has. */
function countOf(seen: Pending['seen'], name: string): number {
  return (Object.hasOwn(seen, name) ? seen[name] : undefined) ?? 0;
}

type StoredEvents = Pending['events'];

function only(events: StoredEvents, names: readonly string[]): StoredEvents {
  return Object.fromEntries(Object.entries(events).filter(([name]) => names.includes(name)));
}

function without(events: StoredEvents, names: readonly string[]): StoredEvents {
  return Object.fromEntries(Object.entries(events).filter(([name]) => !names.includes(name)));
}

/** The store writes data that did not come in base64 anew, without insignificant whitespace. */
function asStored(event: SensorEvent): SensorEvent {
  return event.plainData && event.data !== null && valid(event.data)
    ? { ...event, data: compact(event.data) }
    : event;
}

function eventsIn(stored: StoredEvents): Record<string, SensorEvent> {
  return Object.fromEntries(Object.entries(stored).map(([name, { event }]) => [name, event]));
}
