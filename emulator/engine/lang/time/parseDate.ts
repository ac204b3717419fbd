import { civilOf, daysInMonth, daysOf, isLeap } from './civil.ts';
import type { CivilDay } from './civil.ts';
import type { Draft } from './parsePiece.ts';

/** The date of a parsed time; a month or day that was not given is the first. */
export function dateOf({ year, month, day, yearDay }: Draft): CivilDay | { readonly error: string } {
  if (yearDay === undefined) {
    const date = { year, month: month ?? 1, day: day ?? 1 };
    if (date.day < 1 || date.day > daysInMonth(date.month, year)) return { error: 'day out of range' };
    return date;
  }
  if (yearDay < 1 || yearDay > (isLeap(year) ? 366 : 365)) return { error: 'day-of-year out of range' };
  const date = civilOf(daysOf(year, 1, 1) + yearDay - 1);
  if (month !== undefined && month !== date.month) return { error: 'day-of-year does not match month' };
  if (day !== undefined && day !== date.day) return { error: 'day-of-year does not match day' };
  return date;
}
