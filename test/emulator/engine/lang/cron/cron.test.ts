import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firingTimes } from '../../../../../emulator/engine/lang/cron/calendar.ts';
import { nextTime } from '../../../../../emulator/engine/lang/cron/next.ts';
import { parseCron } from '../../../../../emulator/engine/lang/cron/parse.ts';
import { isZero } from '../../../../../emulator/engine/lang/time/goTime.ts';
import { formatTime } from '../../../../../emulator/engine/lang/time/format.ts';
import { parseTime, RFC3339 } from '../../../../../emulator/engine/lang/time/parse.ts';
import { UTC } from '../../../../../emulator/engine/lang/time/zone.ts';

function at(text: string) {
  const time = parseTime(RFC3339, text);
  if ('error' in time) throw new Error(time.error);
  return time;
}

function next(schedule: string, from: string): string {
  const parsed = parseCron(schedule);
  if ('error' in parsed) return parsed.error;
  const time = nextTime(parsed.schedule, at(from));
  return 'error' in time ? time.error : formatTime({ ...time, zone: UTC }, RFC3339);
}

describe('nextTime', () => {
  it.each([
    ['*/15 * * * *', '2026-01-01T00:01:00Z', '2026-01-01T00:15:00Z'],
    ['0 9 * * mon-FRI', '2026-01-02T09:00:00Z', '2026-01-05T09:00:00Z'],
    ['0 0 13 * 5', '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'],
    ['0 0 29 2 ?', '2026-01-01T00:00:00Z', '2028-02-29T00:00:00Z'],
    ['TZ=Europe/Berlin 0 9 * * *', '2026-07-01T00:00:00Z', '2026-07-01T07:00:00Z'],
    ['TZ=America/New_York 30 2 * * *', '2024-03-10T05:00:00Z', '2024-03-11T06:30:00Z'],
    ['0 0 30 2 *', '2026-01-01T00:00:00Z', '0001-01-01T00:00:00Z'],
    [', * * * *', '2026-01-01T00:00:00Z', '0001-01-01T00:00:00Z'],
    ['0 0 * , *', '2026-01-01T00:00:00Z', '0001-01-01T00:00:00Z'],
  ])('%s after %s', (schedule, from, expected) => {
    expect(next(schedule, from)).toBe(expected);
  });
});

describe('parseCron', () => {
  it.each([
    ['@daily', 'parser does not accept descriptors: @daily', '@daily'],
    ['0 0 * * 7', 'end of range (7) above maximum (6): 7', '7'],
    ['0 0 * * 1,L', 'failed to parse int from L: strconv.Atoi: parsing "L": invalid syntax', 'L'],
    ['*/0 * * * *', 'step of range should be a positive number: */0', '*/0'],
    ['0 0 0 * * *', 'expected exactly 5 fields, found 6: [0 0 0 * * *]', '0 0 0 * * *'],
    ['TZ=Mars/Base 0 0 * * *', 'provided bad location Mars/Base: unknown time zone Mars/Base', 'Mars/Base'],
    ['TZ=UTC 0 24 * * *', 'end of range (24) above maximum (23): 24', '24'],
    ['TZ=UTC', 'a time zone has to be followed by a space (upstream panics here)', 'TZ=UTC'],
  ])('refuses %s', (source, error, piece) => {
    const parsed = parseCron(source);
    expect(parsed).toMatchObject({ error });
    if ('error' in parsed) expect(source.slice(parsed.offset, parsed.offset + parsed.length)).toBe(piece);
  });

  it('survives any text, and what it takes has a next time', () => {
    const piece = fc.constantFrom(
      '0',
      '5',
      '*',
      '?',
      '/',
      '-',
      ',',
      ' ',
      'mon',
      'JAN',
      'TZ=UTC ',
      '31',
      '@',
      'é',
      '\t',
    );
    const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));
    const property = fc.property(fc.oneof(text, fc.constant('1 2 3 4 *')), (source) => {
      const parsed = parseCron(source);
      if ('error' in parsed) return;
      const start = at('2026-01-01T00:00:00Z');
      const time = nextTime(parsed.schedule, start);
      expect('error' in time || isZero(time) || time.seconds > start.seconds).toBe(true);
      expect(nextTime(parsed.schedule, start)).toEqual(time);
    });
    fc.assert(property, { seed: 1, numRuns: 500 });
  });
});

describe('firingTimes', () => {
  it('refuses a calendar whose every candidate is excluded', () => {
    const firing = firingTimes({ interval: '1ms', exclusionDates: ['EXDATE:20260101T000000Z'] }, 'es', 'ev');
    if ('error' in firing) throw new Error(firing.error);
    expect(firing.next(at('2026-01-01T00:00:00Z'))).toMatchObject({
      error: expect.stringContaining('never') as string,
    });
  });
});
