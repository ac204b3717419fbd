import { Worker } from 'node:worker_threads';

import type { Project } from '../../engine/project.ts';
import type { TriggerRequest } from '../../engine/triggers/request.ts';
import type { StepDraft } from '../../engine/trace/step.ts';
import {
  OUTSIDE,
  type DeliverInput,
  type Evaluated,
  type Evaluator,
  type ReceiveInput,
  type Send,
} from '../evaluation.ts';
import type { FromWorker, ToWorker, WorkerData } from './messages.ts';

/** An evaluation that takes longer than this is ended; in milliseconds. */
export const EVALUATION_LIMIT = 2_000;

type Call = Extract<ToWorker, { readonly id: number; readonly input: unknown }>;

const MAX_STILLBORN = 3;

interface Running {
  readonly call: Call;
  readonly resolve: (result: unknown) => void;
  /** `sending` and `sent`: it asked for something to be sent, which must not happen twice. */
  state: 'waiting' | 'posted' | 'sending' | 'sent';
}

/**
 * Runs the engine in a worker thread under a watchdog. An evaluation without end, or one that kills the thread, becomes an error step; all
 * others are done again in a new thread. What triggers remember does not live in the thread, so nothing is lost with it.
 * @param entry the bundle or source file of `worker/thread.ts`
 */
export function workerEvaluator(
  entry: URL,
  data: WorkerData,
  send: Send,
  limit = EVALUATION_LIMIT,
): Evaluator {
  const running = new Map<number, Running>();
  let project: Project | undefined;
  let nextId = 0;
  let closed = false;
  let ready = false;
  /** A thread that dies takes its last messages with it, so who killed it is only known when one evaluation runs alone. */
  let oneByOne = false;
  /** Threads in a row that died before they were up. */
  let stillborn = 0;
  let watchdog: NodeJS.Timeout | undefined;
  let worker = start();

  function start(): Worker {
    const made = new Worker(entry, { workerData: data, resourceLimits: { maxOldGenerationSizeMb: 512 } });
    made.on('message', (message: FromWorker) => {
      take(made, message);
    });
    made.on('error', (error: Error) => {
      if (made === worker && !ready && ++stillborn >= MAX_STILLBORN) return giveUpAll(error.message);
      const suspects = ready ? evaluating() : [];
      const culprit = suspects.length === 1 ? suspects[0] : undefined;
      replace(made, culprit, `it ended the evaluation: ${error.message}`);
    });
    if (project) post(made, { type: 'load', project });
    return made;
  }

  function evaluating(): Running[] {
    return [...running.values()].filter(({ state }) => state === 'posted' || state === 'sent');
  }

  function take(from: Worker, message: FromWorker): void {
    if (from !== worker) return;
    if (message.type === 'ready') {
      ready = true;
      stillborn = 0;
    } else {
      const one = running.get(message.id);
      if (!one) return;
      if (message.type === 'send') sendFor(one, from, message.request);
      else finish(one, message.result);
    }
    postWaiting();
    watch();
  }

  function sendFor(one: Running, from: Worker, request: TriggerRequest): void {
    one.state = 'sending';
    void send(request).then((result) => {
      one.state = 'sent';
      if (from === worker) post(from, { type: 'sent', id: one.call.id, result });
      watch();
    });
  }

  function finish({ call, resolve }: Running, result: unknown): void {
    running.delete(call.id);
    resolve(result);
  }

  function postWaiting(): void {
    const waiting = [...running.values()].filter(({ state }) => state === 'waiting');
    if (waiting.length === 0 && evaluating().length === 0) oneByOne = false;
    const next = oneByOne ? (evaluating().length === 0 ? waiting.slice(0, 1) : []) : waiting;
    for (const one of next) {
      one.state = 'posted';
      post(worker, one.call);
    }
  }

  function watch(): void {
    clearTimeout(watchdog);
    const [first] = evaluating();
    if (closed || !ready || !first) return;
    watchdog = setTimeout(() => {
      replace(worker, first, `it took longer than ${limit / 1000} s and was ended`);
    }, limit);
  }

  function replace(broken: Worker, culprit: Running | undefined, reason: string): void {
    if (broken !== worker || closed) return;
    void broken.terminate();
    ready = false;
    worker = start();
    if (culprit) finish(culprit, givenUp(culprit.call, reason));
    else oneByOne = true;
    for (const one of running.values()) {
      if (one.state === 'posted') one.state = 'waiting';
      if (one.state !== 'waiting')
        finish(
          one,
          givenUp(one.call, 'another one ended the worker, and what this one sent is not sent twice'),
        );
    }
    postWaiting();
    watch();
  }

  /** The thread does not come up: nothing waits for it any longer; the next call tries again. */
  function giveUpAll(reason: string): void {
    for (const one of running.values())
      finish(one, givenUp(one.call, `the worker does not start: ${reason}`));
  }

  function call<Value>(make: (id: number) => Call): Promise<Evaluated<Value>> {
    return new Promise((resolve) => {
      if (stillborn >= MAX_STILLBORN) {
        stillborn = 0;
        worker = start();
      }
      const made = make(nextId++);
      running.set(made.id, { call: made, state: 'waiting', resolve: resolve as (result: unknown) => void });
      const idle = evaluating().length === 0;
      postWaiting();
      if (idle) watch();
    });
  }

  return {
    load(next) {
      project = next;
      post(worker, { type: 'load', project: next });
      return Promise.resolve();
    },
    receive: (input: ReceiveInput) => call((id) => ({ type: 'receive', id, input })),
    deliver: (input: DeliverInput) => call((id) => ({ type: 'deliver', id, input })),
    async close() {
      closed = true;
      clearTimeout(watchdog);
      await worker.terminate();
    },
  };
}

function post(worker: Worker, message: ToWorker): void {
  worker.postMessage(message);
}

function givenUp(call: Call, reason: string): Evaluated<unknown> {
  const why = `the evaluation was given up: ${reason}`;
  if (call.type === 'deliver') {
    const draft: StepDraft = {
      kind: 'error',
      subject: call.input.consumer.replace(/^[^/]*\/|#\d+$/g, ''),
      verdict: 'error',
      why,
    };
    return { steps: [{ draft, parent: OUTSIDE }], value: call.input.pending };
  }
  const { eventSource, eventName } = call.input.incoming;
  const draft: StepDraft = { kind: 'error', subject: `${eventSource}/${eventName}`, verdict: 'error', why };
  return { steps: [{ draft }], value: { answer: { status: 500, body: 'failed to record event' } } };
}
