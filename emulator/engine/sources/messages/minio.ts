import type { Json } from '../../../../schemas/schema-node.ts';
import { fold } from '../../sensors/goStruct/shape.ts';
import { documentOf, textMember, textsMember, type Built, type Entry } from './built.ts';

type JsonObject = Readonly<Record<string, Json>>;

/** How a member is written; `?` leaves it out when it is empty or zero. */
type Kind = 'text' | 'text?' | 'integer?' | 'texts' | 'texts?' | Shape;

/** The members of an object in their order. */
interface Shape {
  readonly [key: string]: Kind;
}

const RECORD: Shape = {
  eventVersion: 'text',
  eventSource: 'text',
  awsRegion: 'text',
  eventTime: 'text',
  eventName: 'text',
  userIdentity: { principalId: 'text' },
  requestParameters: 'texts',
  responseElements: 'texts',
  s3: {
    s3SchemaVersion: 'text',
    configurationId: 'text',
    bucket: { name: 'text', ownerIdentity: { principalId: 'text' }, arn: 'text' },
    object: {
      key: 'text',
      size: 'integer?',
      eTag: 'text?',
      contentType: 'text?',
      userMetadata: 'texts?',
      versionId: 'text?',
      sequencer: 'text',
    },
  },
  source: { host: 'text', port: 'text', userAgent: 'text' },
};

/** A notification of a MinIO server: its records go through a fixed structure, keys in any case, other members are dropped. */
export function minioData(entry: Entry, notification: JsonObject): Built {
  const records = memberOf(notification, 'Records');
  const list = Array.isArray(records)
    ? `[${records.map((one: Json) => write(one, RECORD)).join(',')}]`
    : 'null';
  return documentOf(entry, [['notification', list]]);
}

function write(value: Json | undefined, shape: Shape): string {
  const object = isObject(value) ? value : {};
  const members = Object.entries(shape).flatMap(([key, kind]) => {
    const text = member(memberOf(object, key), kind);
    return text === undefined ? [] : [`"${key}":${text}`];
  });
  return `{${members.join(',')}}`;
}

function member(value: Json | undefined, kind: Kind): string | undefined {
  if (typeof kind !== 'string') return write(value, kind);
  const text = typeof value === 'string' ? value : '';
  const texts = isObject(value) ? (value as Readonly<Record<string, string>>) : undefined;
  switch (kind) {
    case 'text':
      return textMember(text);
    case 'text?':
      return text === '' ? undefined : textMember(text);
    case 'integer?':
      return typeof value === 'number' && value !== 0 ? String(value) : undefined;
    case 'texts':
      return textsMember(texts);
    case 'texts?':
      return texts && Object.keys(texts).length > 0 ? textsMember(texts) : undefined;
  }
}

/** The last member of that name, whatever the case of its letters. */
function memberOf(object: JsonObject, name: string): Json | undefined {
  return Object.entries(object).findLast(([key]) => key === name || fold(key) === fold(name))?.[1];
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
