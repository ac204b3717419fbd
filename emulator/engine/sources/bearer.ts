import type { WebhookContext } from '../../../schemas/generated/types.ts';
import { firstHeader } from './headers.ts';
import { refuse, type HttpMessage, type Received, type SourcePorts } from './message.ts';

/** The check of the bearer token that comes before everything else; undefined when the request may go on. */
export function checkBearer(
  context: WebhookContext,
  message: HttpMessage,
  ports: SourcePorts,
): Received | undefined {
  if (!context.authSecret) return undefined;
  const expected = ports.secret(context.authSecret.name ?? '', context.authSecret.key ?? '');
  if (expected === undefined) return refuse(500, 'Error loading auth token');
  const header = firstHeader(message, 'Authorization');
  if (!header.startsWith('Bearer ')) return refuse(401, 'Invalid Authorization Header');
  return header.slice('Bearer '.length) === expected ? undefined : refuse(401, 'Invalid Auth token');
}
