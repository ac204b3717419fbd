import { bucketOf, purgesBetween, startError, type Bucket } from '../engine/bus/bucket.ts';
import { durableName } from '../engine/bus/durableName.ts';
import { seenIds, type SeenIds } from '../engine/bus/duplicates.ts';
import { busKind, DEFAULT_BUS, findBus } from '../engine/bus/kind.ts';
import { CLIENT_WINDOW } from '../engine/bus/windows.ts';
import type { Loaded, Project } from '../engine/project.ts';
import { consumersOf, isSubscribed, type Consumer } from '../engine/sensors/consumer.ts';
import { rateOf } from '../engine/sensors/rateLimit.ts';
import { forget, NOTHING_PENDING, type Pending } from '../engine/sensors/rounds.ts';
import { below, type Where } from '../engine/trace/where.ts';
import type { Sensor } from '../../schemas/generated/types.ts';
import type { EmbeddedBus } from './bus/embedded.ts';

/** A trigger that takes events. */
export interface RunningTrigger {
  readonly consumer: Consumer;
  /** Ids of events that its connection has seen. */
  readonly seen: SeenIds;
  /** The last permit of its rate limit, in milliseconds since 1970. */
  lastPermit: number | undefined;
  /** With `atLeastOnce`: ends when the trigger has done with all messages so far. */
  last: Promise<void>;
}

/** A trigger that never takes an event, and why. */
export interface DeadTrigger {
  readonly sensor: Loaded<Sensor>;
  /** `sensor/trigger`, or the sensor alone where all of it is dead. */
  readonly subject: string;
  readonly where: Where;
  readonly error: string;
}

/** The last tick of a trigger's `conditionsReset`, in milliseconds since 1970. */
export type LastReset = (consumer: Consumer) => number | undefined;

/** The sensors that run, and what those that ran have left behind. */
export interface Sensors {
  /** Makes the sensors of a project ready in place of those that run. */
  start(project: Project, lastReset: LastReset): void;
  /** Lets them read from the bus. */
  attach(project: Project): void;
  /** By the keys of consumers. */
  readonly running: ReadonlyMap<string, RunningTrigger>;
  dead(): readonly DeadTrigger[];
  /** What triggers remember, those of the past included; by the keys of consumers. */
  readonly memory: Map<string, Pending>;
  bucket(namespace: string, sensor: string): Bucket | undefined;
}

export function createSensors(bus: EmbeddedBus): Sensors {
  const buckets = new Map<string, Bucket>();
  const memory = new Map<string, Pending>();
  const running = new Map<string, RunningTrigger>();
  let dead: DeadTrigger[] = [];

  /** What upstream does when a sensor starts: it compares its definition with the one that it left behind. */
  function reconcile(sensor: Loaded<Sensor>): void {
    const key = `${sensor.namespace}/${sensor.name}`;
    const busName = sensor.value.spec.eventBusName || DEFAULT_BUS;
    const before = buckets.get(key);
    const after = bucketOf(sensor);
    buckets.set(key, after);
    for (const { trigger, dependency } of before ? purgesBetween(before, after) : []) {
      const consumer = `${key}/${trigger}`;
      memory.set(consumer, forget(memory.get(consumer) ?? NOTHING_PENDING, [dependency]));
      bus.purge(sensor.namespace, busName, durableName(sensor.name, trigger, dependency));
    }
  }

  /** Pending events from before a reset that nobody was there to see. */
  function forgetMissed(consumer: Consumer, reset: number | undefined): void {
    const pending = memory.get(consumer.key);
    if (!pending || reset === undefined) return;
    const old = Object.entries(pending.events).filter(([, { at }]) => at < reset);
    const names = old.map(([name]) => name);
    memory.set(consumer.key, forget(pending, names));
  }

  return {
    running,
    memory,
    dead: () => dead,
    bucket: (namespace, sensor) => buckets.get(`${namespace}/${sensor}`),
    start(project, lastReset) {
      dead = [];
      running.clear();
      for (const sensor of project.sensors) {
        const crash = startProblem(sensor, project);
        if (crash) {
          dead.push(crash);
          continue;
        }
        reconcile(sensor);
        for (const consumer of consumersOf(sensor, project)) {
          if (isSubscribed(consumer)) {
            forgetMissed(consumer, lastReset(consumer));
            const seen = seenIds(CLIENT_WINDOW[consumer.bus]);
            running.set(consumer.key, { consumer, seen, lastPermit: undefined, last: Promise.resolve() });
          } else dead.push(consumer);
        }
      }
    },
    attach(project) {
      const consumers = [...running.values()].map(({ consumer }) => consumer);
      for (const { consumer, error } of bus.attach(project, consumers)) {
        running.delete(consumer.key);
        const { sensor, subject, where } = consumer;
        dead.push({ sensor, subject, where, error });
      }
    },
  };
}

/** Why the process of a sensor ends before it takes an event. */
function startProblem(sensor: Loaded<Sensor>, project: Project): DeadTrigger | undefined {
  const { name, namespace, where, value } = sensor;
  const facts = { sensor, subject: name };
  const bus = findBus(project, namespace, value.spec.eventBusName || DEFAULT_BUS);
  const error = busKind(bus) === 'jetstream' ? startError(sensor) : undefined;
  if (error !== undefined) return { ...facts, where, error };
  for (const [index, { rateLimit }] of value.spec.triggers.entries()) {
    const rate = rateLimit && rateOf(rateLimit);
    if (rate && 'crash' in rate)
      return { ...facts, where: below(where, 'spec', 'triggers', index, 'rateLimit'), error: rate.crash };
  }
  return undefined;
}
