import { parseDuration } from '../duration.ts';
import type { GoTime } from '../time/goTime.ts';
import { addNanos, fieldsOf } from '../time/goTime.ts';
import { parseTime } from '../time/parse.ts';
import type { Zone } from '../time/zone.ts';
import { loadZone, UTC } from '../time/zone.ts';
import { nextTime } from './next.ts';
import { parseCron } from './parse.ts';

/** What a calendar event source says about when it fires. */
export interface Calendar {
  readonly schedule?: string;
  readonly interval?: string;
  readonly timezone?: string;
  readonly exclusionDates?: readonly string[];
}

/** Gives the firing time after another one. */
export interface FiringTimes {
  next(last: GoTime): GoTime | { readonly error: string };
  /** The zone in which schedule and exclusions are read. */
  readonly zone: Zone;
}

type Next = FiringTimes['next'];

/** What upstream reports as `failed to parse …` before a calendar starts; also its schedule or interval as a function. */
export function parseSchedule({
  schedule = '',
  interval = '',
}: Calendar): { next: Next } | { error: string } {
  if (schedule !== '') {
    const parsed = parseCron(schedule);
    if ('error' in parsed) {
      return { error: `failed to parse schedule ${schedule} from calendar event. Cause: ${parsed.error}` };
    }
    return { next: (last) => nextTime(parsed.schedule, last) };
  }
  if (interval === '') return { error: 'must have either schedule or interval' };
  const parsed = parseDuration(interval);
  if ('error' in parsed) {
    return { error: `failed to parse interval ${interval} from calendar event. Cause: ${parsed.error}` };
  }
  return { next: (last) => addNanos(last, parsed.nanos - BigInt(last.nanos)) };
}

/** The firing times of a calendar, or the error that keeps it from starting. Names are those of its event source and event. */
export function firingTimes(
  calendar: Calendar,
  eventSource: string,
  event: string,
): FiringTimes | { error: string } {
  const parsed = parseSchedule(calendar);
  if ('error' in parsed) return parsed;
  const excluded = parseExclusions(calendar.exclusionDates ?? []);
  if ('error' in excluded) return excluded;
  const zone = loadZone(calendar.timezone ?? '');
  if ('error' in zone) {
    return { error: `failed to load location for event source ${eventSource} / ${event}, , ${zone.error}` };
  }
  return { zone, next: (last) => nextAllowed(parsed.next, excluded.days, { ...last, zone }) };
}

/** Excluded candidates in a row after which a calendar counts as never firing. */
const MAX_EXCLUDED = 10_000;

function nextAllowed(next: Next, excluded: ReadonlySet<string>, last: GoTime): GoTime | { error: string } {
  let time: GoTime | { error: string } = last;
  for (let i = 0; i < MAX_EXCLUDED && !('error' in time); i++) {
    time = next(time);
    if ('error' in time || !excluded.has(dayOf(time))) return time;
  }
  return { error: 'the calendar never fires: every candidate is excluded' };
}

/** The days of the entries `EXDATE:…`, each in UTC; other entries do not count. */
function parseExclusions(entries: readonly string[]): { days: ReadonlySet<string> } | { error: string } {
  const days = new Set<string>();
  for (const entry of entries) {
    if (!entry.startsWith('EXDATE:')) continue;
    for (const text of entry.slice('EXDATE:'.length).split(',')) {
      const time = parseTime('20060102T150405Z', text, UTC);
      if ('error' in time) return time;
      days.add(dayOf(time));
    }
  }
  return { days };
}

function dayOf(time: GoTime): string {
  const { year, month, day } = fieldsOf(time);
  return `${year}-${month}-${day}`;
}
