import type { Json } from '../../../../schemas/schema-node.ts';
import { get } from '../../lang/gjson/get.ts';
import { JsonCursor } from '../../sensors/goStruct/cursor.ts';
import type { FiredFacts, Members, Watching } from './firedFacts.ts';

/** A notification: what it looks like, for people, and how it is read. */
interface Notification {
  readonly looks: string;
  readonly read: (payload: Members, text: string, entry: Watching, facts: FiredFacts) => object | undefined;
}

const CHANGE = '{"name": "report.csv", "op": "CREATE"}';
const TYPES: readonly (Json | undefined)[] = ['ADD', 'UPDATE', 'DELETE'];

/** One line a source type that is told by notifications; `undefined` if the payload is none. */
export const FIRED_NOTIFICATIONS: Readonly<Record<string, Notification>> = {
  calendar: {
    looks: '{"time": "2026-01-01T00:00:00Z"}',
    read: ({ time }, _text, _entry, { now }) => {
      const at = time === undefined ? now : Date.parse(typeof time === 'string' ? time : '');
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
    read: ({ stream, id, values }, text, { streams }, { now }) =>
      isObject(values)
        ? {
            stream: typeof stream === 'string' ? stream : streams?.[0],
            id: typeof id === 'string' ? id : `${now}-0`,
            values: textsOf(get(text, 'values').raw),
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

/** The members of an object as texts, what is none as JSON. */
function textsOf(object: string): (readonly [field: string, text: string])[] {
  const texts: [string, string][] = [];
  const cursor = new JsonCursor(object);
  cursor.eachMember((field) => {
    texts.push([field, cursor.next() === '"' ? cursor.string() : cursor.raw()]);
  });
  return texts;
}

export function isObject(value: Json | undefined): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
