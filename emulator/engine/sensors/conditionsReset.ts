import type { ConditionsResetByTime } from '../../../schemas/generated/types.ts';
import { nextTime } from '../lang/cron/next.ts';
import { parseCron } from '../lang/cron/parse.ts';
import { isZero, timeOfMilliseconds } from '../lang/time/goTime.ts';
import { loadZone } from '../lang/time/zone.ts';
import { emit, taken, type Pipeline } from '../pipeline.ts';
import { below } from '../trace/where.ts';
import type { Consumer } from './consumer.ts';
import { forget, type Pending } from './rounds.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How far back a reset is looked for that was missed, shortest first: upstream looks back five years. */
const LOOK_BACK = [HOUR, DAY, 32 * DAY, 366 * DAY, 5 * 366 * DAY];

/** The ticks of one entry of `conditionsReset`; all moments in milliseconds since 1970. */
export interface ResetTimes {
  /** The first tick after a moment; undefined when there is none within five years. */
  next(after: number): number | undefined;
  /** The last tick at or before a moment. */
  latest(at: number): number | undefined;
}

/** Reads an entry of `conditionsReset`. One that cannot be read is only logged upstream and does nothing. */
export function resetTimes(byTime: ConditionsResetByTime): ResetTimes | { readonly error: string } {
  const parsed = parseCron(byTime.cron);
  if ('error' in parsed) return { error: parsed.error };
  const zone = loadZone(byTime.timezone ?? '');
  if ('error' in zone) return { error: zone.error };
  const next = (after: number): number | undefined => {
    const time = nextTime(parsed.schedule, timeOfMilliseconds(after, zone));
    return 'error' in time || isZero(time) ? undefined : time.seconds * 1_000;
  };
  return {
    next,
    latest(at) {
      for (const window of LOOK_BACK) {
        let last: number | undefined;
        for (let tick = next(at - window); tick !== undefined && tick <= at; tick = next(tick)) last = tick;
        if (last !== undefined) return last;
      }
      return undefined;
    },
  };
}

/** A tick: all pending events of the trigger are forgotten. Nothing is said where nothing was pending. */
export function* resetConditions({ subject, where }: Consumer, pending: Pending): Pipeline<void> {
  const dependencies = Object.keys(pending.events).sort();
  if (dependencies.length > 0) {
    const why = `conditionsReset came round: the pending events of ${dependencies.join(', ')} are forgotten`;
    const place = below(where, 'template', 'conditionsReset');
    const output = { dependencies };
    yield* emit({ kind: 'condition.reset', subject, verdict: 'passed', why, where: place, output });
  }
  yield* taken(forget(pending, dependencies));
}
