import type { CalendarEventSource } from '../../../schemas/generated/types.ts';
import { encodeString } from '../lang/goJson.ts';
import { metadataMember } from './headers.ts';

/**
 * The event data of a firing of a `calendar` event source.
 * @param at the firing moment, in milliseconds since 1970
 * @param startedAt when the source started: Go prints its monotonic clock behind the time
 */
export function calendarData(source: CalendarEventSource, at: number, startedAt: number): string {
  const monotonic = ((at - startedAt) / 1000).toFixed(9);
  return `{"eventTime":${encodeString(`${goTimeText(at)} m=+${monotonic}`)}${metadataMember(source.metadata)}}`;
}

/** Go's `Time.String()` in UTC. */
function goTimeText(at: number): string {
  const iso = new Date(at).toISOString();
  const fraction = iso.slice(20, 23).replace(/0+$/, '');
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)}${fraction && `.${fraction}`} +0000 UTC`;
}
