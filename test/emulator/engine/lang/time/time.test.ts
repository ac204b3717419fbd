import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTime, timeText } from '../../../../../emulator/engine/lang/time/format.ts';
import { addDate, fieldsOf, timeOf, ZERO_TIME } from '../../../../../emulator/engine/lang/time/goTime.ts';
import { parseTime } from '../../../../../emulator/engine/lang/time/parse.ts';
import type { Zone } from '../../../../../emulator/engine/lang/time/zone.ts';
import { loadZone, UTC } from '../../../../../emulator/engine/lang/time/zone.ts';

function zone(name: string): Zone {
  const found = loadZone(name);
  if ('error' in found) throw new Error(found.error);
  return found;
}

describe('formatTime', () => {
  const time = timeOf([2026, 3, 7], [15, 4, 5], zone('Europe/Berlin'), 120_000_000);
  it.each([
    ['2006-01-02T15:04:05Z07:00', '2026-03-07T15:04:05+01:00'],
    ['Mon Jan _2 3:04PM 06', 'Sat Mar  7 3:04PM 26'],
    ['Monday, January 2 002 __2', 'Saturday, March 7 066  66'],
    ['.000 .999 ,00 .9', '.120 .12 ,12 .1'],
    ['-07 -0700 -07:00:00 MST', '+01 +0100 +01:00:00 CET'],
    ['_2006 Janet 2006x', '_2026 Janet 2026x'],
  ])('%s', (layout, text) => {
    expect(formatTime(time, layout)).toBe(text);
  });

  it('prints as Time.String does', () => {
    expect(timeText(ZERO_TIME)).toBe('0001-01-01 00:00:00 +0000 UTC');
    expect(timeText(time)).toBe('2026-03-07 15:04:05.12 +0100 CET');
  });
});

describe('parseTime', () => {
  it.each([
    ['2006-01-02 15:04:05', '2026-03-07 9:04:05.5', '2026-03-07 09:04:05.5 +0000 UTC'],
    ['2006-01-02T15:04:05Z07:00', '2026-03-07T09:04:05-02:30', '2026-03-07 09:04:05 -0230 -0230'],
    ['Jan _2 2006 3:04pm MST', 'mar  7 2026 12:04am CET', '2026-03-07 00:04:00 +0000 CET'],
    ['2006 002', '2024 366', '2024-12-31 00:00:00 +0000 UTC'],
  ])('%s of %s', (layout, value, expected) => {
    const time = parseTime(layout, value);
    expect('error' in time ? time.error : timeText(time)).toBe(expected);
  });

  it.each([
    ['15:04', '24:00', 'parsing time "24:00": hour out of range'],
    ['15:04:05', '1:2:03', 'parsing time "1:2:03" as "15:04:05": cannot parse "2:03" as "04"'],
    ['2006-01-02', '2026-02-30', 'parsing time "2026-02-30": day out of range'],
    ['2006', '2026é', 'parsing time "2026é": extra text: "é"'.replaceAll('é', '\\xc3\\xa9')],
  ])('%s refuses %s', (layout, value, error) => {
    expect(parseTime(layout, value)).toEqual({ error });
  });

  it('reads back what it writes', () => {
    const layout = '2006-01-02T15:04:05.999999999Z07:00';
    const property = fc.property(
      fc.integer({ min: -6e10, max: 2e11 }),
      fc.integer({ min: 0, max: 999_999_999 }),
      (seconds, nanos) => {
        const text = formatTime({ seconds, nanos, zone: UTC }, layout);
        expect(parseTime(layout, text)).toMatchObject({ seconds, nanos });
      },
    );
    fc.assert(property, { seed: 1, numRuns: 500 });
  });
});

describe('wall times', () => {
  it.each([
    ['a skipped hour west of Greenwich', 'America/New_York', [2024, 3, 10], '2024-03-10 06:30:00 +0000 UTC'],
    ['an hour after a repeated one', 'America/New_York', [2024, 11, 3], '2024-11-03 07:30:00 +0000 UTC'],
    ['a skipped hour east of Greenwich', 'Europe/Berlin', [2024, 3, 31], '2024-03-31 01:30:00 +0000 UTC'],
  ] as const)('%s', (_name, name, date, expected) => {
    const wall = timeOf(date, [2, 30, 0], zone(name));
    expect(timeText({ ...wall, zone: UTC })).toBe(expected);
  });

  it('runs over the end of a month', () => {
    expect(fieldsOf(addDate(timeOf([2024, 1, 31], [0, 0, 0], UTC), 0, 1, 0))).toMatchObject({
      month: 3,
      day: 2,
    });
  });
});

describe('loadZone', () => {
  it.each(['utc', 'europe/berlin', '+01:00', 'Nowhere/City'])('does not know %s', (name) => {
    expect(loadZone(name)).toEqual({ error: `unknown time zone ${name}` });
  });
});
