import { Worker } from 'node:worker_threads';

import type { Project } from '../../engine/project.ts';
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

interface Running {
  readonly call: Call;
  readonly resolve: (result: unknown) => void;
  /** It waits for an answer from outside, which takes the time it takes. */
  sending: boolean;
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
  let watchdog: NodeJS.Timeout | undefined;
  let worker = start();

  function start(): Worker {
    const made = new Worker(entry, { workerData: data, resourceLimits: { maxOldGenerationSizeMb: 512 } });
    made.on('message', (message: FromWorker) => take(made, message));
    made.on('error', (error: Error) => {
      replace(made, `it ended the evaluation: ${error.message}`);
    });
    if (project) post(made, { type: 'load', project });
    return made;
  }

  function take(from: Worker, message: FromWorker): void {
    if (from !== worker) return;
    if (message.type === 'ready') {
      ready = true;
      watch();
      return;
    }
    const entryOf = running.get(message.id);
    if (!entryOf) return;
    if (message.type === 'done') {
      running.delete(message.id);
      entryOf.resolve(message.result);
    } else {
      entryOf.sending = true;
      void send(message.request).then((result) => {
        entryOf.sending = false;
        if (from === worker) post(from, { type: 'sent', id: message.id, result });
        watch();
      });
    }
    watch();
  }

  function watch(): void {
    clearTimeout(watchdog);
    if (closed || !ready || ![...running.values()].some((entryOf) => !entryOf.sending)) return;
    watchdog = setTimeout(() => {
      replace(worker, `it took longer than ${limit / 1000} s and was ended`);
    }, limit);
  }

  function replace(broken: Worker, reason: string): void {
    if (broken !== worker || closed) return;
    const culprit = [...running.values()].find((entryOf) => !entryOf.sending);
    void broken.terminate();
    ready = false;
    worker = start();
    if (culprit) {
      running.delete(culprit.call.id);
      culprit.resolve(givenUp(culprit.call, reason));
    }
    for (const entryOf of running.values()) {
      // What was being sent is not sent twice.
      if (entryOf.sending) {
        running.delete(entryOf.call.id);
        entryOf.resolve(
          givenUp(entryOf.call, 'another evaluation ended the worker while this one was sending'),
        );
      } else post(worker, entryOf.call);
    }
    watch();
  }

  function call<Value>(make: (id: number) => Call): Promise<Evaluated<Value>> {
    return new Promise((resolve) => {
      const made = make(nextId++);
      running.set(made.id, { call: made, sending: false, resolve: resolve as (result: unknown) => void });
      if (running.size === 1) watch();
      post(worker, made);
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
