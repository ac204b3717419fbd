import { toBase64 } from '../../../emulator/engine/encoding.ts';
import { filterExpression } from '../../../emulator/engine/lang/expr/filter.ts';
import { timeText } from '../../../emulator/engine/lang/time/format.ts';
import { parseTime, RFC3339 } from '../../../emulator/engine/lang/time/parse.ts';
import { loadZone } from '../../../emulator/engine/lang/time/zone.ts';
import { encodeUtf8 } from '../../../emulator/engine/lang/unquote.ts';
import { metadataMember } from '../../../emulator/engine/sources/headers.ts';
import type { Built } from '../../../emulator/engine/sources/messages/built.ts';
import { MESSAGE_SOURCES } from '../../../emulator/engine/sources/messages/table.ts';
import { PORTS } from './ports.ts';

interface Input {
  readonly eventSourceType: string;
  readonly eventSource: Readonly<Record<string, unknown>> & {
    readonly filter?: { readonly expression?: string };
    readonly dlq?: boolean;
    readonly metadata?: Readonly<Record<string, string>>;
  };
  readonly message: Readonly<Record<string, unknown>> & { readonly busDown?: boolean };
  readonly eventSourceName?: string;
  readonly eventName?: string;
}

/** What handlers put in front of the error of the bus. */
const DISPATCH: Readonly<Record<string, string>> = {
  amqp: 'failed to dispatch AMQP event, ',
  calendar: 'failed to dispatch calendar event, ',
  file: 'failed to dispatch file event, ',
  generic: 'failed to dispatch a Generic event, ',
  hdfs: 'failed to dispatch an HDFS event, ',
  kafka: 'failed to dispatch a kafka event, ',
  minio: 'failed to dispatch minio event, ',
  pulsar: 'failed to dispatch a Pulsar event, ',
  redis: 'failed dispatch a Redis event, ',
  redisStream: 'failed dispatch a Redis stream event, ',
  resource: 'failed to dispatch a resource event, ',
  sftp: 'failed to dispatch an sftp event, ',
};
/** Types that acknowledge. */
const ACKING = new Set(['azureQueueStorage', 'sqs', 'nsq', 'kafka']);
/** Members that are bytes. */
const BYTES = ['body', 'payload', 'data'];
const KAFKA_BYTES = ['key', 'value'];
/** Types whose body is a text. */
const TEXTS = new Set(['sqs', 'mns', 'azureQueueStorage']);
const NO_EXPRESSION = new Set(['minio', 'resource']);

export function answerSourceMessage(input: Input): unknown {
  const { eventSourceType: type, eventSource, message } = input;
  const built = build(input);
  const acked = (value: boolean): object => (ACKING.has(type) ? { acked: value } : {});
  if ('crash' in built) return { error: built.crash };
  if ('dropped' in built) return { dropped: true, ...acked(true) };
  const queue = type === 'sqs' || type === 'azureQueueStorage';
  if ('error' in built) return { error: built.error, ...acked(queue && !eventSource.dlq) };
  const expression = NO_EXPRESSION.has(type) ? undefined : eventSource.filter?.expression;
  if (eventSource.filter && !NO_EXPRESSION.has(type)) {
    const answer = filterExpression(expression ?? '', built.data, PORTS);
    if (!('value' in answer) || !answer.value) return { dropped: true, ...acked(true) };
  }
  if (message.busDown) return { error: `${DISPATCH[type] ?? ''}bus down`, ...acked(false) };
  const id = built.id === undefined ? {} : { id: built.id };
  return { ...dataMember(built.data), ...id, ...acked(true) };
}

function dataMember(data: string): object {
  if (!/\p{Surrogate}/u.test(data)) return { data };
  return { dataBase64: toBase64(Uint8Array.from(encodeUtf8(data))) };
}

function build({ eventSourceType: type, eventSource, message, eventSourceName, eventName }: Input): Built {
  if (type === 'calendar') return calendar(eventSource, message);
  const source = MESSAGE_SOURCES[type];
  if (!source) return { error: `no message source ${type}` };
  const keys = TEXTS.has(type) ? [] : type === 'kafka' ? KAFKA_BYTES : BYTES;
  const bytes = Object.fromEntries(keys.map((key) => [key, bytesOf(message, key)]));
  const objects = type === 'resource' ? resourceTexts(message) : {};
  return source(
    eventSource as never,
    { ...message, ...bytes, ...objects, eventSourceName, eventName } as never,
  );
}

function bytesOf(message: Input['message'], key: string): Uint8Array | null {
  const base64 = message[`${key}Base64`];
  if (typeof base64 === 'string') return new Uint8Array(Buffer.from(base64, 'base64'));
  const text = message[key];
  return typeof text === 'string' ? new Uint8Array(Buffer.from(text)) : null;
}

function resourceTexts({ object, oldObject }: Input['message']): object {
  const now = Date.parse('2026-07-18T10:00:30Z');
  return {
    object: exactJson(object),
    ...(oldObject !== undefined && { oldObject: exactJson(oldObject) }),
    startedAt: now,
    now,
  };
}

/** Integers that JavaScript has no number for came as big integers. */
function exactJson(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'bigint'
      ? (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(String(one))
      : one,
  );
}

/** Without the monotonic clock, which the vectors leave out. */
function calendar(entry: Input['eventSource'], { time, zone }: Input['message']): Built {
  const parsed = parseTime(RFC3339, String(time));
  const found = loadZone(typeof zone === 'string' ? zone : 'UTC');
  if ('error' in parsed || 'error' in found) return { error: 'no time' };
  return {
    data: `{"eventTime":${JSON.stringify(timeText({ ...parsed, zone: found }))}${metadataMember(entry.metadata)}}`,
  };
}
