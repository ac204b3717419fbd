import type { EnginePorts, Pipeline, SendResult } from '../engine/pipeline.ts';
import type { Project } from '../engine/project.ts';
import { consumersOf, type Consumer } from '../engine/sensors/consumer.ts';
import { deliver } from '../engine/sensors/deliver.ts';
import type { Pending } from '../engine/sensors/rounds.ts';
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

export interface Evaluated<Value> {
  readonly steps: readonly LocalStep[];
  readonly value: Value;
}

/** Everything by which one evaluation can differ from another on the same manifests. */
export interface Moment {
  readonly now: number;
  readonly seed: number;
  readonly eventId: string;
}

export interface DeliverInput {
  readonly consumer: string;
  readonly event: SensorEvent;
  readonly pending: Pending;
  readonly live: boolean;
  readonly moment: Moment;
}

export interface ReceiveInput {
  readonly incoming: Incoming;
  readonly moment: Moment;
}

export type Send = (request: TriggerRequest) => Promise<SendResult>;
export type FixedPorts = Pick<EnginePorts, 'hmac' | 'secret' | 'decodeUtf8'>;

/** Runs the engine on a project. All of it can be called for as a message, so it can live in a worker. */
export interface Evaluator {
  load(project: Project): Promise<void>;
  receive(input: ReceiveInput): Promise<Evaluated<ReceiveResult>>;
  deliver(input: DeliverInput): Promise<Evaluated<Pending>>;
  close(): Promise<void>;
}

/** Names a trigger in a project. */
export function consumerKey(consumer: Consumer): string {
  return `${consumer.sensor.namespace}/${consumer.subject}#${consumer.index}`;
}

/** The engine with a project, in this thread. What is live goes to `send` and is waited for. */
export interface Engine {
  load(project: Project): void;
  receive(input: ReceiveInput, send: Send): Promise<Evaluated<ReceiveResult>>;
  deliver(input: DeliverInput, send: Send): Promise<Evaluated<Pending>>;
}

export function createEngine(fixed: FixedPorts): Engine {
  let project: Project = { eventSources: [], sensors: [], eventBuses: [] };
  let consumers = new Map<string, Consumer>();
  return {
    load(next) {
      project = next;
      consumers = new Map(
        next.sensors.flatMap(consumersOf).map((consumer) => [consumerKey(consumer), consumer]),
      );
    },
    receive: ({ incoming, moment }, send) => drive(receive(project, incoming, portsAt(fixed, moment)), send),
    deliver({ consumer, event, pending, live, moment }, send) {
      const found = consumers.get(consumer);
      if (!found) return Promise.resolve({ steps: [], value: pending });
      return drive(deliver(found, { event, pending, parent: OUTSIDE, live }, portsAt(fixed, moment)), send);
    },
  };
}

/** An evaluator in this thread, for tests and one-shot runs. */
export function inProcessEvaluator(fixed: FixedPorts, send: Send): Evaluator {
  const engine = createEngine(fixed);
  return {
    load(project) {
      engine.load(project);
      return Promise.resolve();
    },
    receive: (input) => engine.receive(input, send),
    deliver: (input) => engine.deliver(input, send),
    close: () => Promise.resolve(),
  };
}

async function drive<Value>(pipeline: Pipeline<Value>, send: Send): Promise<Evaluated<Value>> {
  const steps: LocalStep[] = [];
  let next = pipeline.next();
  while (!next.done) {
    const { draft, parent } = next.value;
    const id = steps.push(parent === undefined ? { draft } : { draft, parent }) - 1;
    const live =
      draft.kind === 'trigger.request' && draft.verdict === 'live' ? draft.output?.request : undefined;
    next = pipeline.next(live ? { id, sent: await send(live) } : { id });
  }
  return { steps, value: next.value };
}

function portsAt(fixed: FixedPorts, moment: Moment): EnginePorts {
  return {
    ...fixed,
    now: () => moment.now,
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
