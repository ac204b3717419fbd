import type { Backoff } from '../../../schemas/generated/types.ts';
import { parseDuration } from '../lang/duration.ts';

/** A `retryStrategy` or the backoff of a policy, ready to be used. */
export interface Waits {
  /** How many attempts there are. */
  readonly attempts: number;
  readonly durationMs: number;
  readonly factor: number;
  readonly jitter: number;
}

/** One attempt and no more. */
export const ONE_ATTEMPT: Waits = { attempts: 1, durationMs: 0, factor: 1, jitter: 0 };

const DEFAULT_ATTEMPTS = 5;
const NANOSECONDS_IN_MS = 1e6;

/** The longest duration that Go knows, 292 years; in milliseconds. */
const LONGEST_WAIT = 2 ** 63 / NANOSECONDS_IN_MS;

/** Reads a backoff with upstream's defaults. One that cannot be read keeps the action from running at all. */
export function readBackoff(backoff: Backoff): Waits | { readonly error: string } {
  const { duration = '1s', steps = 0 } = backoff;
  const durationNs = readDuration(duration);
  if (typeof durationNs !== 'number') return invalid(durationNs.error);
  const factor = readAmount(backoff.factor);
  if (typeof factor !== 'number') return invalid(`invalid factor, ${factor.error}`);
  const jitter = readAmount(backoff.jitter);
  if (typeof jitter !== 'number') return invalid(`invalid jitter, ${jitter.error}`);
  const attempts = steps > 0 ? steps : DEFAULT_ATTEMPTS;
  return { attempts, durationMs: durationNs / NANOSECONDS_IN_MS, factor, jitter };
}

/** The waits between attempts, in milliseconds: one less than there are attempts. `random` gives numbers in [0, 1). */
export function* waitsBetween(
  { attempts, durationMs, factor, jitter }: Waits,
  random: () => number,
): Generator<number> {
  let next = Math.min(durationMs, LONGEST_WAIT);
  for (let attempt = 1; attempt < attempts; attempt++) {
    yield jitter > 0 ? Math.min(next + random() * jitter * next, LONGEST_WAIT) : next;
    if (factor !== 0) next = Math.min(next * factor, LONGEST_WAIT);
  }
}

function invalid(error: string): { readonly error: string } {
  return { error: `invalid backoff configuration, ${error}` };
}

function readDuration(duration: number | string): number | { readonly error: string } {
  if (typeof duration === 'number') return duration;
  const parsed = parseDuration(duration);
  return 'error' in parsed ? parsed : Number(parsed.nanos);
}

/** Only a number that is not quoted counts. */
function readAmount(amount: unknown): number | { readonly error: string } {
  if (amount === undefined || amount === null) return 1;
  if (amount === Infinity || amount === -Infinity) return { error: 'strconv.ParseFloat: value out of range' };
  if (typeof amount === 'number') return amount;
  const text = JSON.stringify(amount);
  return { error: `strconv.ParseFloat: parsing ${JSON.stringify(text)}: invalid syntax` };
}
