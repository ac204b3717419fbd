import type { Effect, EnginePorts, LocalStep, Pipeline, Reply } from '../engine/pipeline.ts';
import type { Project } from '../engine/project.ts';
import { resetConditions } from '../engine/sensors/conditionsReset.ts';
import { consumersOf, isSubscribed, type Consumer } from '../engine/sensors/consumer.ts';
import { deliver } from '../engine/sensors/deliver.ts';
import { forget, NOTHING_PENDING, type Pending } from '../engine/sensors/rounds.ts';
import { receive } from '../engine/sources/receive.ts';
import {
  handed,
  OUTSIDE,
  type Effects,
  type Evaluator,
  type FixedPorts,
  type Moment,
  type ResetInput,
} from './evaluation.ts';

export interface InProcessEvaluator extends Evaluator {
  /** Sets what triggers remember. */
  remember(memory: ReadonlyMap<string, Pending>): void;
}

/** The engine in this thread. */
export function inProcessEvaluator(fixed: FixedPorts): InProcessEvaluator {
  let project: Project = { eventSources: [], sensors: [], eventBuses: [] };
  let consumers = new Map<string, Consumer>();
  const memory = new Map<string, Pending>();
  /** Counts how often each trigger has started. */
  const starts = new Map<string, number>();

  type Make = (consumer: Consumer, pending: Pending, ports: EnginePorts) => Pipeline<void>;

  function ofTrigger(input: ResetInput, effects: Effects, make: Make): Promise<void> {
    const consumer = consumers.get(input.consumer);
    if (!consumer) return Promise.resolve();
    const time = { now: input.moment.now };
    const ports = portsAt(fixed, input.moment, time);
    if (input.again) return drive(make(consumer, input.again, ports), time, effects);
    const pending = memory.get(input.consumer) ?? NOTHING_PENDING;
    const start = starts.get(input.consumer);
    return drive(make(consumer, pending, ports), time, {
      ...effects,
      taken(next) {
        if (starts.get(input.consumer) !== start) return;
        memory.set(input.consumer, next);
        effects.taken(next);
      },
    });
  }

  return {
    load(next, started) {
      project = next;
      for (const [key, forgotten] of started) {
        starts.set(key, (starts.get(key) ?? 0) + 1);
        memory.set(key, forget(memory.get(key) ?? NOTHING_PENDING, forgotten));
      }
      const subscribed = next.sensors.flatMap((sensor) => consumersOf(sensor, next)).filter(isSubscribed);
      consumers = new Map(subscribed.map((consumer) => [consumer.key, consumer]));
    },
    remember(remembered) {
      for (const [key, pending] of remembered) memory.set(key, pending);
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
      waiting.push(effect.step);
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
      return { sent: await effects.send(effect.request, effect.role) };
    case 'call':
      return { calls: await effects.call(effect.role) };
    case 'permit':
      return { waitMs: await effects.permit(effect.rate) };
    case 'wait':
      time.now = await effects.wait(effect.ms);
      return {};
  }
}

function portsAt(fixed: FixedPorts, moment: Moment, time: { readonly now: number }): EnginePorts {
  let events = 0;
  return {
    ...fixed,
    now: () => time.now,
    random: seededRandom(moment.seed),
    eventId: () => nthId(moment.eventId, events++),
  };
}

/** The id of the first event that an evaluation makes, or of a later one. */
function nthId(first: string, index: number): string {
  if (index === 0) return first;
  const end = (Number.parseInt(first.slice(-6), 16) + index) & 0xffffff;
  return first.slice(0, -6) + end.toString(16).padStart(6, '0');
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
