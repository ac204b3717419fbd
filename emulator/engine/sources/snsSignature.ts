import { parseUrl } from '../lang/sprig/url.ts';
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

function checkUrl(text: string): string | undefined {
  const url = parseUrl(text);
  if ('error' in url) return `SigningCertURL is not a valid URL, ${url.error}`;
  const host = url.host.replace(/:\d*$/, '').replace(/^\[(.*)\]$/, '$1');
  if (!new RegExp(HOST).test(host)) return `SigningCertURL hostname \`${host}\` does not match \`${HOST}\``;
  return url.scheme === 'https' ? undefined : 'SigningCertURL is not using https';
}

function signedText(notification: Notification): string {
  const lines = (SIGNED[notification.Type] ?? []).flatMap((key) => {
    const value = key === 'Timestamp' ? '<time.Time Value>' : notification[key];
    return value === '' ? [] : [key, value];
  });
  return lines.map((line) => `${line}\n`).join('');
}
