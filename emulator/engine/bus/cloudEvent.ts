import { encodeUtf8 } from '../lang/unquote.ts';
import { encodeString } from '../lang/goJson.ts';
import { explainInvalidJson } from '../lang/invalidJson.ts';
import { valid } from '../lang/gjson/valid.ts';
import { formatTime } from '../lang/time/format.ts';
import { parseTime, RFC3339_NANO } from '../lang/time/parse.ts';
import { UTC } from '../lang/time/zone.ts';
import { toBase64 } from '../encoding.ts';
import type { SensorEvent } from '../event.ts';
import { readCloudEvent } from './cloudEventReader.ts';

/**
 * What a sensor makes of a message of the bus. `error`: it discards the message; `crash`: the process dies, and the message comes back.
 * `isBase64`: the data came so.
 */
export type DecodedCloudEvent =
  | { readonly event: SensorEvent; readonly isBase64: boolean }
  | { readonly error: string }
  | { readonly crash: string };

/** Reads a CloudEvent in structured JSON as a sensor does (CloudEvents library 2.16: `json.Unmarshal` into `*event.Event`). */
export function decodeCloudEvent(body: string): DecodedCloudEvent {
  if (!valid(body)) return { error: explainInvalidJson(body) };
  const text = body.trim();
  if (text === 'null') return { crash: 'the message is null: nil pointer dereference' };
  const read = readCloudEvent(text);
  if (!('version' in read)) return read;
  const { id, type, source, subject, contentType, time, data, isBase64 } = read;
  const specversion = read.version ?? '';
  return {
    event: { context: { id, source, specversion, type, datacontenttype: contentType, subject, time }, data },
    isBase64,
  };
}

/** A CloudEvent in structured JSON as an event source puts it on the bus: data always in base64, empty attributes left out, time in UTC. */
export function encodeCloudEvent({ context, data }: SensorEvent): string {
  const { id, source, specversion, type, subject, datacontenttype } = context;
  const members = [
    ...[member('specversion', specversion), member('id', id), member('source', source), member('type', type)],
    ...(subject === '' ? [] : [member('subject', subject)]),
    ...(datacontenttype === '' ? [] : [member('datacontenttype', datacontenttype)]),
    ...(context.time === null ? [] : [member('time', inUtc(context.time))]),
    ...(data === null ? [] : [`"data_base64":"${toBase64(Uint8Array.from(encodeUtf8(data)))}"`]),
  ];
  return `{${members.join(',')}}`;
}

/** As json-iterator writes a text: without Go's short forms of backspace and form feed. */
function member(key: string, text: string): string {
  const value = encodeString(text).replace(/\\(?:u[0-9a-f]{4}|.)/g, (escape) => LONG[escape] ?? escape);
  return `"${key}":${value}`;
}

const LONG: Readonly<Record<string, string>> = { '\\b': '\\u0008', '\\f': '\\u000c' };

function inUtc(text: string): string {
  const time = parseTime(RFC3339_NANO, text);
  return 'error' in time ? text : formatTime({ ...time, zone: UTC }, RFC3339_NANO);
}
