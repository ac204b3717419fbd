import type { Project } from '../engine/project.ts';
import { deliver, firedPayloadIs, type PayloadIs } from '../engine/sources/messages/fired.ts';
import type { FiredFacts } from '../engine/sources/messages/firedFacts.ts';
import { requestOf } from '../engine/sources/samples/request.ts';
import { samplesOf, type Sample } from '../engine/sources/samples/table.ts';
import { usualSample } from '../engine/sources/samples/usual.ts';
import { findEvent, type FoundEvent } from '../engine/sources/receive.ts';
import type { Incoming } from '../engine/sources/incoming.ts';
import { compact } from '../engine/sources/rawJson.ts';
import { takesRequests, webhookContextOf, type SourceEntry } from '../engine/sources/table.ts';
import { UserError } from './userError.ts';
import type { EventAddress } from './control/protocol/events.ts';

export interface FireOptions {
  /** Name of a sample; without it, the first one of those that the event source asks for. It gives the headers of a payload too. */
  readonly sample?: string | undefined;
  /** In place of the sample's payload; what it is, says `payloadIs`. */
  readonly payload?: string | undefined;
  /** The payload is finished event data, to be put in place of the source; JSON text. */
  readonly isData?: boolean | undefined;
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
export function requireSample(sourceType: string, name: string | undefined, entry: SourceEntry): Sample {
  const samples = samplesOf(sourceType);
  const sample = name === undefined ? usualSample(samples, entry) : samples.find((one) => one.name === name);
  if (sample) return sample;
  throw new UserError(
    `There is no sample ${name ?? ''} for ${sourceType}. There are: ${samples.map((one) => one.name).join(', ')}.`,
  );
}

/** What a fired event puts before its source, or in place of it. */
export function firedIncoming(
  found: FoundEvent,
  address: EventAddress,
  options: FireOptions,
  facts: FiredFacts,
): Incoming {
  const sample = requireSample(found.sourceType, options.sample, found.entry);
  const payload = options.payload ?? JSON.stringify(sample.payload);
  if (options.isData) return { ...address, via: 'fired-data', data: compactJsonText(payload) };
  if (!takesRequests(found.sourceType)) {
    const isOwn = options.payload !== undefined && options.sample === undefined;
    const { headers = {}, message: properties = {} } = isOwn ? {} : sample;
    const delivered = deliver(found.sourceType, found.entry, { payload, headers, properties }, facts);
    if ('error' in delivered) throw new UserError(delivered.error);
    return { ...address, via: 'fired-message', message: delivered.message };
  }
  const context = webhookContextOf(found.sourceType, found.entry);
  const method = found.sourceType === 'webhook' ? (context?.method ?? 'POST') : 'POST';
  return {
    ...address,
    via: 'fired-request',
    message: requestOf(sample, payload, context?.endpoint ?? '/', method),
  };
}

/** What the payload of a fired event is, unless it is said to be finished event data. */
export function payloadIs(sourceType: string): PayloadIs {
  return takesRequests(sourceType) ? 'request' : firedPayloadIs(sourceType);
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
