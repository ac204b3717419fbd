import type {
  GithubEventSource,
  WebhookContext,
  WebhookEventSource,
} from '../../../schemas/generated/types.ts';
import { calendarData } from './calendar.ts';
import { addCredentials, firedPorts } from './credentials.ts';
import { receiveGithub } from './github.ts';
import type { Incoming } from './incoming.ts';
import type { HttpMessage, Received, SourcePorts } from './message.ts';
import { receiveWebhook } from './webhook.ts';

/** An entry of an EventSource, such as `spec.github.push`, before its type is known. */
export type SourceEntry = object;

type HttpReceiver = (entry: SourceEntry, message: HttpMessage, ports: SourcePorts) => Received;

/** One line a source type that takes HTTP requests. */
const HTTP_SOURCES: Readonly<Record<string, HttpReceiver>> = {
  webhook: (entry, message, ports) => receiveWebhook(entry as WebhookEventSource, message, ports),
  github: (entry, message, ports) => receiveGithub(entry as GithubEventSource, message, ports),
};

/** The CloudEvent type of a source type: its key, but for two. */
export function cloudEventType(sourceType: string): string {
  if (sourceType === 'pubSub') return 'pubsub';
  return sourceType === 'storageGrid' ? 'storagegrid' : sourceType;
}

/** Whether the type takes HTTP requests here; all others get event data as it is. */
export function takesRequests(sourceType: string): boolean {
  return Object.hasOwn(HTTP_SOURCES, sourceType);
}

/** The listener settings of an entry of a type that takes requests. */
export function webhookContextOf(sourceType: string, entry: SourceEntry): WebhookContext | undefined {
  if (sourceType === 'webhook') return entry as WebhookEventSource;
  return takesRequests(sourceType) ? (entry as Partial<GithubEventSource>).webhook : undefined;
}

/** What a source makes of what came in. */
export function receiveMessage(
  sourceType: string,
  entry: SourceEntry,
  incoming: Incoming,
  ports: SourcePorts,
): Received {
  const accepted = { status: 200, body: 'success' };
  if (incoming.via === 'fired-data') return { data: incoming.data, answer: accepted };
  if (incoming.via === 'timer')
    return {
      data: calendarData(entry, incoming.at, incoming.startedAt),
      answer: accepted,
    };
  const receiver = HTTP_SOURCES[sourceType];
  if (!receiver)
    return {
      answer: { status: 404, body: '404 page not found' },
      why: `the event source type ${sourceType} takes no HTTP requests`,
    };
  if (incoming.via === 'http') return receiver(entry, incoming.message, ports);
  const message = addCredentials(
    entry as GithubEventSource & WebhookContext,
    incoming.message,
    firedPorts(ports),
  );
  return receiver(entry, message, firedPorts(ports));
}
