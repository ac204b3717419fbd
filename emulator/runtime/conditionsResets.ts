import type { LoadProblem } from '../engine/loadProject.ts';
import { resetTimes, type ResetTimes } from '../engine/sensors/conditionsReset.ts';
import type { Consumer } from '../engine/sensors/consumer.ts';
import { below } from '../engine/trace/where.ts';
import type { Clock } from './clock.ts';

/** The `conditionsReset` of triggers on a clock. */
export interface ResetTimers {
  /** Sets all timers anew; returns why some entries do nothing. */
  start(consumers: readonly Consumer[]): readonly LoadProblem[];
  stop(): void;
}

export function resetTimers(clock: Clock, onTick: (consumer: Consumer) => void): ResetTimers {
  let cancels = new Map<ResetTimes, () => void>();
  const stop = (): void => {
    for (const cancel of cancels.values()) cancel();
    cancels = new Map();
  };
  const arm = (consumer: Consumer, times: ResetTimes, last: number): void => {
    const at = times.next(last);
    if (at === undefined) return;
    const cancel = clock.schedule(at, () => {
      onTick(consumer);
      arm(consumer, times, at);
    });
    cancels.set(times, cancel);
  };
  return {
    start(consumers) {
      stop();
      return consumers.flatMap((consumer) =>
        entriesOf(consumer).flatMap((times, index): LoadProblem[] => {
          if (!('error' in times)) {
            arm(consumer, times, clock.now());
            return [];
          }
          const where = below(consumer.where, 'template', 'conditionsReset', index);
          const { name } = consumer.trigger.template;
          return [{ message: `Trigger ${name}: conditionsReset does nothing: ${times.error}`, where }];
        }),
      );
    },
    stop,
  };
}

/** The last tick at or before a moment among all entries of a trigger; milliseconds since 1970. */
export function latestReset(consumer: Consumer, at: number): number | undefined {
  const ticks = entriesOf(consumer).flatMap((times) => ('error' in times ? [] : (times.latest(at) ?? [])));
  return ticks.length === 0 ? undefined : Math.max(...ticks);
}

function entriesOf({ trigger }: Consumer): ReturnType<typeof resetTimes>[] {
  return (trigger.template.conditionsReset ?? []).map(({ byTime }) => resetTimes(byTime));
}
