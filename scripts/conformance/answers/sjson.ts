import type { SetValue } from '../../../emulator/engine/lang/sjson/set.ts';
import { set } from '../../../emulator/engine/lang/sjson/set.ts';

interface Input {
  readonly json: string;
  readonly path: string;
  readonly set: SetValue;
}

export function answerSjson(input: Input): unknown {
  return set(input.json, input.path, input.set);
}
