import { describe, expect, it } from 'vitest';

import { readBackoff, waitsBetween } from '../../../../emulator/engine/sensors/backoff.ts';
import { resetTimes } from '../../../../emulator/engine/sensors/conditionsReset.ts';
import { nextPermit, rateOf } from '../../../../emulator/engine/sensors/rateLimit.ts';
import type { Backoff, RateLimit } from '../../../../schemas/generated/types.ts';

describe('backoff', () => {
  it.each<[string, Backoff, number[]]>([
    ['without anything: five attempts, a second and up to another one', {}, [1500, 1500, 1500, 1500]],
    ['steps count attempts', { steps: 2, jitter: 0 as never }, [1000]],
    ['steps below one are five', { steps: -1, duration: '1ms', jitter: 0 as never }, [1, 1, 1, 1]],
    ['a factor multiplies', { steps: 4, factor: 3 as never, jitter: 0 as never }, [1000, 3000, 9000]],
    ['a factor of nothing keeps it', { steps: 3, factor: 0 as never, jitter: 0 as never }, [1000, 1000]],
    ['jitter adds to each wait', { steps: 3, factor: 2 as never, jitter: 0.5 as never }, [1250, 2500]],
    [
      'no wait is longer than a duration of Go',
      { steps: 4, duration: '1h', factor: 1e9 as never, jitter: 0.5 as never },
      [4_500_000, 2 ** 63 / 1e6, 2 ** 63 / 1e6],
    ],
    ['a number is nanoseconds', { steps: 2, duration: 2_000_000, jitter: 0 as never }, [2]],
  ])('%s', (_, backoff, expected) => {
    const read = readBackoff(backoff);
    expect('error' in read ? read : [...waitsBetween(read, () => 0.5)]).toEqual(expected);
  });

  it.each<[string, Backoff]>([
    ['a duration that is none', { duration: '5' }],
    ['a quoted factor', { factor: '2' as never }],
    ['a quoted jitter', { jitter: '2' as never }],
  ])('%s is invalid', (_, backoff) => {
    expect(readBackoff(backoff)).toEqual({
      error: expect.stringMatching(/^invalid backoff configuration, /) as string,
    });
  });
});

describe('rate limit', () => {
  it.each<[RateLimit, number]>([
    [{ unit: 'Second', requestsPerUnit: 4 }, 250],
    [{ unit: 'Minute', requestsPerUnit: 1 }, 60_000],
    [{ unit: 'Hour', requestsPerUnit: 2 }, 1_800_000],
    [{ unit: 'Day', requestsPerUnit: 1 }, 1_000],
    [{ requestsPerUnit: 1 }, 1_000],
  ])('%j is a permit every %d ms', (limit, intervalMs) => {
    expect(rateOf(limit)).toEqual({ intervalMs });
  });

  it.each([
    ['one after the other', [0, 0, 0], [0, 100, 200]],
    ['exactly in time', [0, 100, 200], [0, 100, 200]],
    // Ten permits at most are saved while nothing happens.
    ['after a pause', [0, 10_000, 10_000], [0, 9_000, 9_100]],
    ['a short pause is saved in full', [0, 500, 500], [0, 100, 200]],
  ])('%s', (_, calls, expected) => {
    let last: number | undefined;
    const permits = calls.map((now) => (last = nextPermit(last, now, { intervalMs: 100 })));
    expect(permits).toEqual(expected);
  });
});

describe('conditionsReset', () => {
  const at = Date.parse('2026-03-29T12:30:30Z');
  it.each([
    ['0 * * * *', undefined, '2026-03-29T12:00:00Z', '2026-03-29T13:00:00Z'],
    ['0 0 * * *', 'Europe/Berlin', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'],
    ['TZ=America/New_York 0 9 * * 1', undefined, '2026-03-23T13:00:00Z', '2026-03-30T13:00:00Z'],
    ['0 0 29 2 *', undefined, '2024-02-29T00:00:00Z', '2028-02-29T00:00:00Z'],
    ['0 0 30 2 *', undefined, undefined, undefined],
  ])('%s in %s', (cron, timezone, latest, next) => {
    const times = resetTimes({ cron, ...(timezone !== undefined && { timezone }) });
    if ('error' in times) throw new Error(times.error);
    const iso = (ms: number | undefined): string | undefined =>
      ms === undefined ? undefined : new Date(ms).toISOString().replace('.000', '');
    expect([iso(times.latest(at)), iso(times.next(at))]).toEqual([latest, next]);
  });

  it.each([
    ['@daily', undefined],
    ['0 0 * * *', 'Nowhere/Land'],
  ])('%s in %s is an error', (cron, timezone) => {
    expect(resetTimes({ cron, ...(timezone !== undefined && { timezone }) })).toHaveProperty('error');
  });
});
