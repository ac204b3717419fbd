import { rewriteUriReference } from '../../../emulator/engine/bus/uriReference.ts';
import type { SensorEvent } from '../../../emulator/engine/event.ts';
import { transformEvent } from '../../../emulator/engine/sensors/transform.ts';
import type { EventDependency } from '../../../schemas/generated/types.ts';
import { PORTS } from './ports.ts';

interface Input {
  readonly event: SensorEvent;
  readonly transform: EventDependency['transform'] | null;
}

export function answerTransform({ event, transform }: Input): unknown {
  const transformed = transformEvent({ ...(transform && { transform }) }, decoded(event), 'vector', PORTS);
  return transformed.event ? { event: transformed.event } : { error: transformed.error };
}

/** The sensor reads the source of an event from the bus as a URI reference. */
function decoded(event: SensorEvent): SensorEvent {
  const source = rewriteUriReference(event.context.source) ?? event.context.source;
  return { ...event, context: { ...event.context, source } };
}
