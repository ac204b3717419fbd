import type { EnginePorts, LocalStep, Pipeline, Reply } from '../engine/pipeline.ts';
import { isPlainConsumer, isPlainEvent } from '../engine/plain.ts';
import type { Project } from '../engine/project.ts';
import { resetConditions } from '../engine/sensors/conditionsReset.ts';
import { consumersOf, isSubscribed, type Consumer } from '../engine/sensors/consumer.ts';
import { deliver } from '../engine/sensors/deliver.ts';
import { forget, NOTHING_PENDING, type Pending } from '../engine/sensors/rounds.ts';
import type { Incoming } from '../engine/sources/incoming.ts';
import { receive, type ReceiveResult } from '../engine/sources/receive.ts';
import { OUTSIDE, type Asked, type Effects, type Evaluator, type FixedPorts } from './evaluation.ts';
import { answerTo, type Answer, type Question } from './question.ts';

/** Does an evaluation's next stretch when its turn has come, and tells of it; first come, first served. */
export interface Turns {
  readonly take: (evaluation: Evaluation) => void;
}

/** What evaluations need of those who give them their turns. */
export interface Stretches {
  /** Whether it takes no longer than to read the event. */
  readonly isShort: (evaluation: Evaluation) => boolean;
  /** Pure: nothing of it is seen outside. */
  readonly work: (evaluation: Evaluation) => Stretch;
  readonly done: (evaluation: Evaluation, stretch: Stretch) => void;
  readonly failed: (evaluation: Evaluation, error: unknown) => void;
}

export interface InProcessEvaluator extends Evaluator {
  /** For another evaluator that goes on instead of this one. */
  handOver(): {
    readonly memory: ReadonlyMap<string, Pending>;
    /** What has been asked for and has not ended, oldest first. */
    readonly unfinished: readonly Evaluation[];
  };
}

/** The engine in this thread. */
export function inProcessEvaluator(
  fixed: FixedPorts,
  turnsFor: (stretches: Stretches) => Turns = atOnce,
): InProcessEvaluator {
  const turns = turnsFor({ isShort, work: goOn, done: tell, failed: fail });
  let project: Project = { eventSources: [], sensors: [], eventBuses: [] };
  let consumers = new Map<string, Consumer>();
  const memory = new Map<string, Pending>();
  /** Counts how often each trigger has started. */
  const starts = new Map<string, number>();
  const running = new Set<Evaluation>();

  function start<Value>(asked: Asked, effects: Effects): Promise<Value> {
    return new Promise((resolve, reject) => {
      const evaluation: Evaluation = {
        ...{ asked, effects, resolve: resolve as Evaluation['resolve'], reject },
        ...{ now: asked.input.moment.now, course: undefined, reply: {}, shown: 0 },
        ...{ answers: undefined, before: undefined, taken: false },
      };
      running.add(evaluation);
      turns.take(evaluation);
    });
  }

  function isShort({ asked }: Evaluation): boolean {
    if (asked.type === 'receive')
      return sizeOf(asked.input.incoming) < LONG_EVENT && isPlainEvent(project, asked.input.incoming);
    const consumer = consumers.get(asked.input.consumer);
    if (!consumer || asked.type === 'reset') return true;
    return (asked.input.event.data?.length ?? 0) < LONG_EVENT && isPlainConsumer(consumer);
  }

  function goOn(evaluation: Evaluation): Stretch {
    evaluation.effects.running?.();
    evaluation.course ??= begin(evaluation);
    return evaluation.course ? stretchOf(evaluation, evaluation.course) : NOTHING;
  }

  function begin(evaluation: Evaluation): Course | undefined {
    const { asked } = evaluation;
    const ports = portsFor(fixed, evaluation);
    if (asked.type === 'receive') return { pipeline: receive(project, asked.input.incoming, ports) };
    const { consumer: key, again } = asked.input;
    const consumer = consumers.get(key);
    if (!consumer) return undefined;
    const pending = again ?? memory.get(key) ?? NOTHING_PENDING;
    const pipeline =
      asked.type === 'reset'
        ? resetConditions(consumer, pending)
        : deliver(
            consumer,
            { event: asked.input.event, pending, parent: OUTSIDE, live: asked.input.live },
            ports,
          );
    return again ? { pipeline } : { pipeline, key, start: starts.get(key) };
  }

  function stretchOf(evaluation: Evaluation, { pipeline, key, start: started }: Course): Stretch {
    const steps: LocalStep[] = [];
    let taken: Pending | undefined;
    let { reply } = evaluation;
    for (;;) {
      const next = pipeline.next(reply);
      if (next.done) return { steps, taken, asks: undefined, value: next.value as Stretch['value'] };
      const effect = next.value;
      if (effect.do === 'step') reply = { id: evaluation.shown + steps.push(effect.step) - 1 };
      else if (effect.do !== 'taken') return { steps, taken, asks: effect, value: undefined };
      else if (key === undefined) taken = effect.pending;
      else if (starts.get(key) === started) {
        taken = effect.pending;
        evaluation.before = memory.get(key) ?? NOTHING_PENDING;
        memory.set(key, taken);
      }
    }
  }

  function tell(evaluation: Evaluation, { steps, taken, asks, value }: Stretch): void {
    const { effects } = evaluation;
    if (taken) {
      evaluation.taken = true;
      effects.taken(taken);
    }
    evaluation.shown += steps.length;
    if (steps.length > 0) effects.steps(steps);
    if (!asks) {
      running.delete(evaluation);
      evaluation.resolve(value);
      return;
    }
    const answer = answerTo(asks, effects);
    (evaluation.answers ??= []).push(answer);
    answer.then(
      (given) => {
        evaluation.reply = replyOf(asks, given);
        if (asks.do === 'wait') evaluation.now = Number(given);
        turns.take(evaluation);
      },
      (error: unknown) => {
        fail(evaluation, error);
      },
    );
  }

  function fail(evaluation: Evaluation, error: unknown): void {
    running.delete(evaluation);
    evaluation.reject(error);
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
    handOver() {
      // What was stopped before it could tell that it had taken its message has not taken it.
      for (const evaluation of running) {
        const { course, before, taken } = evaluation;
        if (course?.key === undefined || !before || taken) continue;
        memory.set(course.key, before);
        evaluation.before = undefined;
      }
      return { memory, unfinished: [...running] };
    },
    receive: (input, effects) => start({ type: 'receive', input }, effects),
    deliver: (input, effects) => start({ type: 'deliver', input }, effects),
    reset: (input, effects) => start({ type: 'reset', input }, effects),
    close: () => Promise.resolve(),
  };
}

/** An evaluation that has been asked for, and how far it has come. */
export interface Evaluation {
  readonly asked: Asked;
  readonly effects: Effects;
  readonly resolve: (value: ReceiveResult | undefined) => void;
  readonly reject: (error: unknown) => void;
  /** Its moment, in milliseconds since 1970. */
  now: number;
  course: Course | undefined;
  /** What it goes on with. */
  reply: Reply;
  /** How many steps it has handed over. */
  shown: number;
  /** What it has been answered, in order. */
  answers: Promise<Answer>[] | undefined;
  /** What the trigger remembered before the message, once that is taken. */
  before: Pending | undefined;
  /** Whether that has been told. */
  taken: boolean;
}

interface Course {
  readonly pipeline: Pipeline<unknown>;
  /** The consumer whose memory it changes, and how often that had started when it began. */
  readonly key?: string;
  readonly start?: number | undefined;
}

/** What an evaluation does between two waits. */
export interface Stretch {
  readonly steps: readonly LocalStep[];
  readonly taken: Pending | undefined;
  /** What it waits for; undefined at its end. */
  readonly asks: Question | undefined;
  readonly value: ReceiveResult | undefined;
}

const NOTHING: Stretch = { steps: [], taken: undefined, asks: undefined, value: undefined };

/** Bytes or UTF-16 units of an event that is not read at once. */
const LONG_EVENT = 1 << 16;

function sizeOf(incoming: Incoming): number {
  switch (incoming.via) {
    case 'http':
    case 'fired-request':
      return incoming.message.body.length;
    case 'fired-data':
      return incoming.data.length;
    case 'timer':
      return 0;
    default:
      return Infinity;
  }
}

function replyOf(asks: Question, answer: Answer): Reply {
  if (typeof answer !== 'number') return { sent: answer };
  return asks.do === 'call' ? { calls: answer } : asks.do === 'permit' ? { waitMs: answer } : {};
}

function atOnce({ work, done, failed }: Stretches): Turns {
  return {
    take(evaluation) {
      let stretch;
      try {
        stretch = work(evaluation);
      } catch (error) {
        failed(evaluation, error);
        return;
      }
      done(evaluation, stretch);
    },
  };
}

function portsFor(fixed: FixedPorts, evaluation: Evaluation): EnginePorts {
  const { seed, eventId } = evaluation.asked.input.moment;
  let events = 0;
  return {
    ...fixed,
    now: () => evaluation.now,
    random: seededRandom(seed),
    eventId: () => nthId(eventId, events++),
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
