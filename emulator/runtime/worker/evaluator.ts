import { Worker } from 'node:worker_threads';

import type { Project } from '../../engine/project.ts';
import { forget, NOTHING_PENDING } from '../../engine/sensors/rounds.ts';
import type { Evaluator } from '../evaluation.ts';
import { createCalls } from './calls.ts';
import type { Call, FromWorker, ToWorker, WorkerData } from './messages.ts';
import { createWatchdog } from './watchdog.ts';

/** An evaluation that takes longer than this is ended; in milliseconds. */
export const EVALUATION_LIMIT = 1_500;

/** Threads in a row that may die before they are up. */
const MAX_STILLBORN = 3;

/**
 * Runs the engine in a worker thread under a watchdog. An evaluation without end, or one that kills the thread, becomes an error step; all
 * others are done again in a new thread, with the answers that they had, so that nothing is sent or shown twice.
 * @param entry the bundle or source file of `worker/thread.ts`
 */
export function workerEvaluator(entry: URL, limit = EVALUATION_LIMIT): Evaluator {
  let project: Project | undefined;
  let closed = false;
  let ready = false;
  let stillborn = 0;
  let toPost: Call[] = [];
  /** See `WorkerData`: it outlives the thread. */
  let marker: Int32Array = new Int32Array(new SharedArrayBuffer(8));
  const calls = createCalls((id, answer) => {
    post({ type: 'answer', id, answer });
    watchdog.wake();
  });
  const watchdog = createWatchdog(limit, {
    busy: () => !closed && ready && calls.evaluating(),
    progress: () => Atomics.load(marker, 1),
    onStuck: () => {
      replace(worker, `it took longer than ${limit / 1000} s and was ended`);
    },
  });
  let worker = start();

  function start(): Worker {
    const shared = new SharedArrayBuffer(8);
    marker = new Int32Array(shared);
    const made = new Worker(entry, {
      workerData: { marker: shared } satisfies WorkerData,
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    made.on('message', (message: FromWorker) => {
      if (made !== worker) return;
      if (message.type === 'reports') {
        for (const report of message.reports) calls.take(report, message.texts);
        return;
      }
      ready = true;
      stillborn = 0;
      watchdog.wake();
    });
    made.on('error', (error: Error) => {
      if (made !== worker) return;
      if (!ready && ++stillborn >= MAX_STILLBORN)
        giveUp(calls.ids(), `the worker does not start: ${error.message}`);
      else replace(made, `it ended the evaluation: ${error.message}`);
    });
    return made;
  }

  /** Ends the evaluation that ran last, or all where that is not known, and goes on in a new thread. */
  function replace(broken: Worker, reason: string): void {
    if (closed) return;
    void broken.terminate();
    const culprit = Atomics.load(marker, 0);
    const known = calls.ids().includes(culprit);
    if (ready) giveUp(known ? [culprit] : calls.ids(), reason);
    ready = false;
    worker = start();
    toPost = [];
    prepare(project);
    post({ type: 'calls', calls: calls.again() });
  }

  function giveUp(ids: readonly number[], reason: string): void {
    for (const id of ids) calls.giveUp(id, reason);
  }

  function post(message: ToWorker): void {
    worker.postMessage(message);
  }

  /** Gives a new thread what the one before had. */
  function prepare(known: Project | undefined): void {
    if (!known) return;
    post({ type: 'load', project: known, starts: [] });
    post({ type: 'memory', memory: [...calls.memory] });
  }

  /** Calls of one moment travel together. */
  function send(call: Call): void {
    if (closed) return calls.giveUp(call.id, 'the emulator is closed');
    if (stillborn >= MAX_STILLBORN) {
      stillborn = 0;
      worker = start();
      prepare(project);
    }
    if (toPost.push(call) === 1) setImmediate(postCalls);
  }

  function postCalls(): void {
    if (toPost.length === 0) return;
    post({ type: 'calls', calls: toPost });
    toPost = [];
    watchdog.wake();
  }

  return {
    load(next, starts) {
      project = next;
      for (const [key, forgotten] of starts)
        calls.memory.set(key, forget(calls.memory.get(key) ?? NOTHING_PENDING, forgotten));
      postCalls();
      post({ type: 'load', project: next, starts: [...starts] });
    },
    remember(remembered) {
      for (const [key, pending] of remembered) calls.memory.set(key, pending);
      postCalls();
      post({ type: 'memory', memory: [...remembered] });
    },
    async receive(input, effects) {
      const { call, ended } = calls.add({ type: 'receive', input }, effects);
      send(call);
      return (await ended) ?? { answer: { status: 500, body: 'failed to record event' }, published: [] };
    },
    async deliver(input, effects) {
      const { call, ended } = calls.add({ type: 'deliver', input }, effects);
      send(call);
      await ended;
    },
    async reset(input, effects) {
      const { call, ended } = calls.add({ type: 'reset', input }, effects);
      send(call);
      await ended;
    },
    async close() {
      closed = true;
      watchdog.stop();
      giveUp(calls.ids(), 'the emulator was closed');
      await worker.terminate();
    },
  };
}
