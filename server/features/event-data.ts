import { decodeUtf8 } from '../../emulator/engine/lang/unquote.ts';
import type { Incoming } from '../../emulator/engine/sources/incoming.ts';
import { deliver } from '../../emulator/engine/sources/messages/fired.ts';
import type { SourcePorts } from '../../emulator/engine/sources/message.ts';
import { readyOf } from '../../emulator/engine/sources/samples/own.ts';
import { requestAt } from '../../emulator/engine/sources/samples/request.ts';
import { samplesOf, type Sample } from '../../emulator/engine/sources/samples/table.ts';
import { usualSample } from '../../emulator/engine/sources/samples/usual.ts';
import { receiveMessage, takesRequests } from '../../emulator/engine/sources/table.ts';
import type { Json } from '../../schemas/schema-node.ts';

/** What an event source makes of one of its samples. */
export interface SampleData {
  readonly sample: Sample;
  readonly data: Json;
}

/** Event data of all samples of a type as an entry makes it, the usual one for that entry first; without those that it does not let through. */
export function sampleData(sourceType: string, entry: object): SampleData[] {
  const samples = samplesOf(sourceType);
  const usual = usualSample(samples, entry);
  const sorted = usual ? [usual, ...samples.filter((sample) => sample !== usual)] : samples;
  return sorted.flatMap((sample) => {
    const incoming = incomingOf(sourceType, entry, sample);
    const received = incoming && receiveMessage(sourceType, entry, incoming, PORTS);
    const [first] = received?.events ?? [];
    return first === undefined ? [] : [{ sample, data: JSON.parse(first) as Json }];
  });
}

const ADDRESS = { namespace: '', eventSource: '', eventName: '' };
/** When all samples are fired; its day is of no meaning. */
const NOW = Date.UTC(2026, 0, 1);

function incomingOf(sourceType: string, entry: object, sample: Sample): Incoming | undefined {
  const { payload, headers, message: properties } = readyOf(sample);
  if (sourceType === 'calendar') return { ...ADDRESS, via: 'timer', at: NOW, startedAt: NOW };
  if (takesRequests(sourceType)) {
    const message = requestAt(sourceType, entry, sample, payload);
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
