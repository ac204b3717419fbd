import type { Project } from '../engine/project.ts';
import { requestOf, samplesOf, type Sample } from '../engine/sources/samples/table.ts';
import { findEvent, type FoundEvent } from '../engine/sources/receive.ts';
import type { Incoming } from '../engine/sources/incoming.ts';
import { compact } from '../engine/sources/rawJson.ts';
import { takesRequests, webhookContextOf } from '../engine/sources/table.ts';
import { UserError } from './userError.ts';
import type { EventAddress } from './control/protocol/events.ts';

export interface FireOptions {
  /** Name of a sample; the first one of the type without it. */
  readonly sample?: string | undefined;
  /** JSON text in place of the sample's payload. */
  readonly payload?: string | undefined;
}

/** Finds an event or says which ones there are. */
export function requireEvent(project: Project, address: EventAddress): FoundEvent {
  const found = findEvent(project, address.namespace, address.eventSource, address.eventName);
  if (found) return found;
  const names = project.eventSources.flatMap(({ name, value }) =>
    Object.values(value.spec ?? {}).flatMap((entries: unknown) =>
      entries !== null && typeof entries === 'object' && !Array.isArray(entries)
        ? Object.keys(entries).map((event) => `${name}/${event}`)
        : [],
    ),
  );
  const known = names.filter((name) =>
    findEvent(project, address.namespace, name.split('/')[0] ?? '', name.split('/')[1] ?? ''),
  );
  const list =
    known.length === 0 ? 'No EventSource is loaded.' : `There are: ${known.slice(0, 20).join(', ')}.`;
  throw new UserError(
    `There is no event ${address.eventSource}/${address.eventName} in namespace ${address.namespace}. ${list}`,
  );
}

/** Finds a sample or says which ones there are. */
export function requireSample(sourceType: string, name: string | undefined): Sample {
  const samples = samplesOf(sourceType);
  const sample = name === undefined ? samples[0] : samples.find((one) => one.name === name);
  if (sample) return sample;
  throw new UserError(
    `There is no sample ${name ?? ''} for ${sourceType}. There are: ${samples.map((one) => one.name).join(', ')}.`,
  );
}

/** The message that a fired event stands for. */
export function firedMessage(found: FoundEvent, address: EventAddress, options: FireOptions): Incoming {
  const sample = requireSample(found.sourceType, options.sample);
  const payload = options.payload ?? JSON.stringify(sample.payload);
  if (!takesRequests(found.sourceType))
    return { ...address, via: 'fired-data', data: compactJsonText(payload) };
  const context = webhookContextOf(found.sourceType, found.entry);
  const method = found.sourceType === 'webhook' ? (context?.method ?? 'POST') : 'POST';
  return {
    ...address,
    via: 'fired-request',
    message: requestOf(found.sourceType, sample, payload, context?.endpoint ?? '/', method),
  };
}

/** The payload as one line; says where it is no JSON. */
function compactJsonText(payload: string): string {
  try {
    JSON.parse(payload);
  } catch (error) {
    throw new UserError(`The payload is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  return compact(payload);
}
