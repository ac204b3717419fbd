import type { Step } from '../../../engine/trace/step.ts';

export interface TraceDomain {
  /** The steps of the history, oldest first. */
  'trace/list': { params: Record<string, never>; result: { readonly steps: readonly Step[] } };
  'trace/clear': { params: Record<string, never>; result: Record<string, never> };
  /** Numbers go on from here: for a client that keeps the history of an emulator that died. */
  'trace/resume': { params: { readonly nextSeq: number }; result: Record<string, never> };
}

export interface TraceNotifications {
  /** New steps, in order. */
  'trace/steps': { readonly steps: readonly Step[] };
  /** Everything that a fired event led to has been done. */
  'trace/idle': { readonly traceId: string };
}
