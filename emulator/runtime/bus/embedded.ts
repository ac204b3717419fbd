import type { DecodedCloudEvent } from '../../engine/bus/cloudEvent.ts';
import { seenIds, type SeenIds } from '../../engine/bus/duplicates.ts';
import { findBus, type BusKind } from '../../engine/bus/kind.ts';
import { subscriptionsOf, type Subscription } from '../../engine/bus/subscriptions.ts';
import { serverWindow } from '../../engine/bus/windows.ts';
import type { Project } from '../../engine/project.ts';
import type { Consumer } from '../../engine/sensors/consumer.ts';

/** A message on a bus. */
export interface BusMessage {
  readonly namespace: string;
  readonly busName: string;
  /** The two names in its subject. */
  readonly eventSource: string;
  readonly eventName: string;
  /** By which the server knows it again; absent for ids that are made here and never come twice. */
  readonly id?: string;
  readonly content: DecodedCloudEvent;
  readonly traceId: string;
  /** The step that published it. */
  readonly parentSeq: number;
}

/** A trigger that could not subscribe. */
export interface Refused {
  readonly consumer: Consumer;
  readonly error: string;
}

/** What waits on a bus for one trigger: it outlives the trigger that reads it. */
interface Queue {
  readonly namespace: string;
  readonly busName: string;
  subscription: Subscription;
  reader: Consumer | undefined;
  backlog: BusMessage[];
}

/** The buses of all namespaces: each trigger gets every message that its subscriptions ask for, in the order in which they came. */
export interface EmbeddedBus {
  /** Lets go of all readers and takes these; what has waited for them is delivered. */
  attach(project: Project, consumers: readonly Consumer[]): readonly Refused[];
  /** Throws a durable subscription away, with all that waits in it. */
  purge(namespace: string, busName: string, durable: string): void;
  /** Hands a message out; false for an id that the server has seen. */
  publish(message: BusMessage, now: number): HandedOut | false;
  /** Takes a message back that a trigger, which is there no more, has not acknowledged. */
  takeBack(consumer: Consumer, message: BusMessage): void;
  durables(): readonly Pick<Subscription, 'durable' | 'filter'>[];
  /** The buses that running triggers read from. */
  buses(kind: BusKind): readonly ReadBus[];
}

export interface HandedOut {
  /** Each ends when its trigger is done with the message. */
  readonly deliveries: readonly Promise<void>[];
  /** The durable names of the subscriptions where it waits for a trigger to come back. */
  readonly waiting: readonly string[];
}

export interface ReadBus {
  readonly namespace: string;
  readonly busName: string;
  /** What is asked for, as a JetStream server shows it. */
  readonly filters: readonly string[];
}

/** More messages than this do not wait for a trigger that is gone; the oldest are dropped. */
const MOST_WAITING = 1_000;

export function embeddedBus(
  onMessage: (consumer: Consumer, message: BusMessage) => Promise<void>,
): EmbeddedBus {
  const queues = new Map<string, Queue>();
  const servers = new Map<string, SeenIds>();
  /** The queues of each subject that has come by, so that a message costs what listens to it. */
  let routes = new Map<string, readonly Queue[]>();
  let project: Project = { eventSources: [], sensors: [], eventBuses: [] };

  function join(consumer: Consumer): Refused[] {
    const wanted = subscriptionsOf(consumer);
    if ('error' in wanted) return [{ consumer, error: wanted.error }];
    const { sensor, busName } = consumer;
    const found = wanted.subscriptions.map((subscription) => {
      const key = `${sensor.namespace}/${busName}/${subscription.durable}`;
      const queue = queues.get(key) ?? {
        namespace: sensor.namespace,
        busName,
        subscription,
        reader: undefined,
        backlog: [],
      };
      queues.set(key, queue);
      return { queue, subscription };
    });
    const other = found.find(({ queue, subscription }) => queue.subscription.filter !== subscription.filter);
    if (other) {
      const { durable, filter } = other.queue.subscription;
      return [{ consumer, error: `the consumer ${durable} is there already and asks for ${filter}` }];
    }
    for (const { queue, subscription } of found) Object.assign(queue, { reader: consumer, subscription });
    return [];
  }

  function queuesFor({ namespace, busName, eventSource, eventName }: BusMessage): readonly Queue[] {
    const key = `${namespace}\n${busName}\n${eventSource}\n${eventName}`;
    const known = routes.get(key);
    if (known) return known;
    const found = [...queues.values()].filter(
      (queue) =>
        queue.namespace === namespace &&
        queue.busName === busName &&
        queue.subscription.takes(eventSource, eventName),
    );
    if (routes.size >= MOST_WAITING) routes.clear();
    routes.set(key, found);
    return found;
  }

  function isDuplicate({ namespace, busName, id }: BusMessage, now: number): boolean {
    if (id === undefined || id === '') return false;
    const key = `${namespace}/${busName}`;
    const server = servers.get(key) ?? seenIds(serverWindow(findBus(project, namespace, busName)));
    servers.set(key, server);
    return server.seen(id, now);
  }

  function keep(queue: Queue, message: BusMessage): void {
    queue.backlog.push(message);
    if (queue.backlog.length > MOST_WAITING) queue.backlog.shift();
  }

  return {
    attach(next, consumers) {
      project = next;
      routes = new Map();
      for (const queue of queues.values()) queue.reader = undefined;
      const refused = consumers.flatMap(join);
      for (const queue of queues.values()) {
        if (!queue.reader) continue;
        const { backlog } = queue;
        queue.backlog = [];
        for (const message of backlog) void onMessage(queue.reader, message);
      }
      return refused;
    },
    purge(namespace, busName, durable) {
      queues.delete(`${namespace}/${busName}/${durable}`);
    },
    publish(message, now) {
      if (isDuplicate(message, now)) return false;
      const found = queuesFor(message);
      const absent = found.filter(({ reader }) => !reader);
      for (const queue of absent) keep(queue, message);
      return {
        deliveries: found.flatMap(({ reader }) => (reader ? [onMessage(reader, message)] : [])),
        waiting: absent.map(({ subscription }) => subscription.durable),
      };
    },
    takeBack(consumer, message) {
      const queue = queuesFor(message).find(({ reader }) => reader?.key === consumer.key);
      if (queue) keep(queue, message);
    },
    buses(kind) {
      const found = new Map<string, { namespace: string; busName: string; filters: string[] }>();
      for (const { reader, namespace, busName, subscription } of queues.values()) {
        if (reader?.bus !== kind) continue;
        const key = `${namespace}/${busName}`;
        const bus = found.get(key) ?? { namespace, busName, filters: [] };
        found.set(key, bus);
        bus.filters.push(subscription.filter);
      }
      return [...found.values()];
    },
    durables: () => [...queues.values()].map(({ subscription }) => subscription),
  };
}
