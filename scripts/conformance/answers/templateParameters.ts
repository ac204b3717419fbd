import type { SensorEvent } from '../../../emulator/engine/event.ts';
import { decodeStruct } from '../../../emulator/engine/sensors/goStruct/decode.ts';
import { toObject } from '../../../emulator/engine/sensors/goStruct/encode.ts';
import { structOf } from '../../../emulator/engine/sensors/goStruct/shape.ts';
import { applyTemplateParameters } from '../../../emulator/engine/sensors/templateParameters.ts';
import type { Trigger } from '../../../schemas/generated/types.ts';
import { PORTS } from './ports.ts';

interface Input {
  /** As JSON, which the sensor decodes first. */
  readonly trigger: unknown;
  readonly events: Readonly<Record<string, SensorEvent>>;
}

export function answerTemplateParameters({ trigger, events }: Input): unknown {
  const struct = structOf('Trigger');
  const decoded = decodeStruct(JSON.stringify(trigger), struct);
  if ('error' in decoded) return { error: decoded.error };
  const typed = toObject(decoded.value, struct) as unknown as Trigger;
  const { json, error } = applyTemplateParameters(typed, events, PORTS);
  return error === undefined ? { template: json } : { error };
}
