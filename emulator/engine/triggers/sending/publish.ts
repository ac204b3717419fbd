import type {
  EventHubsRequest,
  KafkaRequest,
  NatsRequest,
  PulsarRequest,
  ServiceBusRequest,
} from '../request.ts';
import { ask, valueOf, type BrokerMessage, type Conversation, type Sent } from './conversation.ts';

/** Publishes a message on core NATS. */
export function* sendNats(request: NatsRequest): Conversation<Sent> {
  const { subject: topic, value } = request;
  return yield* publish({ topic, headers: [], value, request });
}

/** Sends a message to Pulsar and waits for its answer. */
export function* sendPulsar(request: PulsarRequest): Conversation<Sent> {
  const { topic, value } = request;
  return yield* publish({ topic, headers: [], value, request }, 'failed to send message to pulsar, ');
}

/** Queues a message for Kafka: what the brokers say is only logged. */
export function* sendKafka(request: KafkaRequest): Conversation<Sent> {
  const { topic, key, headers, value, avro } = request;
  const written: [string, string][] = [];
  for (const { name, value: text, from } of headers) {
    const actual = from ? yield* valueOf(from) : { text };
    if ('error' in actual) return actual;
    written.push([name, actual.text]);
  }
  if (avro && avro.base64 === undefined)
    return { error: `schema ${avro.schemaId} of ${avro.registry} is not at hand: the message was not sent` };
  const content = avro?.base64 === undefined ? { value } : { value: avro.base64, base64: true as const };
  const named = key === undefined ? {} : { key };
  const { cause } = yield* publish({ topic, ...named, headers: written, ...content, request });
  return cause === undefined ? {} : { cause };
}

/** Sends one event to an event hub. */
export function* sendEventHubs(request: EventHubsRequest): Conversation<Sent> {
  const { hubName: topic, body: value } = request;
  return yield* publish({ topic, headers: [], value, request });
}

/** Sends one message to a queue or topic of Azure Service Bus. */
export function* sendServiceBus(request: ServiceBusRequest): Conversation<Sent> {
  const { target: topic, body: value } = request;
  return yield* publish(
    { topic, headers: [], value, request },
    'failed to send a message to the service bus, ',
  );
}

function* publish(message: BrokerMessage, failed = ''): Conversation<Sent> {
  const { error, unreachable } = yield* ask({ do: 'publish', message });
  if (error === undefined) return {};
  return unreachable ? { cause: error } : { error: `${failed}${error}` };
}
