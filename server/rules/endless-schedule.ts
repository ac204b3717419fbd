import { parseCron } from '../../emulator/engine/lang/cron/parse.ts';
import { nextTime } from '../../emulator/engine/lang/cron/next.ts';
import { compareTimes, timeOfMilliseconds } from '../../emulator/engine/lang/time/goTime.ts';
import { UTC } from '../../emulator/engine/lang/time/zone.ts';
import { spanOf } from '../../schemas/yaml/node.ts';
import { eventsIn } from './event-sources.ts';
import type { Rule, RuleProblem } from './rule.ts';
import { isWritten } from './sensors.ts';

/** A calendar whose date never comes: Argo Events takes that for overdue, and fires without a pause. */
export const endlessSchedule: Rule = {
  code: 'endless-schedule',
  severity: 'warning',
  reads: 'document',
  check: (input) =>
    eventsIn(input)
      .filter(({ sourceType }) => sourceType === 'calendar')
      .flatMap(({ resource, path, entry }): RuleProblem[] => {
        const place = [...path, 'schedule'];
        const { schedule = '' } = entry as { schedule?: string };
        if (isWritten(resource, place) || !neverComes(schedule, input.now)) return [];
        const message =
          'No such date ever comes, and Argo Events takes that for overdue: it floods the bus with events without a pause.';
        return [{ message, span: spanOf(resource.node, place) }];
      }),
};

function neverComes(schedule: string, now: number): boolean {
  const parsed = parseCron(schedule);
  if ('error' in parsed) return false;
  const from = timeOfMilliseconds(now, UTC);
  const next = nextTime(parsed.schedule, from);
  return !('error' in next) && compareTimes(next, from) <= 0;
}
