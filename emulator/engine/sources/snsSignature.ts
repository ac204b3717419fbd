import type { SourcePorts } from './message.ts';
import { decodeQueueText } from './messages/queueText.ts';
import type { Notification } from './snsNotification.ts';

const HOST = String.raw`^sns\.[a-zA-Z0-9\-]{3,}\.amazonaws\.com(\.cn)?$`;

/** The members that are signed, by type of message. `TopicArn` is missing because upstream looks for it by a wrong name. */
const SIGNED: Readonly<Record<string, readonly (keyof Notification | 'Timestamp')[]>> = {
  Notification: ['Message', 'MessageId', 'Subject', 'Timestamp', 'Type'],
  SubscriptionConfirmation: ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'Type'],
};

/** What is wrong with the signature, in upstream's words. It checks a text that AWS does not sign, so no genuine message passes. */
export function checkSnsSignature(notification: Notification, ports: SourcePorts): string | undefined {
  const signature = decodeQueueText(notification.Signature);
  if ('error' in signature) return `failed to base64 decode signature, ${signature.error}`;
  const url = checkUrl(notification.SigningCertURL);
  if (url !== undefined) return `failed to verify SigningCertURL, ${url}`;
  const { body } = ports.remote('GET', notification.SigningCertURL);
  return ports.checkSignature(body, signedText(notification), signature.bytes);
}

function checkUrl(url: string): string | undefined {
  const [, scheme = '', authority = ''] =
    /^(?:([a-zA-Z][a-zA-Z0-9+.-]*):)?(?:\/\/([^/?#]*))?/.exec(url) ?? [];
  if (scheme.toLowerCase() !== 'https') return 'SigningCertURL is not using https';
  const host = authority.replace(/^.*@/, '').replace(/:\d*$/, '');
  return new RegExp(HOST).test(host)
    ? undefined
    : `SigningCertURL hostname \`${host}\` does not match \`${HOST}\``;
}

function signedText(notification: Notification): string {
  const lines = (SIGNED[notification.Type] ?? []).flatMap((key) => {
    const value = key === 'Timestamp' ? '<time.Time Value>' : notification[key];
    return value === '' ? [] : [key, value];
  });
  return lines.map((line) => `${line}\n`).join('');
}
