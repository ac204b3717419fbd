import { runTransform } from '../../../emulator/engine/lang/lua/run.ts';
import { PORTS } from './ports.ts';

interface Input {
  readonly script: string;
  readonly data: string | null;
}

export function answerLuaTransform({ script, data }: Input): unknown {
  return script === '' || data === null ? { data } : runTransform(script, data, PORTS);
}
