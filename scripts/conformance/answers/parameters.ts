import { applyParameters } from '../../../emulator/engine/sensors/parameters/apply.ts';
import type { Events } from '../../../emulator/engine/sensors/parameters/resolve.ts';
import type { TriggerParameter } from '../../../schemas/generated/types.ts';
import { PORTS } from './ports.ts';

interface Input {
  readonly object: string;
  readonly parameters: readonly TriggerParameter[];
  readonly events: Events;
}

export function answerParameters({ object, parameters, events }: Input): unknown {
  const applied = applyParameters(object, parameters, events, PORTS);
  return applied.error === undefined ? { object: applied.json } : { error: applied.error };
}
