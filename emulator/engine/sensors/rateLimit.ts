import type { RateLimit } from '../../../schemas/generated/types.ts';

/** Milliseconds between two permits. */
export interface Rate {
  readonly intervalMs: number;
}

const UNITS: Readonly<Record<string, number>> = { Minute: 60_000, Hour: 3_600_000 };

/** Unused permits that are kept for a burst. */
const SLACK = 10;

/** The rate of a trigger; any unit but `Minute` and `Hour` means a second. Without a positive number of requests upstream's sensor dies. */
export function rateOf({ unit, requestsPerUnit }: RateLimit): Rate | { readonly crash: string } {
  if (!requestsPerUnit || requestsPerUnit < 0)
    return {
      crash:
        'rateLimit without requestsPerUnit: upstream divides by zero and the sensor process dies at start',
    };
  return { intervalMs: (UNITS[unit ?? ''] ?? 1_000) / requestsPerUnit };
}

/**
 * The moment of the next permit, by the leaky bucket of go.uber.org/ratelimit v0.3.1: one permit every interval, up to ten unused ones are
 * kept.
 * @param last the moment of the permit before, undefined at the first
 * @returns milliseconds since 1970; at or before `now` there is nothing to wait for
 */
export function nextPermit(last: number | undefined, now: number, { intervalMs }: Rate): number {
  if (last === undefined) return now;
  const slack = SLACK * intervalMs;
  return now - last > slack + intervalMs ? now - slack : last + intervalMs;
}
