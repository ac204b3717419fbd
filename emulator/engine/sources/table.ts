import type {
  BitbucketEventSource,
  BitbucketServerEventSource,
  GerritEventSource,
  GithubEventSource,
  GitlabEventSource,
  SlackEventSource,
  SNSEventSource,
  StorageGridEventSource,
  StripeEventSource,
  WebhookContext,
  WebhookEventSource,
} from '../../../schemas/generated/types.ts';
import { receiveBitbucket } from './bitbucket.ts';
import { receiveBitbucketServer } from './bitbucketServer.ts';
import { calendarData } from './calendar.ts';
import { addCredentials, firedPorts } from './credentials.ts';
import { receiveGerrit } from './gerrit.ts';
import { receiveGithub } from './github.ts';
import { receiveGitlab } from './gitlab.ts';
import type { Incoming } from './incoming.ts';
import { publish, type HttpMessage, type Received, type SourcePorts } from './message.ts';
import { receiveDelivered } from './messages/receive.ts';
import { undelivered } from './messages/undelivered.ts';
import { receiveSlack } from './slack/slack.ts';
import { receiveSns } from './sns.ts';
import { receiveStorageGrid } from './storageGrid.ts';
import { receiveStripe } from './stripe.ts';
import { receiveWebhook } from './webhook.ts';

/** An entry of an EventSource, such as `spec.github.push`, before its type is known. */
export type SourceEntry = object;

type HttpReceiver = (entry: SourceEntry, message: HttpMessage, ports: SourcePorts) => Received;

/** One line a source type that takes HTTP requests. */
const HTTP_SOURCES: Readonly<Record<string, HttpReceiver>> = {
  webhook: (entry, message, ports) => receiveWebhook(entry as WebhookEventSource, message, ports),
  github: (entry, message, ports) => receiveGithub(entry as GithubEventSource, message, ports),
  gitlab: (entry, message, ports) => receiveGitlab(entry as GitlabEventSource, message, ports),
  bitbucket: (entry, message, ports) => receiveBitbucket(entry as BitbucketEventSource, message, ports),
  bitbucketserver: (entry, message, ports) =>
    receiveBitbucketServer(entry as BitbucketServerEventSource, message, ports),
  gerrit: (entry, message, ports) => receiveGerrit(entry as GerritEventSource, message, ports),
  stripe: (entry, message, ports) => receiveStripe(entry as StripeEventSource, message, ports),
  sns: (entry, message, ports) => receiveSns(entry as SNSEventSource, message, ports),
  slack: (entry, message, ports) => receiveSlack(entry as SlackEventSource, message, ports),
  storageGrid: (entry, message, ports) => receiveStorageGrid(entry as StorageGridEventSource, message, ports),
};

/** The CloudEvent type of a source type: its key, but for two. */
export function cloudEventType(sourceType: string): string {
  if (sourceType === 'pubSub') return 'pubsub';
  return sourceType === 'storageGrid' ? 'storagegrid' : sourceType;
}

/** Whether the type takes HTTP requests; all others get messages. */
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
  if (incoming.via === 'fired-data') return publish(incoming.data);
  if (incoming.via === 'timer') return publish(calendarData(entry, incoming.at, incoming.startedAt));
  if (incoming.via === 'message') return receiveDelivered(sourceType, entry, incoming);
  if (incoming.via === 'fired-message') {
    const why = undelivered(sourceType, entry, incoming.message);
    return why === undefined ? receiveDelivered(sourceType, entry, incoming) : { ...publish(), why };
  }
  const receiver = HTTP_SOURCES[sourceType];
  if (!receiver)
    return {
      events: [],
      answer: { status: 404, body: '404 page not found' },
      why: `the event source type ${sourceType} takes no HTTP requests`,
    };
  if (incoming.via === 'http') return receiver(entry, incoming.message, ports);
  const fired = firedPorts(entry, incoming.message, ports);
  return receiver(entry, addCredentials(sourceType, entry, incoming.message, fired), fired);
}
