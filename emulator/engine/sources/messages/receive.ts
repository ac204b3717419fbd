import type { SourceEntry } from '../table.ts';
import { publish, type Received } from '../message.ts';
import { MESSAGE_SOURCES } from './table.ts';

/** A message that a server delivers to an event source that connects to it. */
export interface Delivered {
  readonly eventSource: string;
  readonly eventName: string;
  /** In the shape that the function of its type in `MESSAGE_SOURCES` takes. */
  readonly message: object;
}

/** What an event source that connects to a server makes of a message. */
export function receiveDelivered(
  sourceType: string,
  entry: SourceEntry,
  { eventSource, eventName, message }: Delivered,
): Received {
  const source = MESSAGE_SOURCES[sourceType];
  if (!source) return lost(`the event source type ${sourceType} takes no messages`);
  const built = source(entry as never, { ...message, eventSourceName: eventSource, eventName } as never);
  if ('data' in built) return { ...publish(built.data), ...(built.id !== undefined && { id: built.id }) };
  if ('dropped' in built) return { ...publish(), why: `the event source leaves it out: ${built.dropped}` };
  if ('crash' in built) return lost(`${built.crash}: the process of the event source dies`);
  return lost(`${built.error}: ${fateOf(sourceType, entry)}`);
}

/** What becomes of a message that the source cannot read. */
function fateOf(sourceType: string, { dlq }: SourceEntry & { readonly dlq?: boolean }): string {
  if (sourceType === 'nsq' || sourceType === 'kafka') return 'the message is not acknowledged';
  if (sourceType !== 'sqs' && sourceType !== 'azureQueueStorage') return 'the message is lost';
  return dlq ? 'the message stays in the queue' : 'the message is deleted from the queue';
}

function lost(why: string): Received {
  return { events: [], answer: { status: 500, body: '' }, why };
}
