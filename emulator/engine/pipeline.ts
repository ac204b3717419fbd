import type { SensorEvent } from './event.ts';
import type { SourcePorts } from './sources/message.ts';
import type { TemplatePorts } from './lang/template/render.ts';
import type { StepDraft } from './trace/step.ts';

/** What the engine needs from outside. Everything else it knows from the manifests and the event. */
export interface EnginePorts extends SourcePorts, TemplatePorts {
  /** 32 hex digits, new for each event. */
  readonly eventId: () => string;
}

/** A step on its way to the trace; `parent` is what the driver gave back for the step that led here. */
export interface Emitted {
  readonly draft: StepDraft;
  readonly parent: number | undefined;
}

/** What the driver gives back for a step. */
export interface Reply {
  /** Names the step, to be the `parent` of others. */
  readonly id: number;
  /** Of a `trigger.request` with verdict `live`: what came of sending it. */
  readonly sent?: SendResult;
}

export interface SendResult {
  readonly status?: number;
  readonly body?: string;
  readonly error?: string;
}

/**
 * One event's way as a generator of steps: whoever drives it numbers and dates the steps, sends what is live, and may pause, cancel or change
 * time between two steps.
 */
export type Pipeline<Result> = Generator<Emitted, Result, Reply>;

/** Emits a step and returns its id. */
export function* emit(draft: StepDraft, parent?: number): Pipeline<Reply> {
  return yield { draft, parent };
}

/** An event on the bus, and the step that put it there. */
export interface Published {
  readonly event: SensorEvent;
  readonly namespace: string;
  readonly busName: string;
  readonly parent: number;
}
