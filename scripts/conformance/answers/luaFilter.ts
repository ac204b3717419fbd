import { runFilter } from '../../../emulator/engine/lang/lua/run.ts';
import { PORTS } from './ports.ts';

interface Input {
  readonly script: string;
  readonly data: string | null;
}

export function answerLuaFilter({ script, data }: Input): unknown {
  if (script === '' || data === null) return { pass: true };
  const answer = runFilter(script, data, PORTS);
  return 'pass' in answer ? { pass: answer.pass } : { error: answer.error };
}
