import type { EventAddress, EventInfo } from '../../../emulator/runtime/control/protocol/events.ts';
import { UserError } from '../../../emulator/runtime/userError.ts';

/** Finds an event by `SOURCE/EVENT`, or says which ones there are. */
export function requireEvent(address: string, events: readonly EventInfo[]): EventInfo {
  const event = events.find((one) => `${one.eventSource}/${one.eventName}` === address);
  if (event) return event;
  const known = namesOf(events);
  const list =
    known.length === 0 ? 'No EventSource was found in the given paths.' : `There are: ${known.join(', ')}.`;
  throw new UserError(`There is no event ${address}. ${list}`);
}

export function namesOf(events: readonly EventAddress[]): string[] {
  return events.map(({ eventSource, eventName }) => `${eventSource}/${eventName}`);
}
