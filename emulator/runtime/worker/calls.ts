import type { LocalStep } from '../../engine/pipeline.ts';
import { NOTHING_PENDING, type Pending } from '../../engine/sensors/rounds.ts';
import type { ReceiveResult } from '../../engine/sources/receive.ts';
import type { StepDraft } from '../../engine/trace/step.ts';
import { afterTaken, OUTSIDE, type Asked, type Effects } from '../evaluation.ts';
import { answerTo, type Answer, type Question } from '../question.ts';
import type { Call, Report } from './messages.ts';

/** An evaluation in a thread, with all that it takes to do it again in another one. */
interface Running {
  readonly id: number;
  readonly call: Asked;
  readonly effects: Effects;
  readonly end: (value: ReceiveResult | undefined) => void;
  /** What it has been answered, in order. */
  readonly answers: Answer[];
  /** How many steps it has handed over, and how many of them are to come a second time. */
  steps: number;
  repeated: number;
  /** What the trigger remembered before the message, once it is taken. */
  before?: Pending;
  /** The question that it waits for. */
  asking?: number;
}

/** The evaluations that have been called for and have not ended. */
export interface Calls {
  add(
    call: Asked,
    effects: Effects,
  ): { readonly call: Call; readonly ended: Promise<ReceiveResult | undefined> };
  readonly take: (report: Report, texts: Uint8Array) => void;
  /** Ends an evaluation with an error step. */
  giveUp(id: number, reason: string): void;
  /** Everything that is running, to be done again in a new thread. */
  again(): readonly Call[];
  ids(): readonly number[];
  /** Whether a thread works on any of them, rather than that they wait for something outside. */
  evaluating(): boolean;
  readonly memory: Map<string, Pending>;
}

const decoder = new TextDecoder();

export function createCalls(onAnswer: (id: number, answer: Answer) => void): Calls {
  const running = new Map<number, Running>();
  const memory = new Map<string, Pending>();
  let lastId = 0;

  function takeSteps(one: Running, count: number, text: Uint8Array): void {
    const known = Math.min(one.repeated, count);
    one.repeated -= known;
    one.steps += count - known;
    const read = (): LocalStep[] => (JSON.parse(decoder.decode(text)) as LocalStep[]).slice(known);
    if (count > known) one.effects.steps({ length: count - known, read });
  }

  function takeTaken(one: Running, pending: Pending): void {
    if (one.before || one.call.type === 'receive') return;
    const { consumer } = one.call.input;
    one.before = memory.get(consumer) ?? NOTHING_PENDING;
    memory.set(consumer, pending);
    one.effects.taken(pending);
  }

  /** A question that was open when the thread was replaced comes again, perhaps after its answer, and is asked once. */
  function ask(one: Running, index: number, question: Question): void {
    if (one.asking === index || index < one.answers.length) return;
    one.asking = index;
    void answerTo(question, one.effects).then((answer) => {
      one.answers.push(answer);
      delete one.asking;
      if (running.has(one.id)) onAnswer(one.id, answer);
    });
  }

  function finish(one: Running, value: ReceiveResult | undefined): void {
    running.delete(one.id);
    one.end(value);
  }

  function giveUp(one: Running, reason: string): void {
    const parent = one.call.type !== 'receive' && { parent: OUTSIDE };
    one.effects.steps([{ draft: givenUp(one.call, reason), ...parent }]);
    if (one.call.type === 'receive')
      return finish(one, { answer: { status: 500, body: 'failed to record event' }, published: [] });
    takeTaken(one, memory.get(one.call.input.consumer) ?? NOTHING_PENDING);
    finish(one, undefined);
  }

  return {
    memory,
    add(call, effects) {
      const id = ++lastId;
      const ended = new Promise<ReceiveResult | undefined>((end) => {
        const before = call.type === 'receive' ? undefined : call.input.again;
        running.set(id, {
          id,
          call,
          effects,
          end,
          answers: [],
          steps: 0,
          repeated: 0,
          ...(before && { before }),
        });
      });
      return { call: { ...call, id, answers: [] }, ended };
    },
    take(report, texts) {
      const one = running.get(report.id);
      if (!one) return;
      const { taken, steps, asks, done, broken } = report;
      if (taken) takeTaken(one, taken);
      if (steps) takeSteps(one, steps.count, texts.subarray(steps.from, steps.to));
      if (asks) ask(one, asks.index, asks.question);
      if (done) finish(one, done.value);
      else if (broken !== undefined) giveUp(one, broken);
    },
    giveUp(id, reason) {
      const one = running.get(id);
      if (one) giveUp(one, reason);
    },
    again: () =>
      [...running.values()].map((one) => {
        one.repeated = one.steps;
        return { ...afterTaken(one.call, one.before), id: one.id, answers: [...one.answers] };
      }),
    ids: () => [...running.keys()],
    evaluating: () => [...running.values()].some(({ asking }) => asking === undefined),
  };
}

function givenUp(call: Asked, reason: string): StepDraft {
  const why = `the evaluation was given up: ${reason}`;
  const subject =
    call.type === 'receive'
      ? `${call.input.incoming.eventSource}/${call.input.incoming.eventName}`
      : call.input.consumer.replace(/^[^/]*\/|#\d+$/g, '');
  return { kind: 'error', subject, verdict: 'error', why };
}
