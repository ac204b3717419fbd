import { parseCron } from '../../../emulator/engine/lang/cron/parse.ts';
import { MONTHS, WEEK_DAYS } from '../../../emulator/engine/lang/time/names.ts';

/** A cron schedule in plain words; undefined where it cannot be read. */
export function cronWords(source: string): string | undefined {
  const parsed = parseCron(source);
  if ('error' in parsed) return undefined;
  const zone = /^(?:CRON_)?TZ=(\S+)/.exec(source)?.[1];
  const fields = source
    .replace(/^(?:CRON_)?TZ=\S+/, '')
    .trim()
    .split(/\s+/);
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = fields;
  const days = daysOf(day, weekday, parsed.schedule.dayOfMonth.star || parsed.schedule.dayOfWeek.star);
  const months = isEvery(month) ? '' : ` in ${listOf(month, 'month', monthName)}`;
  const text = `${timesOf(minute, hour)}${days}${months}${zone === undefined ? '' : ` (${zone})`}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function isEvery(field: string): boolean {
  return field === '*' || field === '?';
}

function timesOf(minute: string, hour: string): string {
  if (/^\d+$/.test(minute) && /^\d+(?:,\d+)*$/.test(hour)) {
    const times = hour.split(',').map((one) => `${one.padStart(2, '0')}:${minute.padStart(2, '0')}`);
    return `at ${joined(times)}`;
  }
  const minutes = isEvery(minute) ? 'every minute' : minutesOf(minute);
  if (isEvery(hour))
    return minutes === 'at minute 0' ? 'every hour' : minutes.replace(/^(at minute.*)$/, '$1 of every hour');
  const hours =
    hour.includes('/') || hour.includes('-')
      ? listOf(hour, 'hour', String)
      : `hour ${listOf(hour, 'hour', String)}`;
  return `${minutes} of ${hours}`;
}

function minutesOf(minute: string): string {
  const step = /^(?:\*|0)\/(\d+)$/.exec(minute)?.[1];
  if (step !== undefined) return Number(step) === 1 ? 'every minute' : `every ${step} minutes`;
  return unitAnd('at minute', listOf(minute, 'minute', String));
}

/** With a plain \`*\` in one of them both days have to fit, else one is enough. */
function daysOf(day: string, weekday: string, both: boolean): string {
  const byMonth = isEvery(day) ? '' : ` on ${unitAnd('day', listOf(day, 'day', String))} of the month`;
  const byWeek = isEvery(weekday) ? '' : ` on ${listOf(weekday, 'day', dayName)}`;
  if (byMonth === '' || byWeek === '') return byMonth + byWeek;
  return `${byMonth}${both ? ' if it is' : ', and'}${byWeek}`;
}

/** `day 1`, yet `every 3rd day`. */
function unitAnd(unit: string, list: string): string {
  return list.startsWith('every') ? list : `${unit} ${list}`;
}

function listOf(field: string, unit: string, name: (value: string) => string): string {
  const items = field.split(',').filter((item) => item !== '');
  return joined(items.map((item) => itemOf(item, unit, name)));
}

function itemOf(item: string, unit: string, name: (value: string) => string): string {
  const [range = '', step] = item.split('/');
  const [from = '', to] = range.split('-');
  const span = isEvery(from) ? '' : to === undefined ? name(from) : `${name(from)} to ${name(to)}`;
  if (step === undefined) return span === '' ? `every ${unit}` : span;
  const every = Number(step) === 1 ? `every ${unit}` : `every ${ordinal(Number(step))} ${unit}`;
  if (span === '') return every;
  return to === undefined ? `${every} from ${span}` : `${every} of ${span}`;
}

function ordinal(count: number): string {
  const ending = count % 100 > 10 && count % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th');
  return `${count}${ending}`;
}

function joined(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

function dayName(value: string): string {
  return nameOf(value, WEEK_DAYS, 0);
}

function monthName(value: string): string {
  return nameOf(value, MONTHS, 1);
}

function nameOf(value: string, names: readonly string[], first: number): string {
  const byName = names.find((name) => name.slice(0, 3).toLowerCase() === value.toLowerCase());
  return byName ?? names[Number(value) - first] ?? value;
}
