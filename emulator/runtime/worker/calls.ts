import type { LocalStep } from '../../engine/pipeline.ts';
import { NOTHING_PENDING, type Pending } from '../../engine/sensors/rounds.ts';
import type { ReceiveResult } from '../../engine/sources/receive.ts';
import type { StepDraft } from '../../engine/trace/step.ts';
import {
  handed,
  OUTSIDE,
  type DeliverInput,
  type Effects,
  type ReceiveInput,
  type ResetInput,
} from '../evaluation.ts';
import type { Answer, Call, Question, Report } from './messages.ts';

type CallInput =
  | { readonly type: 'receive'; readonly input: ReceiveInput }
  | { readonly type: 'deliver'; readonly input: DeliverInput }
  | { readonly type: 'reset'; readonly input: ResetInput };

/** An evaluation in a thread, with all that it takes to do it again in another one. */
interface Running {
  readonly id: number;
  readonly call: CallInput;
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
    call: CallInput,
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
    if (count > known) one.effects.steps({ count: count - known, read });
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
    void answerOf(one.effects, question).then((answer) => {
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
    one.effects.steps(
      handed([{ draft: givenUp(one.call, reason), ...(one.call.type !== 'receive' && { parent: OUTSIDE }) }]),
    );
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
        const { id, call, before } = one;
        const facts = { id, answers: [...one.answers] };
        if (call.type === 'receive') return { ...call, ...facts };
        const again = before && { again: before };
        if (call.type === 'reset') return { ...call, ...facts, input: { ...call.input, ...again } };
        return { ...call, ...facts, input: { ...call.input, ...again } };
      }),
    ids: () => [...running.keys()],
    evaluating: () => [...running.values()].some(({ asking }) => asking === undefined),
  };
}

async function answerOf(effects: Effects, question: Question): Promise<Answer> {
  if (question.ask === 'send') return effects.send(question.request, question.role);
  if (question.ask === 'call') return effects.call(question.role);
  return question.ask === 'wait' ? effects.wait(question.ms) : effects.permit(question.rate);
}

function givenUp(call: CallInput, reason: string): StepDraft {
  const why = `the evaluation was given up: ${reason}`;
  const subject =
    call.type === 'receive'
      ? `${call.input.incoming.eventSource}/${call.input.incoming.eventName}`
      : call.input.consumer.replace(/^[^/]*\/|#\d+$/g, '');
  return { kind: 'error', subject, verdict: 'error', why };
}
