import type { Json } from '../../../../schemas/schema-node.ts';
import { get } from '../../lang/gjson/get.ts';
import { valid } from '../../lang/gjson/valid.ts';
import { compact } from '../rawJson.ts';
import { BODY_MESSAGES, type PropertyKind } from './firedBody.ts';
import type { FiredFacts, FiredMessage, Members, Watching } from './firedFacts.ts';

/**
 * What a payload that a developer fires is: the body of an HTTP request, the body of a message, or the whole notification that a service
 * sends (`FIRED_NOTIFICATIONS` says how it looks).
 */
export type PayloadIs = 'request' | 'body' | 'notification';

/** A notification: what it looks like, for people, and how it is read. */
interface Notification {
  readonly looks: string;
  readonly read: (payload: Members, text: string, entry: Watching, facts: FiredFacts) => object | undefined;
}

const CHANGE = '{"name": "report.csv", "op": "CREATE"}';
const TYPES: readonly (Json | undefined)[] = ['ADD', 'UPDATE', 'DELETE'];

/** One line a source type that is told by notifications; `undefined` if the payload is none. */
const FIRED_NOTIFICATIONS: Readonly<Record<string, Notification>> = {
  calendar: {
    looks: '{"time": "2026-01-01T00:00:00Z"}',
    read: ({ time }, _text, _entry, { now }) => {
      const at = time === undefined ? now : Date.parse(textOf(time));
      return Number.isNaN(at) ? undefined : { at, startedAt: at };
    },
  },
  file: {
    looks: CHANGE,
    read: (payload, _text, { eventType, watchPathConfig }) =>
      changeOf(payload, eventType, watchPathConfig?.directory, watchPathConfig?.path),
  },
  hdfs: {
    looks: CHANGE,
    read: (payload, _text, { type, directory, path }) => changeOf(payload, type, directory, path),
  },
  minio: {
    looks: '{"Records": [{"eventName": "s3:ObjectCreated:Put", "s3": {…}}]}',
    read: (payload) => (Array.isArray(payload.Records) ? payload : undefined),
  },
  redisStream: {
    looks: '{"values": {"field": "text"}}',
    read: ({ stream, id, values }, _text, { streams }, { now }) =>
      isObject(values)
        ? {
            stream: stream ?? streams?.[0],
            id: id ?? `${now}-0`,
            values: Object.entries(values).map(([field, value]) => [field, textOf(value)]),
          }
        : undefined,
  },
  resource: {
    looks: '{"type": "ADD", "object": {…}}; an UPDATE has an "oldObject" too',
    read: ({ type, object, oldObject }, text, _entry, { now }) =>
      TYPES.includes(type) && isObject(object)
        ? {
            type,
            object: get(text, 'object').raw,
            ...(isObject(oldObject) && { oldObject: get(text, 'oldObject').raw }),
            // The listener has been there all the time, so `afterStart` lets everything pass.
            startedAt: Number.NEGATIVE_INFINITY,
            now,
          }
        : undefined,
  },
  sftp: {
    looks: CHANGE,
    read: (payload, _text, { eventType, watchPathConfig }) =>
      changeOf(payload, eventType, undefined, watchPathConfig?.path),
  },
};

/** What the payload of a fired event of a type that takes no HTTP requests is. */
export function firedPayloadIs(sourceType: string): Exclude<PayloadIs, 'request'> {
  return Object.hasOwn(BODY_MESSAGES, sourceType) ? 'body' : 'notification';
}

/** Whether what is fired at the type is a message or a notification, not a request. */
export function takesMessages(sourceType: string): boolean {
  return Object.hasOwn(BODY_MESSAGES, sourceType) || Object.hasOwn(FIRED_NOTIFICATIONS, sourceType);
}

/** What a sample can say of a message beside its body. */
export function messageProperties(sourceType: string): Readonly<Record<string, PropertyKind>> {
  return BODY_MESSAGES[sourceType]?.properties ?? {};
}

/**
 * What the server delivers when a developer fires a payload at an entry: JSON bodies are sent compact, any other text as it is; what the
 * message does not say comes from what the entry subscribes to and from the facts.
 */
export function deliver(
  sourceType: string,
  entry: object,
  { payload, headers, properties }: FiredMessage,
  facts: FiredFacts,
): { readonly message: object } | { readonly error: string } {
  const body = BODY_MESSAGES[sourceType];
  if (body) {
    const text = valid(payload) ? compact(payload) : payload;
    return { message: body.write(text, { headers, properties }, entry, facts) };
  }
  const notification = FIRED_NOTIFICATIONS[sourceType];
  if (!notification) return { error: `The event source type ${sourceType} takes no messages.` };
  const value = valid(payload) ? (JSON.parse(payload) as Json) : undefined;
  const message = isObject(value) ? notification.read(value, payload, entry, facts) : undefined;
  return message ? { message } : { error: `The payload of ${sourceType} is ${notification.looks}.` };
}

/** A relative name is below the watched folder; without a name it is the file that the entry names. */
function changeOf(
  payload: Members,
  asked: string | undefined,
  directory = '',
  path = '',
): object | undefined {
  const { name = path, op = asked?.split('|')[0] } = payload;
  if (typeof name !== 'string' || name === '' || typeof op !== 'string') return undefined;
  const slash = directory === '' || directory.endsWith('/') ? '' : '/';
  return { name: name.startsWith('/') ? name : `${directory}${slash}${name}`, op };
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isObject(value: Json | undefined): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
