import { firingTimes, type Calendar } from '../../emulator/engine/lang/cron/calendar.ts';
import { formatTime } from '../../emulator/engine/lang/time/format.ts';
import { compareTimes, timeOfMilliseconds } from '../../emulator/engine/lang/time/goTime.ts';
import type { Resource } from '../../schemas/manifest/resource.ts';
import { nodeAt, type Path } from '../../schemas/yaml/node.ts';
import { fieldAt } from '../embedded/languages.ts';

const LAYOUT = 'Mon 2006-01-02 15:04:05 MST';

/**
 * When a calendar fires next; fewer times, or none, where it no longer does, and undefined where it cannot be read.
 * @param now milliseconds since 1970
 */
export function nextFirings(calendar: Calendar, now: number, count: number): string[] | undefined {
  const times = firingTimes(calendar, '', '');
  if ('error' in times) return undefined;
  const found: string[] = [];
  let at = timeOfMilliseconds(now, times.zone);
  while (found.length < count) {
    const next = times.next(at);
    if ('error' in next || compareTimes(next, at) <= 0) break;
    found.push(formatTime(next, LAYOUT));
    at = next;
  }
  return found;
}

const SCHEDULES = new Set([
  'CalendarEventSource.schedule',
  'CalendarEventSource.interval',
  'ConditionsResetByTime.cron',
]);

/** What the fields around a schedule or interval at a path say, as far as no template writes them; undefined at other paths. */
export function calendarAt(resource: Resource, path: Path): Calendar | undefined {
  const field = fieldAt(resource.kind, path);
  if (field === undefined || !SCHEDULES.has(field)) return undefined;
  const text = (name: string): string | undefined => {
    const node = nodeAt(resource.node, [...path.slice(0, -1), name]);
    return node?.kind === 'scalar' && node.type === 'string' && !node.templated ? node.text : undefined;
  };
  const schedule = text(path.at(-1) === 'cron' ? 'cron' : 'schedule');
  const [interval, timezone] = [text('interval'), text('timezone')];
  return {
    ...(schedule !== undefined && { schedule }),
    ...(interval !== undefined && { interval }),
    ...(timezone !== undefined && { timezone }),
  };
}
