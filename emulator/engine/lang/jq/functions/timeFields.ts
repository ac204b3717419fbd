import { civilOf, daysOf } from '../../time/civil.ts';
import { failure, type Failure } from '../failure.ts';
import { toFloat, toPlace } from '../number.ts';
import type { Value } from '../value.ts';
import { goInt } from './floats.ts';

/** A moment in UTC. */
export interface Moment {
  /** Whole seconds since 1970, and the nanoseconds behind them. */
  readonly seconds: bigint;
  readonly nanoseconds: number;
}

export interface Fields {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** 0 is Sunday. */
  readonly weekDay: number;
  /** 1 to 366. */
  readonly yearDay: number;
}

const DAY = 86_400n;
const BILLION = 1_000_000_000n;
/** Seconds from the first moment that Go can show, in the year -292277022400, to 1970; earlier ones wrap to late years. */
const FIRST = (292_277_022_400n / 400n) * 146_097n * DAY + 306n * DAY + 62_135_596_800n;

export function fieldsOf({ seconds }: Moment): Fields {
  const { days, rest } = daysAndRest(seconds);
  const { year, month, day } = civilOf(days);
  return {
    year,
    month,
    day,
    hour: Math.floor(rest / 3600),
    minute: Math.floor(rest / 60) % 60,
    second: rest % 60,
    weekDay: (((days + 4) % 7) + 7) % 7,
    yearDay: days - daysOf(year, 1, 1) + 1,
  };
}

function daysAndRest(seconds: bigint): { days: number; rest: number } {
  const shown = BigInt.asUintN(64, seconds + FIRST) - FIRST;
  const rest = ((shown % DAY) + DAY) % DAY;
  return { days: Number((shown - rest) / DAY), rest: Number(rest) };
}

/** Seconds since 1970 of a date whose parts may run over. */
export function secondsOf(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): bigint {
  const clock = [hour * 3600, minute * 60, second].reduce((sum, part) => sum + BigInt(part), 0n);
  return BigInt.asIntN(64, BigInt(daysOf(year, month, day)) * DAY + clock);
}

export function epochOf({ seconds, nanoseconds }: Moment): number {
  return Number(seconds) + nanoseconds / 1e9;
}

/** jq's array of eight numbers: the month from 0, the day of the year from 0. */
export function toArray(epoch: number): Value[] {
  const moment = normal(BigInt(goInt(epoch)), goInt((epoch - Math.floor(epoch)) * 1e9));
  const { year, month, day, hour, minute, second, weekDay, yearDay } = fieldsOf(moment);
  const whole = [year, month - 1, day, hour, minute].map(integer);
  return [...whole, second + moment.nanoseconds / 1e9, integer(weekDay), integer(yearDay - 1)];
}

function integer(value: number): bigint {
  return Number.isFinite(value) ? BigInt(Math.trunc(value)) : 0n;
}

function normal(seconds: bigint, nanoseconds: number): Moment {
  const all = BigInt(nanoseconds);
  const rest = ((all % BILLION) + BILLION) % BILLION;
  return { seconds: BigInt.asIntN(64, seconds + (all - rest) / BILLION), nanoseconds: Number(rest) };
}

/** The moment of an array of numbers; missing ones are 0. */
export function fromArray(array: readonly Value[]): Moment | Failure {
  const parts = [0, 0, 0, 0, 0, 0, 0, 0];
  let nanoseconds = 0;
  for (const [i, value] of array.slice(0, parts.length).entries()) {
    const number = i === 5 ? toFloat(value) : toPlace(value);
    if (number === undefined) return failure('expected an array of 8 numbers');
    parts[i] = i === 5 ? goInt(number) : number;
    if (i === 5) nanoseconds = goInt((number - Math.floor(number)) * 1e9);
  }
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  return normal(secondsOf(year, month + 1, day, hour, minute, second), nanoseconds);
}
