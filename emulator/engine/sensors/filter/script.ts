import type { EventDependencyFilter } from '../../../../schemas/generated/types.ts';
import type { SensorEvent } from '../../event.ts';
import type { Where } from '../../trace/where.ts';
import { verdictOf, type KindResult } from './verdict.ts';

/** The Lua `script` filter. */
export function filterScript(_filters: EventDependencyFilter, event: SensorEvent, where?: Where): KindResult {
  const error = event.data === null ? undefined : 'Lua scripts are not built yet';
  const why = error ?? 'the event has no data: the script is not run';
  const pass = error === undefined;
  return {
    pass,
    ...(error !== undefined && { error }),
    node: {
      kind: 'script',
      label: 'script (Lua)',
      verdict: verdictOf(pass, error),
      why,
      ...(where && { where }),
    },
  };
}
