import { constructPayload } from '../../../emulator/engine/sensors/parameters/payload.ts';
import type { Events } from '../../../emulator/engine/sensors/parameters/resolve.ts';
import type { TriggerParameter } from '../../../schemas/generated/types.ts';
import { PORTS } from './ports.ts';

export function answerPayload({
  payload,
  events,
}: {
  readonly payload: readonly TriggerParameter[];
  readonly events: Events;
}): unknown {
  const { body, error } = constructPayload(payload, events, PORTS);
  return error === undefined ? { body } : { error };
}
