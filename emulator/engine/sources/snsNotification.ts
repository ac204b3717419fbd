import type { Json } from '../../../schemas/schema-node.ts';
import { valid } from '../lang/gjson/valid.ts';
import { marshal } from '../lang/goMarshal.ts';
import { yamlToJson } from '../sensors/parameters/yamlData.ts';
import { fold } from '../sensors/goStruct/shape.ts';
import { rewrite } from './goStruct/rewrite.ts';
import { failureText, type StructTable } from './goStruct/table.ts';
import { isFlow, readFlow } from './yamlFlow.ts';

/** What SNS sends, as far as upstream reads it. */
export interface Notification {
  readonly Type: string;
  readonly MessageId: string;
  readonly Token: string;
  readonly Subject: string;
  readonly Message: string;
  readonly SubscribeURL: string;
  readonly Signature: string;
  readonly SigningCertURL: string;
}

const TEXTS =
  'Type MessageId Token TopicArn Subject Message SubscribeURL SignatureVersion Signature SigningCertURL UnsubscribeURL';

const STRUCTS: StructTable = {
  structs: {
    'awssns.httpNotification': `${TEXTS.split(' ')
      .map((name) => `${name}:s`)
      .join(' ')} Timestamp:t`,
  },
  goTypes: {},
};

/** Reads a body as upstream does, as YAML of which only the first document counts; null if there is nothing in it. */
export function readNotification(
  body: string,
): { readonly notification: Notification | null } | { readonly error: string } {
  const read = toJson(body);
  if ('error' in read) return { error: `error converting YAML to JSON: ${read.error}` };
  if (read.json === 'null') return { notification: null };
  const value = JSON.parse(read.json) as Json;
  const written = rewrite(STRUCTS, 'awssns.httpNotification', marshal(withTexts(value)));
  if ('error' in written)
    return { error: `error unmarshaling JSON: while decoding JSON: ${failureText(written.error)}` };
  return { notification: JSON.parse(written.json) as Notification };
}

function toJson(body: string): { readonly json: string } | { readonly error: string } {
  if (!isFlow(body)) return fromYaml(body);
  const flow = readFlow(body);
  if ('error' in flow) return flow;
  const first = body.slice(0, flow.end);
  return valid(first) ? { json: first } : fromYaml(first);
}

function fromYaml(body: string): { readonly json: string } | { readonly error: string } {
  if (/^\s*[@`]/.test(body) || /^[ \r\n]*\t/.test(body))
    return { error: 'yaml: found character that cannot start any token' };
  const read = yamlToJson(body);
  if ('json' in read) return read;
  return { error: `yaml: ${read.error.replace('failed converting yaml event data to JSON: ', '')}` };
}

/** Numbers and booleans become texts where the struct has a text. */
function withTexts(value: Json): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const texts = new Set(TEXTS.split(' ').map(fold));
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      const isScalar = typeof member === 'number' || typeof member === 'boolean';
      return [key, isScalar && texts.has(fold(key)) ? String(member) : member];
    }),
  );
}
