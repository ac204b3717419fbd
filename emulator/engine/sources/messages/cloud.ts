import { marshal } from '../../lang/goMarshal.ts';
import type { Json } from '../../../../schemas/schema-node.ts';
import { utf8Bytes } from '../../encoding.ts';
import {
  bodyMember,
  documentOf,
  goTimeMember,
  jsonTime,
  optionalText,
  textMember,
  textsMember,
  type Built,
  type Bytes,
  type Entry,
} from './built.ts';
import { decodeQueueText } from './queueText.ts';

export interface EventsHubMessage {
  readonly messageID?: string;
  readonly partitionKey?: string;
  readonly body: Bytes;
}

export function azureEventsHubData(entry: Entry, { messageID, partitionKey, body }: EventsHubMessage): Built {
  if (messageID === undefined) return { crash: 'the message has no id: nil pointer dereference' };
  return documentOf(entry, [
    ['id', textMember(messageID)],
    ['partitionKey', textMember(partitionKey)],
    ['body', bodyMember({}, body)],
  ]);
}

export interface QueueMessage {
  readonly messageID?: string;
  readonly insertionTime?: string;
  readonly zone?: string;
  readonly messageText?: string;
}

export function azureQueueStorageData(
  entry: Entry & { readonly decodeMessage?: boolean },
  { messageID, insertionTime, zone, messageText = '' }: QueueMessage,
): Built {
  const body = entry.decodeMessage ? decodeQueueText(messageText) : { bytes: utf8Bytes(messageText) };
  if ('error' in body) return body;
  return documentOf(entry, [
    ['body', bodyMember(entry, body.bytes)],
    ['messageID', textMember(messageID)],
    ['insertionTime', jsonTime(insertionTime, zone)],
  ]);
}

export interface ServiceBusMessage {
  readonly messageID?: string;
  readonly contentType?: string;
  readonly correlationID?: string;
  readonly replyTo?: string;
  readonly subject?: string;
  readonly sequenceNumber?: number;
  readonly enqueuedTime?: string;
  readonly zone?: string;
  readonly applicationProperties?: Readonly<Record<string, Json>>;
  readonly body: Bytes;
}

export function azureServiceBusData(entry: Entry, message: ServiceBusMessage): Built {
  const { applicationProperties, sequenceNumber } = message;
  return documentOf(entry, [
    ['applicationProperties', applicationProperties ? marshal(applicationProperties) : 'null'],
    ['body', bodyMember(entry, message.body)],
    ['contentType', optionalText(message.contentType)],
    ['correlationID', optionalText(message.correlationID)],
    [
      'enqueuedTime',
      message.enqueuedTime === undefined ? 'null' : jsonTime(message.enqueuedTime, message.zone),
    ],
    ['messageID', textMember(message.messageID)],
    ['replyTo', optionalText(message.replyTo)],
    ['sequenceNumber', sequenceNumber === undefined ? 'null' : String(sequenceNumber)],
    ['subject', optionalText(message.subject)],
  ]);
}

export interface MnsMessage {
  readonly messageId?: string;
  readonly messageBody?: string;
}

/** Always a text: `jsonBody` and `metadata` are ignored. */
export function mnsData(_entry: Entry, { messageId, messageBody }: MnsMessage): Built {
  return documentOf({}, [
    ['messageId', textMember(messageId)],
    ['body', textMember(messageBody)],
  ]);
}

export interface PubSubMessage {
  readonly id?: string;
  readonly publishTime?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly data: Bytes;
}

/** A message without data has no bytes at all. */
export function pubSubData(entry: Entry, { id, publishTime, attributes, data }: PubSubMessage): Built {
  const some = attributes && Object.keys(attributes).length > 0 ? attributes : undefined;
  return documentOf(entry, [
    ['id', textMember(id)],
    ['body', bodyMember(entry, data?.length === 0 ? null : data)],
    ['attributes', textsMember(some)],
    ['publishTime', goTimeMember(publishTime)],
  ]);
}

export interface SqsAttribute {
  readonly DataType?: string;
  readonly StringValue?: string;
  /** In base64. */
  readonly BinaryValue?: string;
}

export interface SqsMessage {
  readonly messageId?: string;
  readonly messageAttributes?: Readonly<Record<string, SqsAttribute>>;
  readonly body?: string;
}

export function sqsData(entry: Entry, { messageId, messageAttributes, body = '' }: SqsMessage): Built {
  const attributes = Object.entries(messageAttributes ?? {}).map(
    ([name, { DataType = null, StringValue = null, BinaryValue = null }]) => [
      name,
      { BinaryListValues: null, BinaryValue, DataType, StringListValues: null, StringValue },
    ],
  );
  return documentOf(entry, [
    ['messageId', textMember(messageId)],
    ['messageAttributes', messageAttributes ? marshal(Object.fromEntries(attributes) as Json) : 'null'],
    ['body', bodyMember(entry, utf8Bytes(body))],
  ]);
}
