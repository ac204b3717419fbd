import type { PayloadIs } from '../../../engine/sources/messages/fired.ts';
import type { Where } from '../../../engine/trace/where.ts';

/** Names an event of an EventSource. */
export interface EventAddress {
  readonly namespace: string;
  readonly eventSource: string;
  readonly eventName: string;
}

export interface EventInfo extends EventAddress {
  /** Key of the event source type, such as `github`. */
  readonly sourceType: string;
  /** What a payload is that is fired at it, unless it is said to be finished event data. */
  readonly payloadIs: PayloadIs;
  readonly where: Where;
  /** Those that stand beside the manifests come first, with their file. */
  readonly samples: readonly { readonly name: string; readonly title: string; readonly uri?: string }[];
}

export interface FireResult {
  readonly traceId: string;
  /** What an HTTP source answered. */
  readonly answer?: { readonly status: number; readonly body: string };
}

export interface EventsDomain {
  'events/list': { params: Record<string, never>; result: readonly EventInfo[] };
  /** The payload of a sample as pretty JSON text; without a name, of the first one. */
  'events/sample': {
    params: EventAddress & { readonly sample?: string };
    result: { readonly name: string; readonly payload: string };
  };
  /**
   * Fires an event and returns when its source has answered; steps come as `trace/steps`. Without `payload` the sample is fired; with both,
   * the sample gives the headers. With `isData` the payload is finished event data.
   */
  'events/fire': {
    params: EventAddress & { readonly sample?: string; readonly payload?: string; readonly isData?: boolean };
    result: FireResult;
  };
}
