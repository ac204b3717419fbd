import type { Consumer } from '../sensors/consumer.ts';
import { durableName } from './durableName.ts';
import { busSubject, fallsUnder, publishError } from './subject.ts';

/** What a trigger asks a bus for. */
export interface Subscription {
  /** Names the subscription on its bus, so that messages wait for it while nobody reads. */
  readonly durable: string;
  /** As a JetStream server shows it. */
  readonly filter: string;
  /** The dependency after which it is named. */
  readonly dependency: string;
  readonly takes: (eventSource: string, eventName: string) => boolean;
}

/**
 * What a trigger subscribes to. On JetStream a consumer for each subject of its dependencies, named after the one of them that its condition
 * names last; a name with a dot makes the server refuse, and the whole trigger with it. On the others one subscription.
 */
export function subscriptionsOf(
  consumer: Consumer,
): { readonly subscriptions: readonly Subscription[] } | { readonly error: string } {
  if (consumer.bus !== 'jetstream')
    return { subscriptions: consumer.dependencies.length === 0 ? [] : [whole(consumer)] };
  const bySubject = new Map<string, Subscription>();
  for (const { dependency } of consumer.dependencies) {
    const { eventSourceName, eventName, name } = dependency;
    const refused = publishError(eventSourceName, eventName);
    if (refused !== undefined)
      return {
        error: `dependency ${name}: no consumer can be made for ${busSubject(eventSourceName, eventName)}`,
      };
    const filter = busSubject(eventSourceName, eventName);
    bySubject.set(filter, {
      durable: durableName(consumer.sensor.name, consumer.trigger.template.name, name),
      filter,
      dependency: name,
      takes: (source, event) => fallsUnder(busSubject(source, event), filter),
    });
  }
  return { subscriptions: [...bySubject.values()] };
}

function whole({ key, matches }: Consumer): Subscription {
  return {
    durable: key,
    filter: '>',
    dependency: '',
    takes: (eventSource, eventName) => matches(eventSource, eventName).length > 0,
  };
}
