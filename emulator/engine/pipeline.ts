import type { SensorEvent } from './event.ts';
import type { SourcePorts } from './sources/message.ts';
import type { TemplatePorts } from './lang/template/render.ts';
import type { Rate } from './sensors/rateLimit.ts';
import type { Pending } from './sensors/rounds.ts';
import type { StepDraft } from './trace/step.ts';
import type { TriggerRequest } from './triggers/request.ts';

/** What the engine needs from outside. Everything else it knows from the manifests and the event. */
export interface EnginePorts extends SourcePorts, TemplatePorts {
  /** 32 hex digits, new for each event. */
  readonly eventId: () => string;
}

export interface SendResult {
  readonly status?: number;
  readonly body?: string;
  /** Without what upstream puts in front. */
  readonly error?: string;
}

/** A trigger, or the `dlqTrigger` that runs when it has failed: each is live on its own. */
export type TriggerRole = 'trigger' | 'dlqTrigger';

/** A step on its way to the trace; `parent` is the number that came back for the step that led here. */
export interface LocalStep {
  readonly draft: StepDraft;
  readonly parent?: number;
}

/** What a pipeline asks of whoever drives it. */
export type Effect =
  | { readonly do: 'step'; readonly step: LocalStep }
  /** Really send a request of the trigger at hand, or of its `dlqTrigger`. */
  | { readonly do: 'send'; readonly request: TriggerRequest; readonly role: TriggerRole }
  /** Count a call that a set answer answers. */
  | { readonly do: 'call'; readonly role: TriggerRole }
  /** Go on after so many milliseconds. */
  | { readonly do: 'wait'; readonly ms: number }
  /** Take the next permit of the trigger at hand; answers how long to wait for it. */
  | { readonly do: 'permit'; readonly rate: Rate }
  /** The message is done with: the trigger remembers this from now on and can take the next one. */
  | { readonly do: 'taken'; readonly pending: Pending };

/** What the driver gives back; each effect has its own part. */
export interface Reply {
  /** `step`: names the step, to be the `parent` of others. */
  readonly id?: number;
  /** `send`: what came of it. */
  readonly sent?: SendResult;
  /** `call`: how many the trigger has made before. */
  readonly calls?: number;
  /** `permit`: milliseconds until it is valid. */
  readonly waitMs?: number;
}

/**
 * One event's way as a generator of steps and other effects: whoever drives it numbers and dates the steps, sends what is live, lets time
 * pass, and may pause, cancel or change time between two effects.
 */
export type Pipeline<Result> = Generator<Effect, Result, Reply>;

/** Emits a step and returns its number. */
export function* emit(draft: StepDraft, parent?: number): Pipeline<number> {
  const step = parent === undefined ? { draft } : { draft, parent };
  return (yield { do: 'step', step }).id ?? 0;
}

/** Really sends a request. */
export function* send(request: TriggerRequest, role: TriggerRole): Pipeline<SendResult> {
  return (yield { do: 'send', request, role }).sent ?? { error: 'nobody sent it' };
}

/** Counts a call of the trigger at hand, or of its `dlqTrigger`, and returns how many came before. */
export function* countCall(role: TriggerRole): Pipeline<number> {
  return (yield { do: 'call', role }).calls ?? 0;
}

/** Lets time pass. */
export function* wait(ms: number): Pipeline<void> {
  yield { do: 'wait', ms };
}

/** Takes the next permit of the trigger at hand and returns how many milliseconds to wait for it. */
export function* takePermit(rate: Rate): Pipeline<number> {
  return (yield { do: 'permit', rate }).waitMs ?? 0;
}

/** Says that the message is done with. */
export function* taken(pending: Pending): Pipeline<void> {
  yield { do: 'taken', pending };
}

/** An event on the bus, and the step that put it there. */
export interface Published {
  readonly event: SensorEvent;
  readonly namespace: string;
  readonly busName: string;
  readonly parent: number;
}
