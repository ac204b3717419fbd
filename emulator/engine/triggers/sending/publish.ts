import type {
  EventHubsRequest,
  KafkaRequest,
  NatsRequest,
  PulsarRequest,
  ServiceBusRequest,
} from '../request.ts';
import { ask, valueOf, type Conversation, type Sent } from './conversation.ts';

/** Publishes a message on core NATS. */
export function* sendNats({ subject, value }: NatsRequest): Conversation<Sent> {
  const message = { broker: 'nats', topic: subject, headers: [], value } as const;
  const { error } = yield* ask({ do: 'publish', message });
  return error === undefined ? {} : { error };
}

/** Sends a message to Pulsar and waits for its answer. */
export function* sendPulsar({ topic, value }: PulsarRequest): Conversation<Sent> {
  const message = { broker: 'pulsar', topic, headers: [], value } as const;
  const { error } = yield* ask({ do: 'publish', message });
  return error === undefined ? {} : { error: `failed to send message to pulsar, ${error}` };
}

/** Queues a message for Kafka: what the brokers say is only logged. */
export function* sendKafka({ topic, key, headers, value, avro }: KafkaRequest): Conversation<Sent> {
  const written: [string, string][] = [];
  for (const { name, value: text, from } of headers) {
    const actual = from ? yield* valueOf(from) : { text };
    if ('error' in actual) return actual;
    written.push([name, actual.text]);
  }
  if (avro && avro.base64 === undefined)
    return { error: `schema ${avro.schemaId} of ${avro.registry} is not at hand: the message was not sent` };
  const content = avro?.base64 === undefined ? { value } : { value: avro.base64, base64: true as const };
  const message = {
    broker: 'kafka',
    topic,
    ...(key !== undefined && { key }),
    headers: written,
    ...content,
  } as const;
  yield* ask({ do: 'publish', message });
  return {};
}

/** Sends one event to an event hub. */
export function* sendEventHubs({ hubName, body }: EventHubsRequest): Conversation<Sent> {
  const message = { broker: 'azureEventHubs', topic: hubName, headers: [], value: body } as const;
  const { error } = yield* ask({ do: 'publish', message });
  return error === undefined ? {} : { error };
}

/** Sends one message to a queue or topic of Azure Service Bus. */
export function* sendServiceBus({ target, body }: ServiceBusRequest): Conversation<Sent> {
  const message = { broker: 'azureServiceBus', topic: target, headers: [], value: body } as const;
  const { error } = yield* ask({ do: 'publish', message });
  return error === undefined ? {} : { error: `failed to send a message to the service bus, ${error}` };
}
