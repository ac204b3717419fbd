import { openPayload } from '../payload/editor.ts';
import type { Services } from '../services.ts';
import { chooseEvent, eventTarget } from './chooseEvent.ts';
import { choosePayload } from './choosePayload.ts';
import { fire } from './fire.ts';
import { requireTrust } from './trust.ts';

/** "Fire Test Event…": which event, which payload; then it is edited, or fired at once. */
export async function fireTestEvent(services: Services, argument: unknown): Promise<void> {
  if (!requireTrust('Firing events')) return;
  const event = await chooseEvent(services, eventTarget(argument));
  if (!event) return;
  const chosen = await choosePayload(services, event);
  if (!chosen) return;
  const { namespace, eventSource, eventName } = event;
  const address = { namespace, eventSource, eventName };
  const { text, sample } = chosen;
  if (!chosen.fireNow) await openPayload(services.payloads, address, text, sample);
  else await fire(services, { address, payload: text, ...(sample !== undefined && { sample }) });
}
