import type { EnginePorts, LocalStep, SendResult, TriggerRole } from '../engine/pipeline.ts';
import type { Project } from '../engine/project.ts';
import type { Rate } from '../engine/sensors/rateLimit.ts';
import type { Pending } from '../engine/sensors/rounds.ts';
import type { SensorEvent } from '../engine/event.ts';
import type { Incoming } from '../engine/sources/incoming.ts';
import type { ReceiveResult } from '../engine/sources/receive.ts';
import type { Live } from '../engine/triggers/execute.ts';
import type { TriggerRequest } from '../engine/triggers/request.ts';

/** The `parent` of steps that follow from a step outside of the evaluation. */
export const OUTSIDE = -1;

/** Steps of one evaluation that are handed over at once; a `parent` is an index into its steps, or `OUTSIDE`. Those of a worker are text until somebody looks. */
export type HandedSteps = readonly LocalStep[] | UnreadSteps;

export interface UnreadSteps {
  readonly length: number;
  readonly read: () => readonly LocalStep[];
}

export function readSteps(steps: HandedSteps): readonly LocalStep[] {
  return 'read' in steps ? steps.read() : steps;
}

/** Everything by which one evaluation can differ from another on the same manifests. */
export interface Moment {
  readonly now: number;
  readonly seed: number;
  readonly eventId: string;
}

export interface ReceiveInput {
  readonly incoming: Incoming;
  readonly moment: Moment;
}

export interface DeliverInput {
  /** Key of the consumer. */
  readonly consumer: string;
  readonly event: SensorEvent;
  readonly live: Live;
  readonly moment: Moment;
  /** What the trigger remembered then: of a delivery that was taken before and is done again for what came after. */
  readonly again?: Pending;
}

export type ResetInput = Pick<DeliverInput, 'consumer' | 'moment' | 'again'>;

/** What an evaluator is called for. */
export type Asked =
  | { readonly type: 'receive'; readonly input: ReceiveInput }
  | { readonly type: 'deliver'; readonly input: DeliverInput }
  | { readonly type: 'reset'; readonly input: ResetInput };

/** The triggers that start anew, by the keys of their consumers, with the dependencies whose pending events each forgets. */
export type Starts = ReadonlyMap<string, readonly string[]>;

/** What an evaluation asks for while it runs. Moments are milliseconds since 1970. */
export interface Effects {
  /** It starts, or goes on after it has waited for something. */
  readonly running?: () => void;
  /** The next steps of the evaluation. */
  readonly steps: (steps: HandedSteps) => void;
  readonly send: (request: TriggerRequest, role: TriggerRole) => Promise<SendResult>;
  /** Counts a call that a set answer answers, and says how many came before. */
  readonly call: (role: TriggerRole) => Promise<number>;
  /** Ends after so many milliseconds, with the moment that it is then. */
  readonly wait: (ms: number) => Promise<number>;
  /** Takes the trigger's next permit and says how many milliseconds to wait for it. */
  readonly permit: (rate: Rate) => Promise<number>;
  /** The message is done with; this is what the trigger remembers from now on. */
  readonly taken: (pending: Pending) => void;
}

export type FixedPorts = Pick<
  EnginePorts,
  'hmac' | 'secret' | 'decodeUtf8' | 'remote' | 'checkSignature' | 'memory'
>;

/**
 * Runs the engine on a project and keeps what its triggers remember. The next delivery of a trigger may come before the one before has ended,
 * but only after it was taken; without `atLeastOnce` that is at once. A reset may come at any time. All of it can be called for as a message, so it can live in a worker.
 */
export interface Evaluator {
  /** What a trigger remembers stays, but for what `starts` says; a delivery of a trigger that has since started anew changes it no more. */
  load(project: Project, starts: Starts): void;
  /** Sets what triggers remember, by the keys of their consumers. */
  remember(memory: ReadonlyMap<string, Pending>): void;
  receive(input: ReceiveInput, effects: Effects): Promise<ReceiveResult>;
  /** Ends when the trigger's actions have ended. */
  deliver(input: DeliverInput, effects: Effects): Promise<void>;
  /** Makes a trigger forget its pending events. */
  reset(input: ResetInput, effects: Effects): Promise<void>;
  close(): Promise<void>;
}

/** Calls an evaluator; without a value for all but `receive`. */
export async function evaluate(
  evaluator: Evaluator,
  asked: Asked,
  effects: Effects,
): Promise<ReceiveResult | undefined> {
  if (asked.type === 'receive') return evaluator.receive(asked.input, effects);
  if (asked.type === 'reset') await evaluator.reset(asked.input, effects);
  else await evaluator.deliver(asked.input, effects);
  return undefined;
}

/** The same evaluation when its message was already taken, after `before`. */
export function afterTaken(asked: Asked, before: Pending | undefined): Asked {
  if (!before || asked.type === 'receive') return asked;
  if (asked.type === 'reset') return { ...asked, input: { ...asked.input, again: before } };
  return { ...asked, input: { ...asked.input, again: before } };
}
