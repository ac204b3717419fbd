import { daysOf } from './civil.ts';
import { abbreviationOf } from './zoneAbbreviation.ts';
import { ZONE_NAMES } from './zoneNames.ts';

/** A time zone. Seconds are seconds since 1970 in UTC. */
export interface Zone {
  readonly name: string;
  /** Of a zone that has never another one. */
  readonly offset?: number;
  /** Seconds east of Greenwich. */
  offsetAt(seconds: number): number;
  /** What `MST` in a layout prints; empty if the zone has only an offset. */
  abbreviationAt(seconds: number): string;
}

export const UTC: Zone = { name: 'UTC', offsetAt: () => 0, abbreviationAt: () => 'UTC' };

/** The zone of the process. It is UTC too, and yet another zone to Go: times that differ in no more are not equal. */
export const LOCAL: Zone = { ...UTC };

const wholeHours = new Map<number, Zone>();

/** Go makes the zones of whole hours without a name once, all others each time anew. */
export function fixedZone(name: string, offset: number): Zone {
  const known = name === '' && offset % 3600 === 0 ? wholeHours.get(offset) : undefined;
  if (known) return known;
  const zone = { name, offset, offsetAt: () => offset, abbreviationAt: () => name };
  if (name === '' && offset % 3600 === 0 && offset >= -12 * 3600 && offset <= 14 * 3600)
    wholeHours.set(offset, zone);
  return zone;
}

/** Whether two zones are the same or say the same: `reflect.DeepEqual`. */
export function sameRules(a: Zone, b: Zone): boolean {
  return a === b || (a.offset !== undefined && a.offset === b.offset && a.name === b.name);
}

const loaded = new Map<string, Zone | { error: string }>();

/** Go's `time.LoadLocation`: IANA names, case-sensitive; empty is UTC and `Local` is the process's zone, which is UTC. */
export function loadZone(name: string): Zone | { readonly error: string } {
  if (name === '' || name === 'UTC') return UTC;
  if (name === 'Local') return LOCAL;
  const known = loaded.get(name);
  if (known) return known;
  const zone = makeZone(name);
  if (loaded.size < MAX_LOADED) loaded.set(name, zone);
  return zone;
}

const MAX_LOADED = 1000;

function makeZone(name: string): Zone | { error: string } {
  if (name.includes('..') || /^[/\\]/.test(name)) return { error: 'time: invalid location name' };
  const format = ZONE_NAMES.has(name) ? zoneFormat(name) : undefined;
  if (!format) return { error: `unknown time zone ${name}` };
  const offsets = new Map<number, number>();
  const offsetAt = (seconds: number): number => {
    const key = seconds > SETTLED ? Math.floor(seconds / QUARTER) * QUARTER : seconds;
    const kept = offsets.get(key);
    if (kept !== undefined) return kept;
    const offset = offsetOf(format, key);
    if (offsets.size > MAX_OFFSETS) offsets.clear();
    offsets.set(key, offset);
    return offset;
  };
  return { name, offsetAt, abbreviationAt: (seconds) => abbreviationOf(name, offsetAt(seconds), seconds) };
}

/** From 1975 on, clocks have changed at full quarters of an hour only. */
const SETTLED = 157_766_400;
const QUARTER = 900;
const MAX_OFFSETS = 20_000;

/** Intl would take names in any case, and offsets; Go reads a file of that very name. */
function zoneFormat(name: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-u-ca-gregory-hc-h23-nu-latn', {
      timeZone: name,
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return undefined;
  }
}

function offsetOf(format: Intl.DateTimeFormat, seconds: number): number {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of format.formatToParts(seconds * 1000)) parts[type] = value;
  const number = (type: Intl.DateTimeFormatPartTypes): number => Number(parts[type] ?? 0);
  const year = parts.era?.startsWith('B') === true ? 1 - number('year') : number('year');
  const days = daysOf(year, number('month'), number('day'));
  return days * 86_400 + number('hour') * 3600 + number('minute') * 60 + number('second') - seconds;
}
