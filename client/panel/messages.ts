/**
 * What the trace app and its host (VS Code's webview, or the page of `argo-events-dev run --ui`) tell each other: plain JSON messages, so that
 * any transport will do.
 */
import type { Step } from '../../emulator/engine/trace/step.ts';
import type { Where } from '../../emulator/engine/trace/where.ts';

/** `running`: more steps may come; `interrupted`: the emulator ended before it was done; `refused`: it was never accepted. */
export type EventStatus = 'running' | 'done' | 'interrupted' | 'refused';

/** One event of the history: fired from here, or received from outside. */
export interface EventRecord {
  readonly id: string;
  readonly origin: 'fired' | 'received';
  readonly namespace: string;
  readonly eventSource: string;
  readonly eventName: string;
  /** RFC 3339. */
  readonly at: string;
  readonly status: EventStatus;
  /** Absent until the emulator has named the trace. */
  readonly traceId?: string;
  /** Of an event that was refused or interrupted: why, in one sentence. */
  readonly why?: string;
}

export type EmulatorPhase = 'stopped' | 'starting' | 'running' | 'crashed';

/** What the app says, and offers, while there is nothing to show. */
export interface HostState {
  readonly phase: EmulatorPhase;
  readonly trusted: boolean;
  /** How many events the manifests define. */
  readonly events: number;
  /** Of Argo Events, whose behaviour is emulated. */
  readonly argoEventsVersion?: string;
  readonly problems: readonly { readonly message: string; readonly where: Where }[];
}

export type ToPanel =
  | { readonly type: 'state'; readonly state: HostState }
  /** Replaces everything. */
  | { readonly type: 'history'; readonly records: readonly EventRecord[]; readonly steps: readonly Step[] }
  | {
      readonly type: 'update';
      /** New or changed records. */
      readonly records: readonly EventRecord[];
      /** Identities of records that are no more. */
      readonly removed: readonly string[];
      /** New steps. */
      readonly steps: readonly Step[];
    }
  | { readonly type: 'select'; readonly id: string };

export type FromPanel =
  | { readonly type: 'ready' }
  | { readonly type: 'reveal'; readonly where: Where; readonly focus: boolean }
  | { readonly type: 'copy'; readonly text: string }
  | { readonly type: 'fire' }
  | { readonly type: 'fireAgain'; readonly id: string }
  | { readonly type: 'start' }
  | { readonly type: 'trust' }
  | { readonly type: 'createExample' };
