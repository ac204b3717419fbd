import type { CalendarEventSource } from '../../../schemas/generated/types.ts';
import { firingTimes } from '../../engine/lang/cron/calendar.ts';
import { isZero, timeOfMilliseconds } from '../../engine/lang/time/goTime.ts';
import type { Project } from '../../engine/project.ts';
import type { Incoming } from '../../engine/sources/incoming.ts';
import type { Clock } from '../clock.ts';

/** Shorter intervals make upstream's source flood the bus; they are not run. In milliseconds. */
const SHORTEST = 1_000;

/** The `calendar` event sources on a clock. */
export interface CalendarConnectors {
  /** Sets all timers anew; returns why some schedules do not run. */
  start(project: Project): readonly string[];
  stop(): void;
}

export function calendarConnectors(clock: Clock, onFiring: (incoming: Incoming) => void): CalendarConnectors {
  let cancel: (() => void)[] = [];
  const stop = (): void => {
    for (const one of cancel) one();
    cancel = [];
  };

  function run(
    address: Pick<Incoming, 'namespace' | 'eventSource' | 'eventName'>,
    entry: CalendarEventSource,
  ): string | undefined {
    const times = firingTimes(entry, address.eventSource, address.eventName);
    if ('error' in times) return times.error;
    const startedAt = clock.now();
    const index = cancel.length;
    const arm = (last: number): string | undefined => {
      const next = times.next(timeOfMilliseconds(last));
      if ('error' in next) return next.error;
      const at = next.seconds * 1_000 + Math.round(next.nanos / 1e6);
      if (isZero(next))
        return 'the schedule never comes round: upstream would flood the bus with events of the year 1';
      if (at - last < SHORTEST) return 'the interval is shorter than a second: upstream would flood the bus';
      cancel[index] = clock.schedule(at, () => {
        onFiring({ ...address, via: 'timer', at, startedAt });
        arm(at);
      });
      return undefined;
    };
    cancel.push(() => undefined);
    return arm(startedAt);
  }

  return {
    start(project) {
      stop();
      return project.eventSources.flatMap(({ name, namespace, value }) =>
        Object.entries(value.spec?.calendar ?? {}).flatMap(([eventName, entry]) => {
          const problem = run({ namespace, eventSource: name, eventName }, entry);
          return problem === undefined ? [] : [`${name}/${eventName}: ${problem}`];
        }),
      );
    },
    stop,
  };
}
