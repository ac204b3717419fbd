import type { GoTime } from '../time/goTime.ts';
import { addDate, fieldsOf, timeOf, ZERO_TIME } from '../time/goTime.ts';
import type { CronSchedule } from './parse.ts';

/** How many years ahead robfig/cron looks. */
const YEARS = 5;

const HOUR = 3600;
const MINUTE = 60;

/**
 * The first moment after `after` that a schedule allows, found by walking as robfig/cron does: a wall time that a zone skips does not
 * occur on that day, one that is repeated occurs twice. The year 1 if there is none within five years.
 */
export function nextTime(schedule: CronSchedule, after: GoTime): GoTime | { readonly error: string } {
  if (neverFits(schedule)) return ZERO_TIME;
  const zone = schedule.zone ?? after.zone;
  const start: GoTime = { seconds: after.seconds + 1, nanos: 0, zone };
  const lastYear = fieldsOf(start).year + YEARS;
  let step: Step = { time: start, moved: false, again: true };
  while (step.again) {
    if (fieldsOf(step.time).year > lastYear) return ZERO_TIME;
    step = walk(schedule, step);
    if (step.endless)
      return { error: 'the schedule never comes to an end in a zone that once left out a day' };
  }
  return { ...step.time, zone: after.zone };
}

/** A list without items (`,`) allows nothing: what would be found by walking five years is known. */
function neverFits({ minute, hour, month }: CronSchedule): boolean {
  return [minute, hour, month].some(({ values }) => values.size === 0);
}

interface Step {
  readonly time: GoTime;
  /** Whether the smaller fields have been set back to their start. */
  readonly moved: boolean;
  /** A field has wrapped around: the larger ones have to be looked at again. */
  readonly again: boolean;
  readonly endless?: boolean;
}

function walk(schedule: CronSchedule, from: Step): Step {
  const step: Step = { ...from, again: false };
  return [walkMonths, walkDays, walkHours, walkMinutes, walkSeconds].reduce(
    (done, next) => (done.again || done.endless ? done : next(schedule, done)),
    step,
  );
}

function walkMonths({ month }: CronSchedule, { time, moved }: Step): Step {
  for (;;) {
    const fields = fieldsOf(time);
    if (month.values.has(fields.month)) return { time, moved, again: false };
    if (!moved) time = timeOf([fields.year, fields.month, 1], [0, 0, 0], time.zone);
    moved = true;
    time = addDate(time, 0, 1, 0);
    if (fieldsOf(time).month === 1) return { time, moved, again: true };
  }
}

function walkDays(schedule: CronSchedule, { time, moved }: Step): Step {
  for (;;) {
    const fields = fieldsOf(time);
    if (dayMatches(schedule, fields.day, fields.weekday)) return { time, moved, again: false };
    if (!moved) time = timeOf([fields.year, fields.month, fields.day], [0, 0, 0], time.zone);
    moved = true;
    const before = time.seconds;
    time = addDate(time, 0, 0, 1);
    const { hour } = fieldsOf(time);
    if (hour !== 0) time = { ...time, seconds: time.seconds + (hour > 12 ? 24 - hour : -hour) * HOUR };
    if (time.seconds <= before) return { time, moved, again: false, endless: true };
    if (fieldsOf(time).day === 1) return { time, moved, again: true };
  }
}

/** Both days have to fit if one of them is a plain `*`, else one is enough. */
function dayMatches({ dayOfMonth, dayOfWeek }: CronSchedule, day: number, weekday: number): boolean {
  const byMonth = dayOfMonth.values.has(day);
  const byWeek = dayOfWeek.values.has(weekday);
  return dayOfMonth.star || dayOfWeek.star ? byMonth && byWeek : byMonth || byWeek;
}

function walkHours({ hour }: CronSchedule, { time, moved }: Step): Step {
  for (;;) {
    const fields = fieldsOf(time);
    if (hour.values.has(fields.hour)) return { time, moved, again: false };
    if (!moved) time = timeOf([fields.year, fields.month, fields.day], [fields.hour, 0, 0], time.zone);
    moved = true;
    time = { ...time, seconds: time.seconds + HOUR };
    if (fieldsOf(time).hour === 0) return { time, moved, again: true };
  }
}

function walkMinutes({ minute }: CronSchedule, { time, moved }: Step): Step {
  for (;;) {
    if (minute.values.has(fieldsOf(time).minute)) return { time, moved, again: false };
    if (!moved) time = { ...time, seconds: Math.floor(time.seconds / MINUTE) * MINUTE };
    moved = true;
    time = { ...time, seconds: time.seconds + MINUTE };
    if (fieldsOf(time).minute === 0) return { time, moved, again: true };
  }
}

/** A schedule of five fields fires at second 0. */
function walkSeconds(_schedule: CronSchedule, { time, moved }: Step): Step {
  const { second } = fieldsOf(time);
  if (second === 0) return { time, moved, again: false };
  return { time: { ...time, seconds: time.seconds + MINUTE - second }, moved: true, again: true };
}
