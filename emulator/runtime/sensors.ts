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
import type { BusMessage, EmbeddedBus } from './bus/embedded.ts';
import type { Starts } from './evaluation.ts';

/** A trigger that takes events. It goes on when manifests are loaded again, unless its sensor has changed. */
export interface RunningTrigger {
  /** With the places of the manifests that were loaded last. */
  consumer: Consumer;
  /** All that its sensor's behaviour depends on, as text. */
  readonly definition: string;
  /** Ids of events that its connection has seen. */
  readonly seen: SeenIds;
  /** The last permit of its rate limit, in milliseconds since 1970. */
  lastPermit: number | undefined;
  /** The messages that it has not done with, waiting ones included, and whether it has acknowledged them. */
  readonly open: Map<BusMessage, 'unacknowledged' | 'acknowledged'>;
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

/** What a load has changed. */
export interface Changes {
  readonly starts: Starts;
  /** Triggers that run no more as they were: their processes have ended, and with them what they were at. */
  readonly ended: readonly RunningTrigger[];
}

/** The sensors that run, and what those that ran have left behind. */
export interface Sensors {
  /** Makes the sensors of a project ready; those that have not changed go on. */
  start(project: Project, lastReset: LastReset): Changes;
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
  function reconcile(
    sensor: Loaded<Sensor>,
    forgets: (consumer: string, names: readonly string[]) => void,
  ): void {
    const key = `${sensor.namespace}/${sensor.name}`;
    const busName = sensor.value.spec.eventBusName || DEFAULT_BUS;
    const before = buckets.get(key);
    const after = bucketOf(sensor);
    buckets.set(key, after);
    for (const { trigger, dependency } of before ? purgesBetween(before, after) : []) {
      const consumer = `${key}/${trigger}`;
      forgets(consumer, [dependency]);
      bus.purge(sensor.namespace, busName, durableName(sensor.name, trigger, dependency));
    }
  }

  /** Pending events from before a reset that nobody was there to see. */
  function missed(consumer: Consumer, reset: number | undefined): string[] {
    const pending = memory.get(consumer.key);
    if (!pending || reset === undefined) return [];
    const old = Object.entries(pending.events).filter(([, { at }]) => at < reset);
    return old.map(([name]) => name);
  }

  return {
    running,
    memory,
    dead: () => dead,
    bucket: (namespace, sensor) => buckets.get(`${namespace}/${sensor}`),
    start(project, lastReset) {
      dead = [];
      const before = new Map(running);
      const starts = new Map<string, readonly string[]>();
      const forgets = (key: string, names: readonly string[]): void => {
        starts.set(key, [...(starts.get(key) ?? []), ...names]);
        memory.set(key, forget(memory.get(key) ?? NOTHING_PENDING, names));
      };
      running.clear();
      for (const sensor of project.sensors) {
        const crash = startProblem(sensor, project);
        if (crash) {
          dead.push(crash);
          continue;
        }
        reconcile(sensor, forgets);
        for (const consumer of consumersOf(sensor, project)) {
          if (!isSubscribed(consumer)) {
            dead.push(consumer);
            continue;
          }
          const definition = JSON.stringify([sensor.value.spec, consumer.bus]);
          const known = before.get(consumer.key);
          if (known?.definition === definition) {
            known.consumer = consumer;
            running.set(consumer.key, known);
            continue;
          }
          forgets(consumer.key, missed(consumer, lastReset(consumer)));
          const seen = seenIds(CLIENT_WINDOW[consumer.bus]);
          const fresh = { lastPermit: undefined, open: new Map(), last: Promise.resolve() };
          running.set(consumer.key, { consumer, definition, seen, ...fresh });
        }
      }
      const ended = [...before].flatMap(([key, trigger]) => (running.get(key) === trigger ? [] : [trigger]));
      return { starts, ended };
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
