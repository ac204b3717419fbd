import { toBase64 } from './encoding.ts';
import { encodeString } from './lang/goJson.ts';

/** The attributes of a CloudEvent as a sensor sees them. `time` is RFC 3339, null for an event without a time. */
export interface EventContext {
  readonly id: string;
  readonly source: string;
  readonly specversion: string;
  readonly type: string;
  readonly datacontenttype: string;
  readonly subject: string;
  readonly time: string | null;
}

/** An event on the bus; `data` is text, null when the event has none. */
export interface SensorEvent {
  readonly context: EventContext;
  readonly data: string | null;
  /** The data came as it is, not in base64, as event sources send it. */
  readonly plainData?: true;
}

/** What Go takes for no time. */
const ZERO_TIME = /^0001-01-01T00:00:00(?:\.0+)?Z$/;

const contexts = new WeakMap<EventContext, string>();
const events = new WeakMap<SensorEvent, string>();

/** The context as Go writes it: all seven keys in their order, time in whole seconds of UTC. Written once for all parameters of an event. */
export function contextJson(context: EventContext): string {
  const known = contexts.get(context);
  if (known !== undefined) return known;
  const time = !context.time || ZERO_TIME.test(context.time) ? 'null' : `"${wholeSeconds(context.time)}"`;
  const texts = (['id', 'source', 'specversion', 'type', 'datacontenttype', 'subject'] as const).map(
    (key) => `"${key}":${encodeString(context[key])}`,
  );
  const json = `{${texts.join(',')},"time":${time}}`;
  contexts.set(context, json);
  return json;
}

/** A whole event as Go writes it: the data in base64, as a parameter without any key takes it. Written once for all parameters of an event. */
export function eventJson(event: SensorEvent): string {
  const known = events.get(event);
  if (known !== undefined) return known;
  const data = event.data === null ? 'null' : `"${toBase64(event.data)}"`;
  const json = `{"context":${contextJson(event.context)},"data":${data}}`;
  events.set(event, json);
  return json;
}

function wholeSeconds(time: string): string {
  const ms = Date.parse(time.replace(/[.,]\d+/, ''));
  return Number.isNaN(ms) ? time : `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
