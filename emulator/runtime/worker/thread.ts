import { parentPort, workerData } from 'node:worker_threads';

import { evaluate, readSteps, type Effects } from '../evaluation.ts';
import { inProcessEvaluator } from '../inProcess.ts';
import { nodePorts } from '../ports.ts';
import { askedOf, type Answer, type Question } from '../question.ts';
import type { Call, FromWorker, Report, ToWorker, WorkerData } from './messages.ts';

/** The worker's own side: an evaluator that takes its calls as messages. */
if (!parentPort) throw new Error('this file runs as a worker thread');
const port = parentPort;
const { marker } = workerData as WorkerData;
const running = new Int32Array(marker);
const evaluator = inProcessEvaluator(nodePorts());
const waiting = new Map<number, (answer: Answer) => void>();
const encoder = new TextEncoder();
let reports: MutableReport[] = [];
/** Where the texts of steps are written, and how many bytes of it are taken. */
let room = new Uint8Array(1 << 18);
let size = 0;

/** Reports that are kept back so that they travel together. */
const MOST_REPORTS = 50;

port.on('message', (message: ToWorker) => {
  switch (message.type) {
    case 'load':
      evaluator.load(message.project, new Map(message.starts));
      return;
    case 'memory':
      evaluator.remember(new Map(message.memory));
      return;
    case 'answer':
      waiting.get(message.id)?.(message.answer);
      waiting.delete(message.id);
      return;
    case 'calls':
      message.calls.forEach(start);
  }
});

port.postMessage({ type: 'ready' } satisfies FromWorker);

function start(call: Call): void {
  const { id } = call;
  const effects = effectsOf(call);
  evaluate(evaluator, call, effects).then(
    (value) => {
      tell(id, { done: { value } });
    },
    (error: unknown) => {
      tell(id, { broken: error instanceof Error ? error.message : String(error) });
    },
  );
}

function effectsOf({ id, answers }: Call): Effects {
  let asked = 0;
  const ask = (question: Question): Promise<Answer> => {
    const index = asked++;
    const known = answers[index];
    if (known !== undefined) return Promise.resolve(known);
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      tell(id, { asks: { index, question } });
    });
  };
  return {
    running() {
      Atomics.store(running, 0, id);
      Atomics.add(running, 1, 1);
    },
    steps(steps) {
      const from = size;
      addText(JSON.stringify(readSteps(steps)));
      tell(id, { steps: { count: steps.length, from, to: size } });
    },
    taken(pending) {
      tell(id, { taken: pending });
    },
    ...askedOf(ask),
  };
}

type MutableReport = { -readonly [Key in keyof Report]: Report[Key] };

/** The parts of a report in the order in which they are read. */
const ORDER: readonly (keyof Report)[] = ['taken', 'steps', 'asks', 'done', 'broken'];

/** Puts a part into the last report, if it is of the same evaluation and what it has comes before. */
function tell(id: number, part: Omit<Report, 'id'>): void {
  const last = reports.at(-1);
  const place = ORDER.findIndex((key) => key in part);
  if (last?.id === id && ORDER.slice(place).every((key) => !(key in last))) Object.assign(last, part);
  else if (reports.push({ id, ...part }) === 1) setImmediate(flush);
  if (reports.length >= MOST_REPORTS) flush();
}

/** A UTF-16 unit takes three bytes at most. */
function addText(text: string): void {
  const needed = size + text.length * 3;
  if (room.length < needed) {
    const larger = new Uint8Array(Math.max(needed, 2 * room.length));
    larger.set(room.subarray(0, size));
    room = larger;
  }
  size += encoder.encodeInto(text, room.subarray(size)).written;
}

function flush(): void {
  if (reports.length === 0) return;
  // As large as it has to be: a history of thousands of traces keeps it.
  const texts = room.slice(0, size);
  port.postMessage({ type: 'reports', reports, texts } satisfies FromWorker, [texts.buffer]);
  reports = [];
  size = 0;
}
