import { parentPort, workerData } from 'node:worker_threads';
import { MAX_MILLISECONDS, inputOf, problemOf, type Failure } from './target.ts';
import { TARGETS } from './targets.ts';

/** What a fuzzing thread is told. */
export interface Work {
  readonly name: string;
  readonly seed: number;
  readonly from: number;
  /** No input begins after this moment, in milliseconds since 1970. */
  readonly until: number;
  /** One 32-bit number: the index of the input at hand, plus one. */
  readonly progress: SharedArrayBuffer;
}

const { name, seed, from, until, progress } = workerData as Work;
const current = new Int32Array(progress);
const target = TARGETS[name]?.();
for (let index = from; target && Date.now() < until; index++) {
  Atomics.store(current, 0, index + 1);
  const input = inputOf(target, seed, index);
  const before = process.threadCpuUsage();
  const problem = (await problemOf(target, input)) ?? slowness(process.threadCpuUsage(before).user / 1000);
  if (problem !== undefined) parentPort?.postMessage({ index, input, problem } satisfies Failure);
}
parentPort?.postMessage('done');

/** Each input is answered twice. */
function slowness(milliseconds: number): string | undefined {
  return milliseconds > 2 * MAX_MILLISECONDS ? `takes ${Math.round(milliseconds / 2)} ms` : undefined;
}
