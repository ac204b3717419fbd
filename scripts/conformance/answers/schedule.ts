import type { Calendar } from '../../../emulator/engine/lang/cron/calendar.ts';
import { firingTimes } from '../../../emulator/engine/lang/cron/calendar.ts';
import { formatTime } from '../../../emulator/engine/lang/time/format.ts';
import { parseTime, RFC3339, RFC3339_NANO } from '../../../emulator/engine/lang/time/parse.ts';
import { UTC } from '../../../emulator/engine/lang/time/zone.ts';

interface Input {
  readonly calendar: Calendar;
  readonly from: string;
  readonly count: number;
}

export function answerSchedule({ calendar, from, count }: Input): unknown {
  const firing = firingTimes(calendar, 'es', 'ev');
  if ('error' in firing) return firing;
  let last = parseTime(RFC3339, from);
  const times: string[] = [];
  for (let i = 0; i < count; i++) {
    if ('error' in last) return last;
    last = firing.next(last);
    if ('error' in last) return last;
    times.push(formatTime({ ...last, zone: UTC }, RFC3339_NANO));
  }
  return { times };
}
