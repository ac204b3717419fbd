import { parentPort, workerData } from 'node:worker_threads';

import type { Effects } from '../evaluation.ts';
import { inProcessEvaluator } from '../inProcess.ts';
import { nodePorts } from '../ports.ts';
import type { Answer, Call, FromWorker, Question, Report, ToWorker, WorkerData } from './messages.ts';

/** The worker's own side: an evaluator that takes its calls as messages. */
if (!parentPort) throw new Error('this file runs as a worker thread');
const port = parentPort;
const { secrets, marker } = workerData as WorkerData;
const running = new Int32Array(marker);
const evaluator = inProcessEvaluator(nodePorts(new Map(secrets)));
const waiting = new Map<number, (answer: Answer) => void>();
let reports: Report[] = [];

/** Reports that are kept back so that they travel together. */
const MOST_REPORTS = 200;

port.on('message', (message: ToWorker) => {
  switch (message.type) {
    case 'load':
      evaluator.load(message.project, new Map(message.memory));
      return;
    case 'answer':
      waiting.get(message.id)?.(message.answer);
      waiting.delete(message.id);
      return;
    case 'calls':
      message.calls.forEach(evaluate);
  }
});

post({ type: 'ready' });

function evaluate(call: Call): void {
  const { id } = call;
  const effects = effectsOf(call);
  evaluated(call, effects).then(
    (value) => {
      report({ id, type: 'done', value: value as undefined });
    },
    (error: unknown) => {
      report({ id, type: 'broken', reason: error instanceof Error ? error.message : String(error) });
    },
  );
}

function evaluated(call: Call, effects: Effects): Promise<unknown> {
  if (call.type === 'receive') return evaluator.receive(call.input, effects);
  return call.type === 'reset'
    ? evaluator.reset(call.input, effects)
    : evaluator.deliver(call.input, effects);
}

function effectsOf({ id, answers }: Call): Effects {
  let asked = 0;
  const ask = (question: Question): Promise<Answer> => {
    const index = asked++;
    const known = answers[index];
    if (known !== undefined) return Promise.resolve(known);
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      report({ id, type: 'asks', index, question });
    });
  };
  return {
    running() {
      Atomics.store(running, 0, id);
      Atomics.add(running, 1, 1);
    },
    steps({ count, read }) {
      report({ id, type: 'steps', count, text: JSON.stringify(read()) });
    },
    taken(pending) {
      report({ id, type: 'taken', pending });
    },
    send: async (request) => {
      const answer = await ask({ ask: 'send', request });
      return typeof answer === 'number' ? {} : answer;
    },
    wait: (ms) => ask({ ask: 'wait', ms }).then(Number),
    permit: (rate) => ask({ ask: 'permit', rate }).then(Number),
  };
}

function report(one: Report): void {
  if (reports.push(one) === 1) setImmediate(flush);
  if (reports.length >= MOST_REPORTS) flush();
}

function flush(): void {
  if (reports.length > 0) post({ type: 'reports', reports });
  reports = [];
}

function post(message: FromWorker): void {
  port.postMessage(message);
}
