import type { StripeEventSource } from '../../../schemas/generated/types.ts';
import { JsonCursor } from '../sensors/goStruct/cursor.ts';
import { checkBearer } from './bearer.ts';
import { bodyError } from './bodyLimits.ts';
import { eachKnown, rewrite } from './goStruct/rewrite.ts';
import { fieldsOf, type Field, type Rewritten, type StructTable } from './goStruct/table.ts';
import { metadataMember } from './headers.ts';
import { panic, publish, refuse, type HttpMessage, type Received, type SourcePorts } from './message.ts';

const STRUCTS: StructTable = {
  structs: {
    Event:
      'account:s created:int64 data:*!EventData id:s livemode:b pending_webhooks:int64 request:*EventRequest type:s',
    EventRequest: 'id:s idempotency_key:s',
    EventData: 'previous_attributes:{a} object:r',
  },
  goTypes: {},
  custom: { '!EventData': writeData },
};

/** `object` is kept as it came, but has to be an object or null. */
function writeData(raw = 'null'): Rewritten {
  const written = rewrite(STRUCTS, 'EventData', raw);
  if ('error' in written) return written;
  let object: string | undefined;
  const find = ({ key }: Field, value: string): void => {
    if (key === 'object') object = value;
  };
  if (raw.startsWith('{')) eachKnown(fieldsOf(STRUCTS, 'EventData'), raw, find);
  const read = object === undefined ? undefined : rewrite(STRUCTS, '{a}', object);
  return read && 'json' in read ? written : { error: { text: 'no object' } };
}

/** A request to a `stripe` event source. */
export function receiveStripe(source: StripeEventSource, message: HttpMessage, ports: SourcePorts): Received {
  const denied = checkBearer(source.webhook, message, ports);
  if (denied) return denied;
  if (bodyError(source.webhook, message) !== undefined) return refuse(503, '');
  const text = ports.decodeUtf8(message.body);
  const event = rewrite(STRUCTS, '*Event', text);
  if ('error' in event) return refuse(400, 'failed to parse the event');
  const wanted = source.eventFilter ?? [];
  if (wanted.length > 0) {
    if (event.json === 'null') return panic('the body is null and there is an eventFilter');
    if (!wanted.includes(typeOf(event.json))) return refuse(400, 'invalid event');
  }
  return publish(`{"event":${event.json}${metadataMember(source.metadata)}}`);
}

function typeOf(event: string): string {
  const cursor = new JsonCursor(event);
  let type = '';
  cursor.eachMember((key) => {
    if (key === 'type') type = cursor.string();
    else cursor.raw();
  });
  return type;
}
