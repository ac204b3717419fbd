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
/** Tells of a step with these words, and more. */
const tell = (id: number, why: string, more: Omit<Report, 'id'> = {}): void => {
  const draft = { kind: 'error', subject: 's/t', verdict: 'error', why };
  const texts = new TextEncoder().encode(JSON.stringify([{ draft }]));
  const steps = { count: 1, from: 0, to: texts.length };
  post({ type: 'reports', reports: [{ id, steps, ...more }], texts });
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
  const waits = event === 'wait' && call.answers.length === 0;
  if (!waits) {
    tell(id, `done ${event}`);
    return goOn(id);
  }
  tell(id, `done ${event}`, { asks: { index: 0, question: { do: 'wait', ms: 50 } } });
}

function goOn(id: number): void {
  tell(id, 'ends', { done: { value: undefined } });
}
