import type { Json } from '../../../../schemas/schema-node.ts';
import { valid } from '../../lang/gjson/valid.ts';
import { compact } from '../rawJson.ts';
import { BODY_MESSAGES, type PropertyKind } from './firedBody.ts';
import type { FiredFacts, FiredMessage } from './firedFacts.ts';
import { FIRED_NOTIFICATIONS, isObject } from './firedNotification.ts';

/**
 * What a payload that a developer fires is: the body of an HTTP request, the body of a message, or the whole notification that a service
 * sends (`FIRED_NOTIFICATIONS` says how it looks).
 */
export type PayloadIs = 'request' | 'body' | 'notification';

/** No service tells of anything deeper. */
const MAX_DEPTH = 1_000;

/** What the payload of a fired event of a type that takes no HTTP requests is. */
export function firedPayloadIs(sourceType: string): Exclude<PayloadIs, 'request'> {
  return Object.hasOwn(BODY_MESSAGES, sourceType) ? 'body' : 'notification';
}

/** Whether what is fired at the type is a message or a notification, not a request. */
export function takesMessages(sourceType: string): boolean {
  return Object.hasOwn(BODY_MESSAGES, sourceType) || Object.hasOwn(FIRED_NOTIFICATIONS, sourceType);
}

/** What a sample can say of a message beside its body. */
export function messageProperties(sourceType: string): Readonly<Record<string, PropertyKind>> {
  return BODY_MESSAGES[sourceType]?.properties ?? {};
}

/**
 * What the server delivers when a developer fires a payload at an entry: JSON bodies are sent compact, any other text as it is; what the
 * message does not say comes from what the entry subscribes to and from the facts.
 */
export function deliver(
  sourceType: string,
  entry: object,
  { payload, headers, properties }: FiredMessage,
  facts: FiredFacts,
): { readonly message: object } | { readonly error: string } {
  const body = BODY_MESSAGES[sourceType];
  if (body) {
    const text = valid(payload) ? compact(payload) : payload;
    return { message: body.write(text, { headers, properties }, entry, facts) };
  }
  const notification = FIRED_NOTIFICATIONS[sourceType];
  if (!notification) return { error: `The event source type ${sourceType} takes no messages.` };
  const isJson = valid(payload);
  if (isJson && depthOf(payload) > MAX_DEPTH)
    return { error: `The payload of ${sourceType} nests deeper than ${MAX_DEPTH} levels.` };
  const value = isJson ? (JSON.parse(payload) as Json) : undefined;
  const message = isObject(value) ? notification.read(value, payload, entry, facts) : undefined;
  return message ? { message } : { error: `The payload of ${sourceType} is ${notification.looks}.` };
}

/** How deep objects and lists nest. */
function depthOf(json: string): number {
  let depth = 0;
  let most = 0;
  for (const [mark] of json.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{}]/g)) {
    if (mark === '[' || mark === '{') most = Math.max(most, ++depth);
    else if (mark === ']' || mark === '}') depth--;
  }
  return most;
}
