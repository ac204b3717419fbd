import { civilOf, daysOf } from './civil.ts';
import type { Zone } from './zone.ts';
import { UTC } from './zone.ts';

/** A moment and the zone in which it is shown: Go's `time.Time`. */
export interface GoTime {
  /** Whole seconds since 1970-01-01T00:00:00Z. */
  readonly seconds: number;
  /** 0 to 999,999,999. */
  readonly nanos: number;
  readonly zone: Zone;
}

/** A moment's calendar and clock fields in its zone. */
export interface Fields {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** 1 to 366. */
  readonly yearDay: number;
  /** Seconds east of Greenwich. */
  readonly offset: number;
}

const DAY = 86_400;

/** Year 1, January 1, 00:00:00 UTC. */
export const ZERO_TIME: GoTime = { seconds: -62_135_596_800, nanos: 0, zone: UTC };

export function isZero({ seconds, nanos }: GoTime): boolean {
  return seconds === ZERO_TIME.seconds && nanos === 0;
}

/** @param milliseconds since 1970, as `Date` counts them */
export function timeOfMilliseconds(milliseconds: number, zone: Zone = UTC): GoTime {
  const seconds = Math.floor(milliseconds / 1000);
  return { seconds, nanos: Math.round((milliseconds - seconds * 1000) * 1e6), zone };
}

export function fieldsOf({ seconds, zone }: GoTime): Fields {
  const offset = zone.offsetAt(seconds);
  const local = seconds + offset;
  const days = Math.floor(local / DAY);
  const rest = local - days * DAY;
  const civil = civilOf(days);
  return {
    ...civil,
    hour: Math.floor(rest / 3600),
    minute: Math.floor((rest % 3600) / 60),
    second: rest % 60,
    weekday: (((days + 4) % 7) + 7) % 7,
    yearDay: days - daysOf(civil.year, 1, 1) + 1,
    offset,
  };
}

/**
 * Go's `time.Date`: fields out of range run over. A wall time that a zone skips or repeats is read with the offset
 * that holds at that time taken as UTC, or with the next one if the result lies where another offset holds.
 */
export function timeOf(
  [year, month, day]: readonly [number, number, number],
  [hour, minute, second]: readonly [number, number, number],
  zone: Zone,
  nanos = 0,
): GoTime {
  const wall = daysOf(year, month, day) * DAY + hour * 3600 + minute * 60 + second;
  const first = zone.offsetAt(wall);
  const seconds = first === 0 ? wall : wall - zone.offsetAt(wall - first);
  return { seconds, nanos, zone };
}

/** Go's `AddDate`: the same wall time on another date. */
export function addDate(time: GoTime, years: number, months: number, days: number): GoTime {
  const { year, month, day, hour, minute, second } = fieldsOf(time);
  return timeOf([year + years, month + months, day + days], [hour, minute, second], time.zone, time.nanos);
}

/** @param nanos may be negative */
export function addNanos(time: GoTime, nanos: bigint): GoTime {
  const total = BigInt(time.nanos) + nanos;
  const seconds = total >= 0n ? total / BILLION : (total - BILLION + 1n) / BILLION;
  return { ...time, seconds: time.seconds + Number(seconds), nanos: Number(total - seconds * BILLION) };
}

const BILLION = 1_000_000_000n;

/** Negative if `a` is before `b`. */
export function compareTimes(a: GoTime, b: GoTime): number {
  return a.seconds - b.seconds || a.nanos - b.nanos;
}

/** `a - b`, in nanoseconds, kept within 64 bits as Go does. */
export function nanosBetween(a: GoTime, b: GoTime): bigint {
  const difference = BigInt(a.seconds - b.seconds) * BILLION + BigInt(a.nanos - b.nanos);
  if (difference > MAX_DURATION) return MAX_DURATION;
  return difference < -MAX_DURATION - 1n ? -MAX_DURATION - 1n : difference;
}

const MAX_DURATION = (1n << 63n) - 1n;
