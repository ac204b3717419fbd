import { decodeUtf8 } from '../../emulator/engine/lang/unquote.ts';
import type { Incoming } from '../../emulator/engine/sources/incoming.ts';
import { deliver } from '../../emulator/engine/sources/messages/fired.ts';
import type { SourcePorts } from '../../emulator/engine/sources/message.ts';
import { readyOf, readyOwn, type Ready } from '../../emulator/engine/sources/samples/own.ts';
import { requestAt } from '../../emulator/engine/sources/samples/request.ts';
import { samplesOf } from '../../emulator/engine/sources/samples/table.ts';
import { usualSample } from '../../emulator/engine/sources/samples/usual.ts';
import { receiveMessage, takesRequests } from '../../emulator/engine/sources/table.ts';
import type { OwnSample } from '../../schemas/samples/sample.ts';
import type { Json } from '../../schemas/schema-node.ts';

/** What an event source makes of one of its samples. */
export interface SampleData {
  readonly name: string;
  /** The built-in sample whose shape says what the fields of the payload mean. */
  readonly shape: string | undefined;
  readonly data: Json;
}

/** An event as far as it matters for its data. */
export interface SampledEvent {
  /** Undefined where a template writes it. */
  readonly eventSource: string | undefined;
  readonly eventName: string;
  readonly sourceType: string;
  /** As Go reads it. */
  readonly entry: object;
}

/**
 * Event data of the samples of an event as its source makes it, without those that the entry does not let through: first those of the user, then
 * the built-in ones, of which the usual one for that entry comes first.
 */
export function sampleData(event: SampledEvent, own: readonly OwnSample[]): SampleData[] {
  const { eventSource = '', eventName, sourceType, entry } = event;
  const meant = [sourceType, `${eventSource}/${eventName}`];
  const mine = own
    .filter((sample) => meant.includes(sample.for))
    .flatMap((sample): SampleData[] => {
      const ready = readyOwn(sample, sourceType);
      return 'problems' in ready ? [] : dataOf(event, ready, sample.base?.name);
    });
  const known = builtIn.get(entry) ?? builtInData(event);
  builtIn.set(entry, known);
  return [...mine, ...known];
}

const builtIn = new WeakMap<object, readonly SampleData[]>();

function builtInData(event: SampledEvent): SampleData[] {
  const samples = samplesOf(event.sourceType);
  const usual = usualSample(samples, event.entry);
  const sorted = usual ? [usual, ...samples.filter((sample) => sample !== usual)] : samples;
  return sorted.flatMap((sample) => dataOf(event, readyOf(sample), sample.name));
}

function dataOf(event: SampledEvent, ready: Ready, shape: string | undefined): SampleData[] {
  const { sourceType } = event;
  // Without a method a webhook takes nothing: it is not yet written.
  const entry = sourceType === 'webhook' ? { method: 'POST', ...event.entry } : event.entry;
  const incoming = incomingOf(sourceType, entry, ready);
  const [first] = (incoming && receiveMessage(sourceType, entry, incoming, PORTS))?.events ?? [];
  return first === undefined ? [] : [{ name: ready.name, shape, data: JSON.parse(first) as Json }];
}

const ADDRESS = { namespace: '', eventSource: '', eventName: '' };
/** When all samples are fired; its day is of no meaning. */
const NOW = Date.UTC(2026, 0, 1);

function incomingOf(sourceType: string, entry: object, ready: Ready): Incoming | undefined {
  const { payload, headers, message: properties } = ready;
  if (sourceType === 'calendar') return { ...ADDRESS, via: 'timer', at: NOW, startedAt: NOW };
  if (takesRequests(sourceType)) {
    const message = requestAt(sourceType, entry, ready, payload);
    return { ...ADDRESS, via: 'fired-request', message };
  }
  const delivered = deliver(sourceType, entry, { payload, headers, properties }, { now: NOW, nth: 0 });
  return 'error' in delivered ? undefined : { ...ADDRESS, via: 'fired-message', message: delivered.message };
}

/** Credentials of a fired request are made and checked with the same answers, so that any will do. */
const PORTS: SourcePorts = {
  hmac: () => new Uint8Array(32),
  secret: () => '',
  decodeUtf8: (bytes) => decodeUtf8(Array.from(bytes)),
  now: () => NOW,
  remote: () => ({ status: 404, body: '' }),
  checkSignature: () => undefined,
  memory: new Map(),
};
