import type { Services } from '../services.ts';
import { fire } from './fire.ts';
import { requireTrust } from './trust.ts';

/** Fires an event of the history once more, with the payload that it had. */
export async function fireAgain(services: Services, argument: unknown): Promise<void> {
  const known = typeof argument === 'string' ? services.history.replay(argument) : undefined;
  if (!known || !requireTrust('Firing events')) return;
  const { from, ...event } = known;
  if (from === 'fired') return fire(services, event);
  // An event from outside is known by its event data; that of an HTTP source holds the request's body.
  const info = (await services.session.events()).find(
    ({ eventSource, eventName }) =>
      eventSource === event.address.eventSource && eventName === event.address.eventName,
  );
  if (!info) return;
  const { namespace, eventSource, eventName } = info;
  const isRequest = info.payloadIs === 'request';
  const payload = isRequest ? bodyOf(event.payload) : event.payload;
  await fire(services, {
    address: { namespace, eventSource, eventName },
    ...(payload !== undefined && { payload }),
    ...(payload !== undefined && !isRequest && { isData: true }),
  });
}

function bodyOf(data: string | undefined): string | undefined {
  const parsed: unknown = data === undefined ? undefined : JSON.parse(data);
  const body = (parsed as { readonly body?: unknown } | undefined)?.body;
  return body === undefined ? undefined : JSON.stringify(body);
}
