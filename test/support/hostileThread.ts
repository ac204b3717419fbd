import { parentPort } from 'node:worker_threads';

import type { ToWorker } from '../../emulator/runtime/worker/messages.ts';

parentPort?.postMessage({ type: 'ready' });

/** Stands for an engine with a hole: the event id says what happens. */
parentPort?.on('message', (message: ToWorker) => {
  if (message.type !== 'deliver') return;
  const id = message.input.event.context.id;
  if (id === 'die') throw new Error('dead');
  while (id === 'hang');
  const steps = [{ draft: { why: `done ${id}` } }];
  parentPort?.postMessage({ type: 'done', id: message.id, result: { steps, value: message.input.pending } });
});
