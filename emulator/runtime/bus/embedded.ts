import type { SensorEvent } from '../../engine/event.ts';
import { isConcerned, type Consumer } from '../../engine/sensors/consumer.ts';
import type { Loaded } from '../../engine/project.ts';
import type { Sensor } from '../../../schemas/generated/types.ts';

/** A bus message, on its way to one trigger. */
export interface BusMessage {
  readonly event: SensorEvent;
  readonly namespace: string;
  readonly busName: string;
  readonly traceId: string;
  /** The step that published it. */
  readonly parentSeq: number;
}

/** The embedded bus: each trigger gets every message of its bus that concerns it, in order, one at a time. */
export interface EmbeddedBus {
  subscribe(consumers: readonly Consumer[]): void;
  /** The deliveries that a message leads to; each promise ends when its trigger is done with it. */
  publish(message: BusMessage): readonly Promise<void>[];
}

export type OnMessage = (consumer: Consumer, message: BusMessage) => Promise<void>;

export function embeddedBus(onMessage: OnMessage): EmbeddedBus {
  let consumers: readonly Consumer[] = [];
  let last = new Map<Consumer, Promise<void>>();
  return {
    subscribe(next) {
      consumers = next;
      last = new Map();
    },
    publish: (message) =>
      consumers
        .filter((consumer) => isOnBus(consumer.sensor, message) && isConcerned(consumer, message.event))
        .map((consumer) => {
          const before = last.get(consumer) ?? Promise.resolve();
          const done = before.then(() => onMessage(consumer, message));
          last.set(consumer, done);
          return done;
        }),
  };
}

function isOnBus(sensor: Loaded<Sensor>, message: BusMessage): boolean {
  return (
    sensor.namespace === message.namespace &&
    (sensor.value.spec.eventBusName || 'default') === message.busName
  );
}
