import type { EventDependencyFilter } from '../../../../schemas/generated/types.ts';
import type { SensorEvent } from '../../event.ts';
import type { LuaPorts } from '../../lang/lua/machine.ts';
import { runFilter } from '../../lang/lua/run.ts';
import type { Where } from '../../trace/where.ts';
import { verdictOf, type KindResult } from './verdict.ts';

/** The Lua `script` filter: passes when the last returned value is `true`. Its errors are not wrapped. */
export function filterScript(
  { script = '' }: EventDependencyFilter,
  event: SensorEvent,
  ports: LuaPorts,
  where?: Where,
): KindResult {
  const { pass, error, why } = decide(script, event, ports);
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

function decide(
  script: string,
  { data }: SensorEvent,
  ports: LuaPorts,
): { readonly pass: boolean; readonly error?: string; readonly why: string } {
  if (data === null) return { pass: true, why: 'the event has no data: the script is not run' };
  const answer = runFilter(script, data, ports);
  if ('pass' in answer) return { pass: answer.pass, why: `the script returned ${answer.returned}` };
  return { pass: false, error: answer.error, why: answer.error.trim() };
}
