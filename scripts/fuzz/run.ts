import { Worker } from 'node:worker_threads';
import { MAX_MILLISECONDS, inputOf, type Failure } from './target.ts';
import { TARGETS } from './targets.ts';
import type { Work } from './worker.ts';

export interface Outcome {
  readonly inputs: number;
  readonly failures: readonly Failure[];
}

const MAX_FAILURES = 10;
const MAX_MEGABYTES = 1024;
const LOOK_EVERY = 250;
/** Two answers, and a machine that may be busy. */
const HANGS_AFTER = 4 * MAX_MILLISECONDS;

/** Fuzzes one target in a thread, which is ended and started anew behind an input that hangs or kills it. */
export async function runTarget(name: string, seed: number, milliseconds: number): Promise<Outcome> {
  const failures: Failure[] = [];
  const until = Date.now() + milliseconds;
  let from = 0;
  while (failures.length < MAX_FAILURES) {
    const { next, problem } = await runThread({ name, seed, from, until }, failures);
    if (problem === undefined) return { inputs: next, failures };
    const target = TARGETS[name]?.();
    failures.push({ index: next - 1, input: target && inputOf(target, seed, next - 1), problem });
    from = next;
  }
  return { inputs: from, failures };
}

/** Until the time is over, or an input was too much for the thread. */
function runThread(
  work: Omit<Work, 'progress'>,
  failures: Failure[],
): Promise<{ readonly next: number; readonly problem?: string }> {
  const progress = new SharedArrayBuffer(4);
  const current = new Int32Array(progress);
  const worker = new Worker(new URL('worker.ts', import.meta.url), {
    workerData: { ...work, progress } satisfies Work,
    resourceLimits: { maxOldGenerationSizeMb: MAX_MEGABYTES },
  });
  return new Promise((resolve) => {
    let seen = 0;
    let since = Date.now();
    const end = (problem?: string): void => {
      clearInterval(timer);
      void worker.terminate();
      resolve({
        next: Math.max(work.from, Atomics.load(current, 0)),
        ...(problem !== undefined && { problem }),
      });
    };
    const timer = setInterval(() => {
      const at = Atomics.load(current, 0);
      if (at !== seen) {
        seen = at;
        since = Date.now();
      } else if (at > 0 && Date.now() - since > HANGS_AFTER) end(`hangs for more than ${HANGS_AFTER} ms`);
    }, LOOK_EVERY);
    worker.on('message', (message: Failure | 'done') => {
      if (message === 'done') end();
      else failures.push(message);
      if (failures.length >= MAX_FAILURES) end();
    });
    worker.on('error', (error: Error) => {
      end(`kills the thread: ${error.message}`);
    });
    worker.on('exit', () => {
      end('is never answered');
    });
  });
}
