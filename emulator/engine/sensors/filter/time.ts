import type { EventDependencyFilter } from '../../../../schemas/generated/types.ts';
import type { SensorEvent } from '../../event.ts';
import { insideDailyWindow } from '../../lang/dailyWindow.ts';
import type { Where } from '../../trace/where.ts';
import { verdictOf, type KindResult } from './verdict.ts';

/** The `time` filter: a daily window, start inclusive and stop exclusive, on the event's own time. */
export function filterTime(filters: EventDependencyFilter, event: SensorEvent, where?: Where): KindResult {
  const { start = '', stop = '', timezone = '' } = filters.time ?? {};
  const result = insideDailyWindow(event.context.time, { start, stop, timezone });
  const error = 'error' in result ? `time filter error (${result.error})` : undefined;
  const pass = 'inside' in result && result.inside;
  const zone = timezone || 'UTC';
  const why = 'error' in result ? result.error : `${pass ? 'inside' : 'outside'} ${start}–${stop} ${zone}`;
  return {
    pass,
    ...(error !== undefined && { error }),
    node: {
      kind: 'time',
      label: `time ${start}–${stop} ${zone}`,
      verdict: verdictOf(pass, error),
      why,
      actual: event.context.time ?? 'no time',
      expected: `${start}–${stop} ${zone}`,
      ...(where && { where }),
    },
  };
}
