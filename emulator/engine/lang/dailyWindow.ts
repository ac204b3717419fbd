import type { GoTime } from './time/goTime.ts';
import { compareTimes, ZERO_TIME } from './time/goTime.ts';
import { formatTime } from './time/format.ts';
import { parseTime, RFC3339 } from './time/parse.ts';
import { loadZone } from './time/zone.ts';

/** The bounds of a `time` filter, `HH:MM:SS` each, in an IANA zone (UTC if it is empty). */
export interface DailyWindow {
  readonly start: string;
  readonly stop: string;
  readonly timezone: string;
}

/**
 * Whether a moment lies between two times of its day: from start on, before stop. Start after stop means overnight.
 * @param time RFC 3339; a missing one is the year 1
 */
export function insideDailyWindow(
  time: string | null | undefined,
  { start, stop, timezone }: DailyWindow,
): { readonly inside: boolean } | { readonly error: string } {
  const zone = loadZone(timezone);
  if ('error' in zone) return { error: `invalid timezone '${timezone}': ${zone.error}` };
  const parsed = time === null || time === undefined || time === '' ? ZERO_TIME : parseTime(RFC3339, time);
  if ('error' in parsed) return parsed;
  const moment: GoTime = { ...parsed, zone };
  const day = formatTime(moment, '2006-01-02');
  const from = parseTime('2006-01-02 15:04:05', `${day} ${start}`, zone);
  if ('error' in from) return from;
  const to = parseTime('2006-01-02 15:04:05', `${day} ${stop}`, zone);
  if ('error' in to) return to;
  const started = compareTimes(moment, from) >= 0;
  const running = compareTimes(moment, to) < 0;
  return { inside: compareTimes(from, to) < 0 ? started && running : started || running };
}
