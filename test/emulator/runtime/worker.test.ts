import { afterEach, describe, expect, it } from 'vitest';

import { loadProject } from '../../../emulator/engine/loadProject.ts';
import { NOTHING_PENDING } from '../../../emulator/engine/sensors/rounds.ts';
import type { DeliverInput, Evaluator } from '../../../emulator/runtime/evaluation.ts';
import { workerEvaluator } from '../../../emulator/runtime/worker/evaluator.ts';
import { readFile } from '../../../schemas/manifest/file.ts';
import { sensor } from '../../support/manifests.ts';

const REAL = new URL('../../../emulator/runtime/worker/thread.ts', import.meta.url);
const HOSTILE = new URL('../../support/hostileThread.ts', import.meta.url);
const LIMIT = 1_000;

let evaluator: Evaluator | undefined;
afterEach(() => evaluator?.close());

function start(entry: URL): Evaluator {
  evaluator = workerEvaluator(entry, { secrets: [] }, () => Promise.resolve({ status: 200 }), LIMIT);
  return evaluator;
}

const delivery = (id: string, data = '{}'): DeliverInput => ({
  consumer: 'argo-events/s/t#0',
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
    data,
  },
  pending: NOTHING_PENDING,
  live: false,
  moment: { now: 0, seed: 0, eventId: id },
});

describe('the worker', () => {
  it('evaluates as this thread does', async () => {
    const worker = start(REAL);
    await worker.load(loadProject([readFile('file:///s.yaml', sensor('log: {}'))]).project);
    const { steps } = await worker.deliver(delivery('1'));
    expect(steps.map(({ draft }) => draft.kind)).toEqual([
      'dependency.matched',
      'condition',
      'trigger.request',
    ]);
  });

  it('sends what is live from outside and takes the answer in', async () => {
    const worker = start(REAL);
    await worker.load(loadProject([readFile('file:///s.yaml', sensor('http: {url: "http://x"}'))]).project);
    const { steps } = await worker.deliver({ ...delivery('1'), live: true });
    expect(steps.at(-1)?.draft).toMatchObject({
      kind: 'trigger.result',
      verdict: 'live',
      output: { status: 200 },
    });
  });

  it.each([
    ['without end', 'hang', 'it took longer than'],
    ['that kills the thread', 'die', 'it ended the evaluation'],
  ])('gives up an evaluation %s, and no other', async (_, id, why) => {
    const worker = start(HOSTILE);
    const results = await Promise.all(['1', id, '2'].map((one) => worker.deliver(delivery(one))));
    expect(results.map(({ steps }) => steps[0]?.draft.why)).toEqual([
      'done 1',
      expect.stringContaining(why),
      'done 2',
    ]);
    expect(results[1]?.value).toBe(NOTHING_PENDING);
  });

  it('gives up what waits for a thread that does not start', async () => {
    const worker = start(new URL('file:///nowhere.ts'));
    const { steps } = await worker.deliver(delivery('1'));
    expect(steps[0]?.draft.why).toContain('the worker does not start');
  });
});
