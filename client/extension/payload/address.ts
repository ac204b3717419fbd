import type { EventAddress } from '../../../emulator/runtime/control/protocol/events.ts';

export const PAYLOAD_SCHEME = 'argo-events-payload';

/** Path and query of the URI of an event's payload: `/github-push/push.json?namespace=argo-events`. */
export interface PayloadLocation {
  readonly path: string;
  readonly query: string;
}

export function locationOf({ namespace, eventSource, eventName }: EventAddress): PayloadLocation {
  return {
    path: `/${encodeURIComponent(eventSource)}/${encodeURIComponent(eventName)}.json`,
    query: `namespace=${encodeURIComponent(namespace)}`,
  };
}

/** The event whose payload is at a location; undefined for a location that is none. */
export function addressAt({ path, query }: PayloadLocation): EventAddress | undefined {
  const names = /^\/([^/]+)\/([^/]+)\.json$/.exec(path);
  const namespace = /^namespace=([^&]*)$/.exec(query)?.[1];
  if (!names || namespace === undefined) return undefined;
  const [, eventSource = '', eventName = ''] = names;
  return {
    namespace: decodeURIComponent(namespace),
    eventSource: decodeURIComponent(eventSource),
    eventName: decodeURIComponent(eventName),
  };
}
