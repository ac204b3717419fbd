import type { WebhookContext } from '../../../schemas/generated/types.ts';
import { firstHeader } from './headers.ts';
import type { HttpMessage } from './message.ts';

export const DEFAULT_MAX_BODY = 1_048_576;

/** Go's own limit of forms, whatever `maxPayloadSize` says. */
export const MAX_FORM = 10 << 20;

/** Source types that read forms by that limit. */
const READ_FORMS = new Set(['webhook', 'slack']);

/** How many bytes of the body of a request a source looks at, at most. */
export function maxBodyOf(sourceType: string, context: WebhookContext, isForm: boolean): number {
  if (isForm && READ_FORMS.has(sourceType)) return MAX_FORM;
  return limitOf(context);
}

function limitOf({ maxPayloadSize = DEFAULT_MAX_BODY }: WebhookContext): number {
  return Math.max(0, maxPayloadSize);
}

/** Whether a request says so that its body is a form. */
export function saysForm(message: Pick<HttpMessage, 'headers'>): boolean {
  return firstHeader(message, 'Content-Type') === 'application/x-www-form-urlencoded';
}

/** Why the source cannot read the body, in the words of Go's net/http. */
export function bodyError(
  context: WebhookContext,
  { body, bodyError: broken }: HttpMessage,
): string | undefined {
  if (body.length > limitOf(context)) return 'http: request body too large';
  return broken;
}
