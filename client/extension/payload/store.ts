import type { EventAddress } from '../../../emulator/runtime/control/protocol/events.ts';

/** The payload of an event as it was last saved. */
export interface Payload {
  readonly address: EventAddress;
  readonly text: string;
  /** The sample that gives the headers. */
  readonly sample?: string;
  /** Milliseconds. */
  readonly changedAt: number;
}

/** The payloads of a workspace, one an event. */
export interface PayloadStore {
  get(address: EventAddress): Payload | undefined;
  /** Without `sample` the known one stays. */
  put(address: EventAddress, text: string, sample?: string): Payload;
  delete(address: EventAddress): boolean;
  all(): readonly Payload[];
}

/** At most this many payloads are kept; the ones that changed longest ago go first. */
const LIMIT = 50;

export function createPayloadStore(
  known: readonly Payload[],
  now: () => number,
  onChange: (all: readonly Payload[]) => void,
): PayloadStore {
  const payloads = new Map(known.map((payload) => [keyOf(payload.address), payload]));
  return {
    get: (address) => payloads.get(keyOf(address)),
    put(address, text, sample) {
      const key = keyOf(address);
      const from = sample ?? payloads.get(key)?.sample;
      const payload: Payload = {
        address,
        text,
        changedAt: now(),
        ...(from !== undefined && { sample: from }),
      };
      payloads.delete(key);
      payloads.set(key, payload);
      for (const oldest of [...payloads.keys()].slice(0, -LIMIT)) payloads.delete(oldest);
      onChange([...payloads.values()]);
      return payload;
    },
    delete(address) {
      const gone = payloads.delete(keyOf(address));
      if (gone) onChange([...payloads.values()]);
      return gone;
    },
    all: () => [...payloads.values()],
  };
}

function keyOf({ namespace, eventSource, eventName }: EventAddress): string {
  return JSON.stringify([namespace, eventSource, eventName]);
}
