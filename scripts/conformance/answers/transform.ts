import { rewriteUriReference } from '../../../emulator/engine/bus/uriReference.ts';
import type { SensorEvent } from '../../../emulator/engine/event.ts';
import { formatTime } from '../../../emulator/engine/lang/time/format.ts';
import { isZero } from '../../../emulator/engine/lang/time/goTime.ts';
import { parseTime, RFC3339_NANO } from '../../../emulator/engine/lang/time/parse.ts';
import { UTC } from '../../../emulator/engine/lang/time/zone.ts';
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

/** The sensor reads an event from the bus: its source as a URI reference, its time in UTC. */
function decoded(event: SensorEvent): SensorEvent {
  const source = rewriteUriReference(event.context.source) ?? event.context.source;
  return { ...event, context: { ...event.context, source, time: timeInUtc(event.context.time) } };
}

function timeInUtc(time: string | null): string | null {
  const parsed = parseTime(RFC3339_NANO, time ?? '');
  return 'error' in parsed || isZero(parsed) ? null : formatTime({ ...parsed, zone: UTC }, RFC3339_NANO);
}
