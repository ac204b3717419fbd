import { afterEach, describe, expect, it } from 'vitest';

import { loadProject, type StandInsFor } from '../../../emulator/engine/loadProject.ts';
import type { Pending } from '../../../emulator/engine/sensors/rounds.ts';
import type { LocalStep } from '../../../emulator/engine/pipeline.ts';
import {
  readSteps,
  type DeliverInput,
  type Effects,
  type Evaluator,
} from '../../../emulator/runtime/evaluation.ts';
import { workerEvaluator } from '../../../emulator/runtime/worker/evaluator.ts';
import { readFile } from '../../../schemas/manifest/file.ts';
import { sensor } from '../../support/manifests.ts';

const REAL = new URL('../../../emulator/runtime/worker/thread.ts', import.meta.url);
const HOSTILE = new URL('../../support/hostileThread.ts', import.meta.url);
const LIMIT = 1_000;
const DRY = { trigger: false, dlqTrigger: false };

let evaluator: Evaluator | undefined;
afterEach(() => evaluator?.close());

function start(entry: URL, text = '', standInsFor?: StandInsFor): Evaluator {
  evaluator = workerEvaluator(entry, LIMIT);
  evaluator.load(loadProject([readFile('file:///s.yaml', text)], 0, standInsFor).project, new Map());
  return evaluator;
}

const delivery = (id: string, more: Partial<DeliverInput> = {}): DeliverInput => ({
  consumer: 'argo-events/s/t',
  event: {
    context: {
      id,
      source: 'hook',
      specversion: '1.0',
      type: 'webhook',
      datacontenttype: 'application/json',
      subject: 'e',
      time: null,
    },
    data: '{}',
  },
  live: DRY,
  moment: { now: 0, seed: 0, eventId: id },
  ...more,
});

interface Delivered {
  readonly steps: LocalStep[];
  readonly pending: Pending[];
  /** What was asked for, in order. */
  readonly asked: string[];
}

async function deliver(
  worker: Evaluator,
  input: DeliverInput,
  asks: Partial<Effects> = {},
): Promise<Delivered> {
  const all: Delivered = { steps: [], pending: [], asked: [] };
  await worker.deliver(input, {
    steps: (steps) => void all.steps.push(...readSteps(steps)),
    taken: (pending) => void all.pending.push(pending),
    send: ({ type }) => Promise.resolve(void all.asked.push(`send ${type}`)).then(() => ({ status: 200 })),
    wait: (ms) => Promise.resolve(void all.asked.push(`wait ${Math.round(ms)}`)).then(() => ms),
    permit: () => Promise.resolve(0),
    call: (role) => Promise.resolve(all.asked.push(`call ${role}`) - 1),
    ...asks,
  });
  return all;
}

const kinds = ({ steps }: Delivered): string[] => steps.map(({ draft }) => draft.kind);
const whys = ({ steps }: Delivered): string[] => steps.map(({ draft }) => draft.why);

describe('the worker', () => {
  it('evaluates as this thread does', async () => {
    const delivered = await deliver(start(REAL, sensor('log: {}')), delivery('1'));
    expect(kinds(delivered)).toEqual(['dependency.matched', 'condition', 'trigger.request']);
    expect(delivered.pending).toEqual([{ events: {}, seen: { d: 1 } }]);
  });

  it('sends what is live from outside and takes the answer in', async () => {
    const worker = start(REAL, sensor('http: {url: "http://x"}'));
    const { steps, asked } = await deliver(
      worker,
      delivery('1', { live: { trigger: true, dlqTrigger: false } }),
    );
    expect(asked).toEqual(['send http']);
    expect(steps.at(-1)?.draft).toMatchObject({
      kind: 'trigger.result',
      verdict: 'live',
      output: { status: 200 },
    });
  });

  it('lets set answers be counted outside, and waits there', async () => {
    const standIns = {
      uri: 'file:///.argo-events.yaml',
      answers: [{ trigger: 's/t', answer: { status: 503, delayMs: 2_000 }, index: 0 }],
      artifacts: [],
      secrets: [],
    };
    const worker = start(REAL, sensor('http: {url: "http://x", method: GET}'), () => standIns);
    const { steps, asked } = await deliver(worker, delivery('1'));
    expect(asked).toEqual(['call trigger', 'wait 2000']);
    expect(steps.at(-1)?.draft).toMatchObject({ kind: 'trigger.result', output: { status: 503 } });
  });

  it('remembers what waits from one message to the next', async () => {
    const worker = start(
      REAL,
      sensor('log: {}', '').replace('log: {}', 'log: {}\n        conditions: d && d'),
    );
    await Promise.all(['1', '2'].map((id) => deliver(worker, delivery(id))));
    const { pending } = await deliver(worker, delivery('3'));
    expect(pending[0]?.seen).toEqual({ d: 3 });
  });

  it('lets time pass outside between attempts', async () => {
    const retried = sensor('name: none').replace(
      '        name: t\n        name: none\n',
      '        name: t\n      atLeastOnce: true\n      retryStrategy: {steps: 3, duration: 2s, factor: 2, jitter: 0}\n',
    );
    const { asked, steps } = await deliver(start(REAL, retried), delivery('1'));
    expect(asked).toEqual(['wait 2000', 'wait 4000']);
    expect(steps.filter(({ draft }) => draft.kind === 'trigger.result')).toHaveLength(3);
  });

  it.each([
    ['without end', 'hang', 'it took longer than'],
    ['that kills the thread', 'die', 'it ended the evaluation'],
  ])('gives up an evaluation %s, and no other', async (_, id, why) => {
    const worker = start(HOSTILE);
    const results = await Promise.all(['1', id, '2'].map((one) => deliver(worker, delivery(one))));
    expect(results.map(whys)).toEqual([
      ['done 1', 'ends'],
      [expect.stringContaining(why)],
      ['done 2', 'ends'],
    ]);
  });

  it('does again what waited when another one ended the thread, and shows and asks nothing twice', async () => {
    const worker = start(HOSTILE);
    const asked: number[] = [];
    const wait = (ms: number): Promise<number> => {
      asked.push(ms);
      return new Promise((resolve) => setTimeout(resolve, 2 * LIMIT, ms));
    };
    const [waited] = await Promise.all([
      deliver(worker, delivery('wait'), { wait }),
      deliver(worker, delivery('hang')),
    ]);
    expect(whys(waited)).toEqual(['done wait', 'ends']);
    expect(asked).toEqual([50]);
  });

  it('gives up what waits for a thread that does not start', async () => {
    const delivered = await deliver(start(new URL('file:///nowhere.ts')), delivery('1'));
    expect(whys(delivered)).toEqual([expect.stringContaining('the worker does not start')]);
  });
});
