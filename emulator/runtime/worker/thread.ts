import { parentPort, workerData } from 'node:worker_threads';

import type { SendResult } from '../../engine/pipeline.ts';
import type { TriggerRequest } from '../../engine/triggers/request.ts';
import { createEngine } from '../evaluation.ts';
import { nodePorts } from '../ports.ts';
import type { FromWorker, ToWorker, WorkerData } from './messages.ts';

/** The worker's own side: an engine that takes its calls as messages. */
if (!parentPort) throw new Error('this file runs as a worker thread');
const port = parentPort;
const waiting = new Map<number, (result: SendResult) => void>();
const engine = createEngine(nodePorts(new Map((workerData as WorkerData).secrets)));

port.on('message', (message: ToWorker) => {
  switch (message.type) {
    case 'load':
      engine.load(message.project);
      return;
    case 'sent':
      waiting.get(message.id)?.(message.result);
      waiting.delete(message.id);
      return;
    case 'receive':
      void engine.receive(message.input, sendFrom(message.id)).then(report(message.id));
      return;
    case 'deliver':
      void engine.deliver(message.input, sendFrom(message.id)).then(report(message.id));
  }
});

post({ type: 'ready' });

function sendFrom(id: number): (request: TriggerRequest) => Promise<SendResult> {
  return (request) =>
    new Promise((resolve) => {
      waiting.set(id, resolve);
      post({ type: 'send', id, request });
    });
}

function report(id: number): (result: unknown) => void {
  return (result) => {
    post({ type: 'done', id, result });
  };
}

function post(message: FromWorker): void {
  port.postMessage(message);
}
