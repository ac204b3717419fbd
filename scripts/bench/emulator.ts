import { createEmulator } from '../../emulator/runtime/emulator.ts';
import { inProcessEvaluator } from '../../emulator/runtime/evaluation.ts';
import { virtualClock } from '../../emulator/runtime/clock.ts';
import { idsFrom, nodePorts } from '../../emulator/runtime/ports.ts';
import { workerEvaluator } from '../../emulator/runtime/worker/evaluator.ts';
import { readFile } from '../../schemas/manifest/file.ts';
import type { Evaluator } from '../../emulator/runtime/evaluation.ts';
import type { Report } from './measure.ts';

const EVENTS = 5_000;
const WARM_UP = 500;
/** How many events are on their way at the same time. */
const IN_FLIGHT = 50;

const SOURCES = `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: {name: hook}
spec:
  webhook:
    a: {endpoint: /a, method: POST, port: "12000"}
    b: {endpoint: /b, method: POST, port: "12000"}
---
`;
const filter = 'filters: {data: [{path: body.kind, type: string, value: [push]}]}';
const dependency = (name: string): string =>
  `    - {name: ${name}, eventSourceName: hook, eventName: ${name}, ${filter}}\n`;
const sensor = (names: readonly string[], triggers: number): string => `apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: {name: s}
spec:
  dependencies:
${names.map(dependency).join('')}  triggers:
${Array.from({ length: triggers }, (_, index) => `    - template: {name: t${index}, log: {}}\n`).join('')}`;

/** End to end with the trace on, next to upstream's own figures in test/conformance/README.md. */
export async function benchEmulator(report: Report): Promise<void> {
  const thread = new URL('../../emulator/runtime/worker/thread.ts', import.meta.url);
  const inProcess = (): Evaluator => inProcessEvaluator(nodePorts(new Map()));
  const inWorker = (): Evaluator => workerEvaluator(thread, { secrets: [] });
  await run(report, 'emulator.events.1-filter-1-trigger', SOURCES + sensor(['a'], 1), ['a'], inProcess());
  await run(
    report,
    'emulator.events.and-2-filters-2-triggers',
    SOURCES + sensor(['a', 'b'], 2),
    ['a', 'b'],
    inProcess(),
  );
  await run(
    report,
    'emulator.events.1-filter-1-trigger.worker',
    SOURCES + sensor(['a'], 1),
    ['a'],
    inWorker(),
  );
}

async function run(
  report: Report,
  name: string,
  text: string,
  events: readonly string[],
  evaluator: Evaluator,
): Promise<void> {
  const emulator = createEmulator({
    clock: virtualClock(0),
    evaluator,
    newId: idsFrom('bench'),
    onSteps: () => undefined,
    send: () => Promise.resolve({}),
    connect: false,
  });
  await emulator.load([readFile('file:///bench.yaml', text)]);
  const payload = JSON.stringify({ kind: 'push', padding: 'x'.repeat(2_000) });
  const fire = async (index: number): Promise<void> => {
    const eventName = events[index % events.length] ?? '';
    await (
      await emulator.fire({ namespace: 'argo-events', eventSource: 'hook', eventName }, { payload })
    ).done;
  };
  const many = async (count: number): Promise<void> => {
    for (let done = 0; done < count; done += IN_FLIGHT)
      await Promise.all(Array.from({ length: IN_FLIGHT }, (_, index) => fire(done + index)));
  };
  await many(WARM_UP);
  const start = performance.now();
  await many(EVENTS);
  report({ name, value: Math.round(EVENTS / ((performance.now() - start) / 1000)), unit: 'events/s' });
  await emulator.close();
}
