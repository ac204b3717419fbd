import type { CalendarEventSource } from '../../../../schemas/generated/types.ts';
import { calendarData } from '../calendar.ts';
import type { Built } from './built.ts';

/** Milliseconds since 1970. */
export interface Tick {
  readonly at: number;
  readonly startedAt: number;
}

export function calendarTick(entry: CalendarEventSource, { at, startedAt }: Tick): Built {
  return { data: calendarData(entry, at, startedAt) };
}
