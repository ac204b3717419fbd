import { listsJson } from '../headers.ts';
import {
  bodyMember,
  documentOf,
  goTimeMember,
  rawMember,
  textMember,
  textOf,
  textsMember,
  type Built,
  type Bytes,
  type Entry,
} from './built.ts';

export interface AmqpMessage {
  readonly contentType?: string;
  readonly contentEncoding?: string;
  readonly deliveryMode?: number;
  readonly priority?: number;
  readonly correlationId?: string;
  readonly replyTo?: string;
  readonly expiration?: string;
  readonly messageId?: string;
  readonly timestamp?: string;
  readonly zone?: string;
  readonly type?: string;
  readonly appId?: string;
  readonly exchange?: string;
  readonly routingKey?: string;
  readonly body: Bytes;
}

export function amqpData(entry: Entry, message: AmqpMessage): Built {
  return documentOf(
    entry,
    [
      ['contentType', textMember(message.contentType)],
      ['contentEncoding', textMember(message.contentEncoding)],
      ['deliveryMode', String(message.deliveryMode ?? 0)],
      ['priority', String(message.priority ?? 0)],
      ['correlationId', textMember(message.correlationId)],
      ['replyTo', textMember(message.replyTo)],
      ['expiration', textMember(message.expiration)],
      ['messageId', textMember(message.messageId)],
      ['timestamp', goTimeMember(message.timestamp, message.zone)],
      ['type', textMember(message.type)],
      ['appId', textMember(message.appId)],
      ['exchange', textMember(message.exchange)],
      ['routingKey', textMember(message.routingKey)],
      ['body', bodyMember(entry, message.body)],
    ],
    `failed to marshal the message, message-id: ${message.messageId ?? ''}, `,
  );
}

export interface TopicMessage {
  readonly topic?: string;
  readonly body: Bytes;
}

export function emitterData(entry: Entry, { topic, body }: TopicMessage): Built {
  return documentOf(entry, [
    ['topic', textMember(topic)],
    ['body', bodyMember(entry, body)],
  ]);
}

/** The subscription has QoS 0, so there is never an id. */
export function mqttData(entry: Entry, { topic, body }: TopicMessage): Built {
  return documentOf(entry, [
    ['topic', textMember(topic)],
    ['messageId', '0'],
    ['body', bodyMember(entry, body)],
  ]);
}

export interface KafkaMessage {
  readonly eventSourceName: string;
  readonly eventName: string;
  readonly topic?: string;
  readonly partition?: number;
  readonly offset?: number | bigint;
  readonly key: Bytes;
  readonly value: Bytes;
  readonly timestamp?: string;
  readonly zone?: string;
  readonly headers?: readonly (readonly [name: string, value: string])[];
}

export function kafkaData(entry: Entry & { readonly url?: string }, message: KafkaMessage): Built {
  const { eventSourceName, eventName, topic = '', partition = 0, offset = 0, key } = message;
  const built = documentOf(
    entry,
    [
      ['topic', textMember(topic)],
      ['key', textMember(key === null ? '' : textOf(key))],
      ['partition', String(partition)],
      ['body', bodyMember(entry, message.value)],
      ['timestamp', goTimeMember(message.timestamp, message.zone)],
      ['headers', textsMember(Object.fromEntries(message.headers ?? []))],
    ],
    'failed to marshal the event data, rejecting the event, ',
  );
  if (!('data' in built)) return built;
  const broker = (entry.url ?? '').split(',')[0] ?? '';
  return { ...built, id: [eventSourceName, eventName, broker, topic, partition, offset].join(':') };
}

export interface NatsMessage {
  readonly subject?: string;
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly body: Bytes;
}

/** Header names keep their case. */
export function natsData(entry: Entry, { subject, headers = [], body }: NatsMessage): Built {
  const lists = new Map<string, string[]>();
  for (const [name, value] of headers) lists.set(name, [...(lists.get(name) ?? []), value]);
  return documentOf(entry, [
    ['subject', textMember(subject)],
    ['body', bodyMember(entry, body)],
    ...(lists.size === 0 ? [] : [['header', listsJson(lists)] as const]),
  ]);
}

export interface NsqMessage {
  /** Nanoseconds since 1970. */
  readonly timestamp?: number | bigint;
  readonly nsqdAddress?: string;
  readonly body: Bytes;
}

export function nsqData(entry: Entry, { timestamp = 0, nsqdAddress, body }: NsqMessage): Built {
  return documentOf(entry, [
    ['body', bodyMember(entry, body)],
    ['timestamp', `"${timestamp}"`],
    ['nsqdAddress', textMember(nsqdAddress)],
  ]);
}

export interface PulsarMessage {
  readonly key?: string;
  readonly publishTime?: string;
  readonly payload: Bytes;
}

export function pulsarData(entry: Entry, { key, publishTime, payload }: PulsarMessage): Built {
  return documentOf(
    entry,
    [
      ['key', textMember(key)],
      ['publishTime', goTimeMember(publishTime)],
      ['body', bodyMember(entry, payload)],
    ],
    'failed to marshal the event data. rejecting the event, ',
  );
}

export interface RedisMessage {
  readonly channel?: string;
  readonly pattern?: string;
  readonly payload: Bytes;
}

/** The body is a text, not base64. */
export function redisData(entry: Entry, { channel, pattern, payload }: RedisMessage): Built {
  const text = payload === null ? '' : textOf(payload);
  return documentOf(
    entry,
    [
      ['channel', textMember(channel)],
      ['pattern', textMember(pattern)],
      ['body', entry.jsonBody ? rawMember(text) : textMember(text)],
    ],
    'failed to marshal the event data, rejecting the event, ',
  );
}

export interface RedisStreamMessage {
  readonly stream?: string;
  readonly id?: string;
  readonly values?: readonly (readonly [field: string, value: string])[];
}

export function redisStreamData(entry: Entry, { stream, id, values = [] }: RedisStreamMessage): Built {
  return documentOf(entry, [
    ['stream', textMember(stream)],
    ['message_id', textMember(id)],
    ['values', textsMember(Object.fromEntries(values))],
  ]);
}

export interface GenericMessage {
  readonly payload: Bytes;
}

/** A payload without bytes does not come over gRPC as anything but nil. */
export function genericData(entry: Entry, { payload }: GenericMessage): Built {
  return documentOf(entry, [['body', bodyMember(entry, payload)]], 'failed to marshal the event data, ');
}
