import { parentPort, workerData } from 'node:worker_threads';

import type {
  Call,
  FromWorker,
  Report,
  ToWorker,
  WorkerData,
} from '../../emulator/runtime/worker/messages.ts';

const post = (message: FromWorker): void => {
  parentPort?.postMessage(message);
};
const tell = (...reports: Report[]): void => {
  post({ type: 'reports', reports });
};
const marker = new Int32Array((workerData as WorkerData).marker);

post({ type: 'ready' });

/** Stands for an engine with a hole: the event id says what happens. */
parentPort?.on('message', (message: ToWorker) => {
  if (message.type === 'calls') message.calls.forEach(evaluate);
  if (message.type === 'answer') goOn(message.id);
});

function evaluate(call: Call): void {
  if (call.type !== 'deliver') return;
  const { id, input } = call;
  marker[0] = id;
  marker[1] = (marker[1] ?? 0) + 1;
  const event = input.event.context.id;
  if (event === 'die') throw new Error('dead');
  while (event === 'hang');
  tell({ id, ...steps(`done ${event}`) });
  if (event === 'wait' && call.answers.length === 0)
    return tell({ id, type: 'asks', index: 0, question: { ask: 'wait', ms: 50 } });
  goOn(id);
}

function goOn(id: number): void {
  tell({ id, ...steps('ends') }, { id, type: 'done', value: undefined });
}

function steps(why: string): { type: 'steps'; count: number; text: string } {
  const draft = { kind: 'error', subject: 's/t', verdict: 'error', why };
  return { type: 'steps', count: 1, text: JSON.stringify([{ draft }]) };
}
