import type { SNSEventSource } from '../../../schemas/generated/types.ts';
import { checkBearer } from './bearer.ts';
import { bodyError } from './bodyLimits.ts';
import { headerMap, listsJson, metadataMember } from './headers.ts';
import { publish, refuse, type HttpMessage, type Received, type SourcePorts } from './message.ts';
import { compactJson } from './rawJson.ts';
import { readNotification, type Notification } from './snsNotification.ts';
import { checkSnsSignature } from './snsSignature.ts';

/** A request to an `sns` event source. */
export function receiveSns(source: SNSEventSource, message: HttpMessage, ports: SourcePorts): Received {
  const denied = checkBearer(source.webhook, message, ports);
  if (denied) return denied;
  const broken = bodyError(source.webhook, message);
  if (broken !== undefined) return refuse(400, broken);
  const body = ports.decodeUtf8(message.body);
  const read = readNotification(body);
  if ('error' in read) return refuse(400, read.error);
  const { notification } = read;
  if (!notification) return refuse(400, 'bad request, not a valid SNS notification');
  const forged = source.validateSignature ? checkSnsSignature(notification, ports) : undefined;
  if (forged !== undefined) return refuse(400, forged);
  const empty = { events: [], answer: { status: 200, body: '' } };
  switch (notification.Type) {
    case 'SubscriptionConfirmation':
      return confirm(source, notification, ports);
    case 'Notification':
      break;
    default:
      return { ...empty, why: `messages of type ${notification.Type || '(none)'} are ignored` };
  }
  const compacted = compactJson(body);
  if ('error' in compacted)
    return refuse(400, `json: error calling MarshalJSON for type *json.RawMessage: ${compacted.error}`);
  return publish(
    `{"header":${listsJson(headerMap(message))},"body":${compacted.json}${metadataMember(source.metadata)}}`,
  );
}

/** Asks the API of SNS, which is taken to agree unless something else is known of it. */
function confirm(
  { topicArn, region }: SNSEventSource,
  { Token }: Notification,
  ports: SourcePorts,
): Received {
  const url = `https://sns.${region}.amazonaws.com/?Action=ConfirmSubscription&Token=${Token}`;
  const { status, body } = ports.remote('POST', url);
  if (status >= 400 && status !== 404) return refuse(400, body);
  return {
    events: [],
    answer: { status: 200, body: '' },
    why: `the subscription to ${topicArn} is confirmed`,
    handshake: true,
    confirmed: [`${topicArn} ${Token}`],
  };
}
