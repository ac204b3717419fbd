import type { EventBus } from '../../../schemas/generated/types.ts';
import { toValue } from '../../../schemas/yaml/json.ts';
import { parseYaml } from '../../../schemas/yaml/parse.ts';
import { parseDuration } from '../lang/duration.ts';
import type { Loaded } from '../project.ts';
import { busKind, type BusKind } from './kind.ts';

const MINUTE = 60_000;

/** How long a trigger's own connection remembers the ids of events; in milliseconds. */
export const CLIENT_WINDOW: Readonly<Record<BusKind, number>> = {
  jetstream: MINUTE,
  stan: 5 * MINUTE,
  kafka: 0,
};

/** What the installer writes for a bus that it manages. */
const MANAGED_WINDOW = 5 * MINUTE;
/** The default of nats-server. */
const SERVER_WINDOW = 2 * MINUTE;

/**
 * How long the server drops messages with an id that it has seen, in milliseconds: `duplicates` of the stream settings, whose keys come in
 * any case. Only JetStream does so.
 */
export function serverWindow(bus: Loaded<EventBus> | undefined): number {
  if (busKind(bus) !== 'jetstream') return 0;
  const { jetstream, jetstreamExotic } = bus?.value.spec ?? {};
  const missing = jetstreamExotic && !jetstream ? SERVER_WINDOW : MANAGED_WINDOW;
  const settings = toValue(parseYaml(jetstream?.streamConfig ?? jetstreamExotic?.streamConfig ?? '').root);
  if (settings === null || typeof settings !== 'object') return missing;
  const value = Object.entries(settings).find(([key]) => key.toLowerCase() === 'duplicates')?.[1];
  if (typeof value !== 'string') return missing;
  const duration = parseDuration(value);
  return 'error' in duration || duration.nanos <= 0n ? missing : Number(duration.nanos) / 1e6;
}
