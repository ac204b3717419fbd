import { utf8Bytes } from '../engine/encoding.ts';
import type { Project } from '../engine/project.ts';
import { deliver, firedPayloadIs, type PayloadIs } from '../engine/sources/messages/fired.ts';
import type { FiredFacts } from '../engine/sources/messages/firedFacts.ts';
import type { HttpMessage } from '../engine/sources/message.ts';
import type { Ready } from '../engine/sources/samples/own.ts';
import { requestAt } from '../engine/sources/samples/request.ts';
import { withLength } from '../engine/sources/samples/requestFile.ts';
import { setField } from '../engine/sources/samples/setField.ts';
import { findEvent, type FoundEvent } from '../engine/sources/receive.ts';
import type { Incoming } from '../engine/sources/incoming.ts';
import { compact } from '../engine/sources/rawJson.ts';
import { takesRequests } from '../engine/sources/table.ts';
import { UserError } from './userError.ts';
import type { EventAddress } from './control/protocol/events.ts';

export interface FireOptions {
  /** Name of a sample; without it, the first one of those that the event source asks for. It gives the headers of a payload too. */
  readonly sample?: string | undefined;
  /** In place of a sample. */
  readonly ready?: Ready | undefined;
  /** In place of the sample's payload; what it is, says `payloadIs`. */
  readonly payload?: string | undefined;
  /** Fields of the payload that have another value; their paths have to exist. */
  readonly set?: readonly FieldText[] | undefined;
  /** The payload is finished event data, to be put in place of the source; JSON text. */
  readonly isData?: boolean | undefined;
}

/** A value as it is typed: a text where the payload has one, else JSON if it is some. */
export interface FieldText {
  readonly path: string;
  readonly text: string;
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

/** What a fired event puts before its source, or in place of it. */
export function firedIncoming(
  found: FoundEvent,
  address: EventAddress,
  sample: Ready,
  options: FireOptions,
  facts: FiredFacts,
): Incoming {
  const { sourceType, entry } = found;
  const payload = withFields(options.payload ?? sample.payload, options.set ?? []);
  if (options.isData) return { ...address, via: 'fired-data', data: compactJsonText(payload) };
  if (takesRequests(sourceType))
    return { ...address, via: 'fired-request', message: requestFor(found, sample, payload) };
  if (sample.request)
    throw new UserError(
      `${address.eventSource}/${address.eventName} takes no HTTP requests: it is of type ${sourceType}.`,
    );
  const isOwn = options.payload !== undefined && options.sample === undefined;
  const { headers, message: properties } = isOwn ? { headers: {}, message: {} } : sample;
  const delivered = deliver(sourceType, entry, { payload, headers, properties }, facts);
  if ('error' in delivered) throw new UserError(delivered.error);
  return { ...address, via: 'fired-message', message: delivered.message };
}

function requestFor({ sourceType, entry }: FoundEvent, sample: Ready, payload: string): HttpMessage {
  if (sample.request) return withLength({ ...sample.request, body: utf8Bytes(payload) });
  return requestAt(sourceType, entry, sample, payload);
}

function withFields(payload: string, fields: readonly FieldText[]): string {
  return fields.reduce((before, { path, text }) => {
    const changed = setField(before, path, { text });
    if ('error' in changed) throw new UserError(changed.error);
    return changed.payload;
  }, payload);
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
