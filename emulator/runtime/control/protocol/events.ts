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
  /** `request`: the payload is the body of an HTTP request; `data`: it is the event data itself. */
  readonly payloadIs: 'request' | 'data';
  readonly where: Where;
  readonly samples: readonly { readonly name: string; readonly title: string }[];
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
   * Fires an event and returns when its source has answered; steps come as `trace/steps`. `payload` is JSON text; without it the sample is
   * fired; with both, the sample gives the headers.
   */
  'events/fire': {
    params: EventAddress & { readonly sample?: string; readonly payload?: string };
    result: FireResult;
  };
}
