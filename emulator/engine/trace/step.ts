import type { Json } from '../../../schemas/schema-node.ts';
import type { BusKind } from '../bus/kind.ts';
import type { SensorEvent } from '../event.ts';
import type { TriggerRequest } from '../triggers/request.ts';
import type { Where } from './where.ts';

/**
 * What a step decided: `passed` goes on, `failed` ends here as the manifest wants it, `waiting` ends here until other events come,
 * `error` ends here because something is wrong, `skipped` was not tried, `dry` would have been sent, `live` was sent.
 */
export type Verdict = 'passed' | 'failed' | 'waiting' | 'error' | 'skipped' | 'dry' | 'live';

/** One filter with its verdict; a group has children. */
export interface FilterNode {
  readonly kind: 'all' | 'any' | 'exprs' | 'data' | 'context' | 'time' | 'script';
  readonly label: string;
  readonly verdict: Extract<Verdict, 'passed' | 'failed' | 'error' | 'skipped'>;
  readonly why: string;
  readonly where?: Where;
  readonly actual?: string;
  readonly expected?: string;
  readonly comparator?: string;
  /** Of a path that found nothing: the longest beginning of it that exists. */
  readonly nearest?: string;
  readonly children?: readonly FilterNode[];
}

/** One dependency of a condition. */
export interface DependencyState {
  readonly name: string;
  readonly state: 'new' | 'stored' | 'missing';
  /** How many events of it have passed so far, for this trigger. */
  readonly seen: number;
  /** Id of the event that is here. */
  readonly event?: string;
}

/** One parameter that was applied, or why it was not. */
export interface ParameterChange {
  readonly dest: string;
  readonly operation: string;
  /** In words: `dependency push, data body.ref`. */
  readonly source: string;
  readonly value: string | null;
  /** Raw JSON at `dest`; undefined where nothing was or is. */
  readonly before?: string;
  readonly after?: string;
  readonly why?: string;
  readonly where?: Where;
}

/**
 * Why a message on the bus led nowhere: no trigger asks for it, it is no CloudEvent, its source and subject are those of no dependency, or
 * its id was there before, seen by the `server` or by the trigger's own `client`.
 */
export type DropReason = 'no-sensor' | 'decode' | 'no-dependency' | 'server-duplicate' | 'client-duplicate';

/** A call that was not made, and what it was answered; both in words. */
export interface SetCall {
  readonly call: string;
  readonly answer: string;
}

/** What each kind of step carries. */
export interface StepOutputs {
  /** A message reached an event source. */
  'event.received': {
    readonly sourceType: string;
    readonly eventSource: string;
    readonly eventName: string;
    /** The event data as JSON text; absent when the message was refused. */
    readonly data?: string;
    /** What an HTTP source answered. */
    readonly response?: { readonly status: number; readonly body: string };
    /** Subscriptions that the message confirmed, as `<topic> <token>`. */
    readonly confirmed?: readonly string[];
  };
  'source.filter': { readonly expression: string; readonly result: boolean };
  'bus.published': { readonly bus: string; readonly subject: string; readonly event: SensorEvent };
  /** A bus, or a trigger's connection to it, takes a message and does nothing with it. */
  'bus.dropped': { readonly reason: DropReason };
  'dependency.matched': { readonly sensor: string; readonly trigger: string; readonly dependency: string };
  transform: { readonly language: 'jq' | 'lua'; readonly before: string | null; readonly after?: string };
  filter: { readonly tree: FilterNode };
  condition: {
    readonly expression: string;
    readonly bus: BusKind;
    readonly dependencies: readonly DependencyState[];
  };
  /** Pending events of a trigger were forgotten. */
  'condition.reset': { readonly dependencies: readonly string[] };
  'trigger.parameters': {
    readonly target: 'template' | 'resource' | 'payload';
    readonly changes: readonly ParameterChange[];
  };
  'trigger.request': {
    readonly request: TriggerRequest;
    /** Lines to add to `.argo-events.yaml`, for what is not at hand. */
    readonly remedy?: string;
  };
  'trigger.result': {
    readonly status?: number;
    readonly detail?: string;
    readonly body?: string;
    /** Lines to add to `.argo-events.yaml`, for what is not at hand. */
    readonly remedy?: string;
    /** Nothing was sent: these calls were answered as the configuration says. */
    readonly set?: readonly SetCall[];
  };
  policy: { readonly policy: Json; readonly set?: readonly SetCall[] };
  /** The attempt that comes next, or with verdict `error` the last one. */
  retry: { readonly attempt: number; readonly attempts: number; readonly waitMs: number };
  dlq: { readonly trigger: string };
  rateLimit: { readonly waitMs: number };
  error: { readonly upstream?: string };
}

export type StepKind = keyof StepOutputs;

/** A step as the engine makes it; whoever drives the pipeline numbers and dates it. */
export type StepDraft = {
  [Kind in StepKind]: {
    readonly kind: Kind;
    /** Who decided: `github-push/push`, `sensor/trigger/dependency`, … */
    readonly subject: string;
    readonly verdict: Verdict;
    /** One sentence for people. */
    readonly why: string;
    readonly where?: Where;
    readonly output?: StepOutputs[Kind];
  };
}[StepKind];

/** A step of a trace. `seq` counts from 1 in a session; `at` is RFC 3339 in UTC by the session's clock. */
export type Step = StepDraft & {
  readonly seq: number;
  readonly at: string;
  /** 32 hex digits, one for each event that came in. */
  readonly traceId: string;
  /** The step that led here. */
  readonly parentSeq?: number;
};
