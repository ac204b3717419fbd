import type { Effect, EnginePorts, Pipeline, Reply, SendResult } from '../engine/pipeline.ts';
import type { Project } from '../engine/project.ts';
import { resetConditions } from '../engine/sensors/conditionsReset.ts';
import { consumersOf, isSubscribed, type Consumer } from '../engine/sensors/consumer.ts';
import { deliver } from '../engine/sensors/deliver.ts';
import type { Rate } from '../engine/sensors/rateLimit.ts';
import { NOTHING_PENDING, type Pending } from '../engine/sensors/rounds.ts';
import type { SensorEvent } from '../engine/event.ts';
import type { Incoming } from '../engine/sources/incoming.ts';
import { receive, type ReceiveResult } from '../engine/sources/receive.ts';
import type { StepDraft } from '../engine/trace/step.ts';
import type { TriggerRequest } from '../engine/triggers/request.ts';

/** The `parent` of steps that follow from a step outside of the evaluation. */
export const OUTSIDE = -1;

/** A step of one evaluation; `parent` is an index into its steps, or `OUTSIDE`. */
export interface LocalStep {
  readonly draft: StepDraft;
  readonly parent?: number;
}

/** Steps that are handed over at once. Those of a worker are text until somebody looks. */
export interface HandedSteps {
  readonly count: number;
  readonly read: () => readonly LocalStep[];
}

export function handed(steps: readonly LocalStep[]): HandedSteps {
  return { count: steps.length, read: () => steps };
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
  readonly live: boolean;
  readonly moment: Moment;
  /** What the trigger remembered then: of a delivery that was taken before and is done again for what came after. */
  readonly again?: Pending;
}

export type ResetInput = Pick<DeliverInput, 'consumer' | 'moment' | 'again'>;

/** What triggers remember, by the keys of their consumers. */
export type Memory = ReadonlyMap<string, Pending>;

/** What an evaluation asks for while it runs. Moments are milliseconds since 1970. */
export interface Effects {
  /** It starts, or goes on after it has waited for something. */
  readonly running?: () => void;
  /** The next steps of the evaluation. */
  readonly steps: (steps: HandedSteps) => void;
  readonly send: (request: TriggerRequest) => Promise<SendResult>;
  /** Ends after so many milliseconds, with the moment that it is then. */
  readonly wait: (ms: number) => Promise<number>;
  /** Takes the trigger's next permit and says how many milliseconds to wait for it. */
  readonly permit: (rate: Rate) => Promise<number>;
  /** The message is done with; this is what the trigger remembers from now on. */
  readonly taken: (pending: Pending) => void;
}

export type FixedPorts = Pick<EnginePorts, 'hmac' | 'secret' | 'decodeUtf8'>;

/**
 * Runs the engine on a project and keeps what its triggers remember. The next delivery of a trigger may come before the one before has ended,
 * but only after it was taken; without `atLeastOnce` that is at once. All of it can be called for as a message, so it can live in a worker.
 */
export interface Evaluator {
  load(project: Project, memory: Memory): void;
  receive(input: ReceiveInput, effects: Effects): Promise<ReceiveResult>;
  /** Ends when the trigger's actions have ended. */
  deliver(input: DeliverInput, effects: Effects): Promise<void>;
  /** Makes a trigger forget its pending events. */
  reset(input: ResetInput, effects: Effects): Promise<void>;
  close(): Promise<void>;
}

/** The engine in this thread. */
export function inProcessEvaluator(fixed: FixedPorts): Evaluator {
  let project: Project = { eventSources: [], sensors: [], eventBuses: [] };
  let consumers = new Map<string, Consumer>();
  let memory = new Map<string, Pending>();

  type Make = (consumer: Consumer, pending: Pending, ports: EnginePorts) => Pipeline<void>;

  function ofTrigger(input: ResetInput, effects: Effects, make: Make): Promise<void> {
    const consumer = consumers.get(input.consumer);
    if (!consumer) return Promise.resolve();
    const time = { now: input.moment.now };
    const ports = portsAt(fixed, input.moment, time);
    if (input.again) return drive(make(consumer, input.again, ports), time, effects);
    const pending = memory.get(input.consumer) ?? NOTHING_PENDING;
    return drive(make(consumer, pending, ports), time, {
      ...effects,
      taken(next) {
        memory.set(input.consumer, next);
        effects.taken(next);
      },
    });
  }

  return {
    load(next, remembered) {
      project = next;
      memory = new Map(remembered);
      const subscribed = next.sensors.flatMap((sensor) => consumersOf(sensor, next)).filter(isSubscribed);
      consumers = new Map(subscribed.map((consumer) => [consumer.key, consumer]));
    },
    receive({ incoming, moment }, effects) {
      const time = { now: moment.now };
      return drive(receive(project, incoming, portsAt(fixed, moment, time)), time, effects);
    },
    deliver: (input, effects) =>
      ofTrigger(input, effects, (consumer, pending, ports) =>
        deliver(consumer, { event: input.event, pending, parent: OUTSIDE, live: input.live }, ports),
      ),
    reset: (input, effects) => ofTrigger(input, effects, resetConditions),
    close: () => Promise.resolve(),
  };
}

/** Drives a pipeline to its end; steps are handed over whenever it has to wait for something. */
async function drive<Value>(
  pipeline: Pipeline<Value>,
  time: { now: number },
  effects: Effects,
): Promise<Value> {
  let waiting: LocalStep[] = [];
  let count = 0;
  const flush = (): void => {
    if (waiting.length === 0) return;
    const steps = waiting;
    waiting = [];
    effects.steps(handed(steps));
  };
  effects.running?.();
  let next = pipeline.next();
  while (!next.done) {
    const effect = next.value;
    let reply: Reply = {};
    if (effect.do === 'step') {
      const { draft, parent } = effect;
      waiting.push(parent === undefined ? { draft } : { draft, parent });
      reply = { id: count++ };
    } else if (effect.do === 'taken') effects.taken(effect.pending);
    else {
      flush();
      reply = await answer(effect, time, effects);
      effects.running?.();
    }
    next = pipeline.next(reply);
  }
  flush();
  return next.value;
}

async function answer(
  effect: Exclude<Effect, { readonly do: 'step' | 'taken' }>,
  time: { now: number },
  effects: Effects,
): Promise<Reply> {
  switch (effect.do) {
    case 'send':
      return { sent: await effects.send(effect.request) };
    case 'permit':
      return { waitMs: await effects.permit(effect.rate) };
    case 'wait':
      time.now = await effects.wait(effect.ms);
      return {};
  }
}

function portsAt(fixed: FixedPorts, moment: Moment, time: { readonly now: number }): EnginePorts {
  return {
    ...fixed,
    now: () => time.now,
    random: seededRandom(moment.seed),
    eventId: () => moment.eventId,
  };
}

/** Numbers in [0, 1) that depend on the seed alone (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
