import { resolveSource, type Events } from '../../../emulator/engine/sensors/parameters/resolve.ts';
import type { TriggerParameterSource } from '../../../schemas/generated/types.ts';
import { PORTS } from './ports.ts';

export function answerResolve(input: {
  readonly src: TriggerParameterSource;
  readonly events: Events;
}): unknown {
  const resolved = resolveSource(input.src, input.events, PORTS);
  if ('error' in resolved) return resolved;
  return resolved.text === null
    ? { text: null, type: 'String' }
    : { text: resolved.text, type: resolved.type };
}
