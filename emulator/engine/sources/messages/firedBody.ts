import { toBase64, utf8Bytes } from '../../encoding.ts';
import type { FiredFacts, FiredMessage, Watching } from './firedFacts.ts';

type Said = Omit<FiredMessage, 'payload'>;

export type PropertyKind = 'text' | 'integer' | 'object';

/** How a body becomes a message. */
interface BodyMessage {
  /** What a sample can say of the message. */
  readonly properties: Readonly<Record<string, PropertyKind>>;
  readonly write: (body: string, said: Said, entry: Watching, facts: FiredFacts) => object;
}

/**
 * @param member that holds the body
 * @param properties names of texts; `name:integer` and `name:object` are of another kind
 * @param given what the server or the subscription gives to a message that does not say it
 */
function message(
  member: string,
  properties: string,
  given: (entry: Watching, facts: FiredFacts) => object,
  bodyOf: (body: string, entry: Watching) => string | Uint8Array = utf8Bytes,
): BodyMessage {
  return {
    properties: kindsOf(properties),
    write: (body, { properties: said }, entry, facts) => ({
      ...given(entry, facts),
      ...said,
      [member]: bodyOf(body, entry),
    }),
  };
}

function kindsOf(properties: string): Readonly<Record<string, PropertyKind>> {
  const pairs = properties.split(' ').map((property) => property.split(':') as [string, PropertyKind?]);
  return Object.fromEntries(
    pairs.filter(([name]) => name !== '').map(([name, kind = 'text']) => [name, kind]),
  );
}

const asText = (body: string): string => body;

/** One line a source type that takes messages with a body. */
export const BODY_MESSAGES: Readonly<Record<string, BodyMessage>> = {
  amqp: message(
    'body',
    'contentType contentEncoding deliveryMode:integer priority:integer correlationId replyTo expiration messageId timestamp type appId exchange routingKey',
    ({ exchangeName, routingKey }) => ({ exchange: exchangeName, routingKey: concrete(routingKey) }),
  ),
  azureEventsHub: message('body', 'messageID partitionKey', (_, facts) => ({ messageID: uuid(facts) })),
  azureQueueStorage: message(
    'messageText',
    'messageID insertionTime',
    (_, facts) => ({ messageID: uuid(facts), insertionTime: wholeSecond(facts) }),
    // Who asks for decoding has senders that encode.
    (body, { decodeMessage }) => (decodeMessage ? toBase64(body) : body),
  ),
  azureServiceBus: message(
    'body',
    'messageID contentType correlationID replyTo subject sequenceNumber:integer enqueuedTime applicationProperties:object',
    (_, facts) => ({ messageID: uuid(facts), sequenceNumber: facts.nth + 1, enqueuedTime: time(facts) }),
  ),
  emitter: message('body', 'topic', ({ channelName }) => ({ topic: channelName })),
  generic: message('payload', '', () => ({})),
  kafka: withHeaders(
    message(
      'value',
      'topic partition:integer offset:integer key timestamp',
      ({ topic, partition }, facts) => ({
        topic,
        partition: Number(partition ?? 0),
        offset: facts.nth,
        timestamp: time(facts),
      }),
    ),
  ),
  mns: message('messageBody', 'messageId', (_, facts) => ({ messageId: uuid(facts) }), asText),
  mqtt: message('body', 'topic', ({ topic }) => ({ topic: concrete(topic) })),
  nats: withHeaders(message('body', 'subject', ({ subject }) => ({ subject: concrete(subject) }))),
  nsq: message('body', 'timestamp:integer nsqdAddress', (_, { now }) => ({
    timestamp: BigInt(now) * 1_000_000n,
    nsqdAddress: 'nsqd:4150',
  })),
  pubSub: message('data', 'id publishTime attributes:object', (_, facts) => ({
    id: String(10_000_000_000_000_000 + facts.nth),
    publishTime: time(facts),
  })),
  pulsar: message('payload', 'key publishTime', (_, facts) => ({ publishTime: time(facts) })),
  redis: message('payload', 'channel pattern', ({ channels }) => ({ channel: channels?.[0] })),
  sqs: message(
    'body',
    'messageId messageAttributes:object',
    (_, facts) => ({ messageId: uuid(facts) }),
    asText,
  ),
};

/** A message with a key of bytes and headers, as Kafka and NATS have them. */
function withHeaders({ properties, write }: BodyMessage): BodyMessage {
  return {
    properties,
    write: (body, said, entry, facts) => {
      const { key = null } = said.properties;
      return {
        ...write(body, said, entry, facts),
        key: typeof key === 'string' ? utf8Bytes(key) : null,
        headers: Object.entries(said.headers),
      };
    },
  };
}

/** A subject or topic that a pattern of NATS, MQTT or AMQP takes: `orders.*` -> `orders.example`. */
function concrete(pattern: string | undefined): string | undefined {
  return pattern
    ?.split(/([./])/)
    .map((part) => (/^[*>#+]$/.test(part) ? 'example' : part))
    .join('');
}

function time({ now }: FiredFacts): string {
  return new Date(now).toISOString();
}

function wholeSecond(facts: FiredFacts): string {
  return time(facts).replace(/\.\d+Z$/, 'Z');
}

function uuid({ nth }: FiredFacts): string {
  return `00000000-0000-4000-8000-${String(nth + 1).padStart(12, '0')}`;
}
