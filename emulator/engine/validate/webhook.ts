import type { EventBus, Sensor } from '../../../schemas/generated/types.ts';
import type { Json } from '../../../schemas/schema-node.ts';
import { manifestKinds } from '../../../schemas/type-names.ts';
import { decodeAnyCase, validateResource } from './manifest.ts';
import type { SensorContext } from './sensor.ts';

export interface AdmissionRequest {
  /** `CREATE`, `UPDATE`, or another one, which is always allowed. */
  readonly operation: string;
  readonly kind: { readonly group: string; readonly version: string; readonly kind: string };
  /** JSON text of the objects. */
  readonly old?: string;
  readonly new?: string;
}

/** What the webhook finds in the cluster. */
export interface Cluster {
  readonly bus: (namespace: string, name: string) => EventBus | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** `error`: upstream's handler crashes. */
export type Admission =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly message: string; readonly code: 400; readonly reason: 'BadRequest' }
  | { readonly error: string };

interface Generation {
  readonly metadata?: { readonly generation?: number; readonly namespace?: string };
}

/** What the admission webhook answers (`pkg/webhook`). */
export function admit(request: AdmissionRequest, cluster: Cluster): Admission {
  const { operation } = request;
  if (operation !== 'CREATE' && operation !== 'UPDATE') return { allowed: true };
  const { group, version, kind: name } = request.kind;
  const kind = manifestKinds.find((one) => one === name);
  if (!kind) return refuse(`failed to get a validator: unrecognized GVK ${group}/${version}, Kind=${name}`);
  const old = read(kind, request.old);
  if ('error' in old) return refuse(`failed to get a validator: ${old.error}`);
  const fresh = read(kind, request.new);
  if ('error' in fresh) return refuse(`failed to get a validator: ${fresh.error}`);
  if (fresh.value === undefined) return { error: 'there is no new object: the handler would crash' };
  if (operation === 'UPDATE') {
    if (old.value === undefined) return { error: 'there is no old object: the handler would crash' };
    if (generationOf(old.value) === generationOf(fresh.value)) return { allowed: true };
  }
  const bus = kind === 'Sensor' ? busOf(fresh.value, cluster) : { bus: 'other' as const };
  if ('refused' in bus) return refuse(bus.refused);
  const verdict = validateResource(kind, fresh.value, { bus: bus.bus, now: cluster.now });
  if ('error' in verdict)
    return CRASHES.test(verdict.error)
      ? { error: verdict.error }
      : refuse(`invalid ${kind}: ${verdict.error}`);
  if (kind !== 'EventBus' || operation !== 'UPDATE') return { allowed: true };
  const changed = forbiddenChange(old.value as unknown as EventBus, fresh.value as unknown as EventBus);
  return changed === undefined ? { allowed: true } : refuse(changed);
}

/** What a verdict says where upstream has no words. */
const CRASHES = /the controller would crash|upstream panics here/;

function refuse(message: string): Admission {
  return { allowed: false, message, code: 400, reason: 'BadRequest' };
}

function read(
  kind: 'EventSource' | 'Sensor' | 'EventBus',
  text: string | undefined,
): { readonly value: Json | undefined } | { readonly error: string } {
  if (text === undefined || text.trim() === 'null' || text === '') return { value: undefined };
  return decodeAnyCase(kind, text);
}

function generationOf(value: Json | undefined): number {
  return (value as Generation | undefined)?.metadata?.generation ?? 0;
}

function busOf(value: Json, { bus }: Cluster): Pick<SensorContext, 'bus'> | { readonly refused: string } {
  const sensor = value as unknown as Sensor & Generation;
  const name = (sensor as Partial<Sensor>).spec?.eventBusName || 'default';
  const found = bus(sensor.metadata?.namespace ?? '', name);
  if (!found) {
    return {
      refused: `failed to get EventBus eventBusName=${name}; err=eventbus.argoproj.io "${name}" not found`,
    };
  }
  return { bus: found.spec.nats ? 'nats' : 'other' };
}

const OTHER_BUS = 'Can not change event bus implementation';

/** What an update of an EventBus must not change, by the first kind of bus in the new one. */
function forbiddenChange(old: EventBus, fresh: EventBus): string | undefined {
  const before = (old as Partial<EventBus>).spec ?? {};
  const { nats, jetstream, jetstreamExotic } = fresh.spec;
  if (nats) return before.nats ? natsChange(before.nats, nats) : OTHER_BUS;
  if (jetstream) {
    if (!before.jetstream) return OTHER_BUS;
    return configChange(before.jetstream.streamConfig, jetstream.streamConfig);
  }
  return jetstreamExotic && !before.jetstreamExotic ? OTHER_BUS : undefined;
}

type Nats = NonNullable<EventBus['spec']['nats']>;

function natsChange(before: Nats, after: Nats): string | undefined {
  if (after.native) {
    if (!before.native) return 'Can not change NATS event bus implementation from exotic to native';
    return authChange('native', before.native.auth, after.native.auth);
  }
  if (!after.exotic) return undefined;
  if (!before.exotic) return 'Can not change NATS event bus implementation from native to exotic';
  return authChange('exotic', before.exotic.auth, after.exotic.auth);
}

function authChange(kind: string, before = 'none', after = 'none'): string | undefined {
  return before === after ? undefined : `"spec.nats.${kind}.auth" is immutable, can not be updated`;
}

function configChange(before: string | undefined, after: string | undefined): string | undefined {
  const immutable = '"spec.jetstream.streamConfig" is immutable, can not be updated';
  if (before === after) return undefined;
  if (before === undefined || after === undefined) return immutable;
  return `${immutable}, old value='${before}', new value='${after}'`;
}
