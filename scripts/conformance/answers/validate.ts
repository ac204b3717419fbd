import { decode } from '../../../schemas/decode/decode.ts';
import type { EventBus } from '../../../schemas/generated/types.ts';
import { readFile } from '../../../schemas/manifest/file.ts';
import { validateManifest } from '../../../emulator/engine/validate/manifest.ts';
import type { SensorContext } from '../../../emulator/engine/validate/sensor.ts';

interface Input {
  readonly manifest: string;
  /** Absent: a JetStream bus; null: none. */
  readonly eventBus?: string | null;
  readonly now?: string;
}

/** The clock of the recording: messages about times name the day. */
export const RECORDED_AT = Date.parse('2026-07-01T00:00:00Z');

export function answerValidate({ manifest, eventBus, now }: Input): unknown {
  const time = now === undefined ? RECORDED_AT : Date.parse(now);
  return validateManifest(manifest, { bus: busOf(eventBus), now: time });
}

function busOf(text: string | null | undefined): SensorContext['bus'] {
  if (text === null) return 'none';
  const resource = readFile('', text ?? '').documents[0]?.content.resources[0];
  const value = resource && (decode(resource).value as unknown as EventBus);
  return value?.spec.nats ? 'nats' : 'other';
}
