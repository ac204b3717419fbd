import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { encodeCloudEvent } from '../../emulator/engine/bus/cloudEvent.ts';
import { virtualClock } from '../../emulator/runtime/clock.ts';
import type { Evaluator } from '../../emulator/runtime/evaluation.ts';
import { createEvaluator } from '../../emulator/runtime/evaluator.ts';
import { createHistory } from '../../emulator/runtime/history.ts';
import { idsFrom } from '../../emulator/runtime/ports.ts';
import { createSession, type Session } from '../../emulator/runtime/session.ts';
import { readFile } from '../../schemas/manifest/file.ts';
import { median, type Report } from './measure.ts';
import { eventsOfUpstream, type Rate } from './upstream.ts';

const WARM_UP = 60_000;
const EVENTS = 60_000;
const RUNS = 3;
/** How many events are on their way at the same time. */
const IN_FLIGHT = 200;

/** How many events the real sensor is given at a time. */
const GO_EVENTS = 10_000;
/** The real sensor on JetStream with files, as recorded: test/conformance/README.md. */
const GO = { single: 2_900, both: 1_000, p99Ms: 1.8 } as const;

const PAYLOAD = JSON.stringify({ kind: 'push', padding: 'x'.repeat(2_000) });
const BODY = new TextEncoder().encode(PAYLOAD);
const DATA = `{"header":{},"body":${PAYLOAD}}`;
const NAMES = ['a', 'b'] as const;

const NAMESPACE = 'argo-events';
const SOURCE = 'hook';
const SOURCES = `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: {name: ${SOURCE}}
spec:
  webhook:
    a: {endpoint: /a, method: POST, port: "12000"}
    b: {endpoint: /b, method: POST, port: "12000"}
---
`;
const FILTERS = { data: [{ path: 'body.kind', type: 'string', value: ['push'] }] };

const sensor = (name: string, events: readonly string[], triggers: number): object => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Sensor',
  metadata: { name, namespace: NAMESPACE },
  spec: {
    dependencies: events.map((event) => ({
      name: event,
      eventSourceName: SOURCE,
      eventName: event,
      filters: FILTERS,
    })),
    triggers: Array.from({ length: triggers }, (_, index) => ({ template: { name: `t${index}`, log: {} } })),
  },
});
const manifests = (...sensors: readonly object[]): string =>
  SOURCES + sensors.map((one) => JSON.stringify(one)).join('\n---\n');

type Way = (session: Session, index: number) => Promise<unknown>;

/** An HTTP request at a webhook, and all that follows. */
const overHttp =
  (names: readonly string[]): Way =>
  async (session, index) => {
    const eventName = names[index % names.length] ?? '';
    const message = {
      method: 'POST',
      target: `/${eventName}`,
      headers: [['Content-Type', 'application/json']] as const,
      body: BODY,
    };
    const address = { namespace: NAMESPACE, eventSource: SOURCE, eventName };
    await (
      await session.accept({ ...address, via: 'http', message })
    ).done;
  };

const ID = 'THE-ID';

const encoded = (eventName: string): string =>
  encodeCloudEvent({
    context: {
      id: ID,
      source: SOURCE,
      specversion: '1.0',
      type: 'webhook',
      datacontenttype: 'application/json',
      subject: eventName,
      time: '2026-01-02T03:04:05Z',
    },
    data: DATA,
  });

/** A message of a real bus, and all that follows. */
const overBus = (names: readonly string[]): Way => {
  const bodies = names.map(encoded);
  return (session, index) => {
    const eventName = names[index % names.length] ?? '';
    const body = (bodies[index % names.length] ?? '').replace(ID, String(index));
    return session.take({
      namespace: NAMESPACE,
      busName: 'default',
      eventSource: SOURCE,
      eventName,
      id: '',
      body,
    });
  };
};

/** End to end with the trace on, as ratios to the real sensor's figures. */
export async function benchEmulator(report: Report): Promise<void> {
  const thread = new URL('../../emulator/runtime/worker/thread.ts', import.meta.url);
  const evaluator = (): Evaluator => createEvaluator(thread);
  const single = sensor('single', ['a'], 1);
  const both = sensor('both', NAMES, 2);
  const goSingle = await eventsOfUpstream(run(single, ['a'], GO_EVENTS), GO.single);
  const goBoth = await eventsOfUpstream(run(both, NAMES, GO_EVENTS), GO.both);
  await rate(report, '1-filter-1-trigger', single, overHttp(['a']), evaluator(), goSingle);
  await rate(report, 'and-2-filters-2-triggers', both, overHttp(NAMES), evaluator(), goBoth);
  await rate(report, 'from-jetstream', single, overBus(['a']), evaluator(), goSingle);
  await latency(report, manifests(single), evaluator());
  await byNumberOfSensors(report, evaluator);
  await memory(report, manifests(single), evaluator());
}

async function start(text: string, evaluator: Evaluator): Promise<Session> {
  const session = createSession({
    clock: virtualClock(0),
    evaluator,
    history: createHistory(),
    newId: idsFrom('bench'),
    send: () => Promise.resolve({}),
    onSteps: () => undefined,
  });
  session.load([readFile('file:///bench.yaml', text)]);
  await session.settled();
  return session;
}

async function many(session: Session, way: Way, count: number): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) await way(session, next++);
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
}

async function perSecond(session: Session, way: Way): Promise<number> {
  await many(session, way, WARM_UP);
  const rates: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const began = performance.now();
    await many(session, way, EVENTS);
    rates.push(EVENTS / ((performance.now() - began) / 1_000));
  }
  return median(rates);
}

async function rate(
  report: Report,
  name: string,
  sensor: object,
  way: Way,
  evaluator: Evaluator,
  go: Rate,
): Promise<void> {
  const session = await start(manifests(sensor), evaluator);
  const value = await perSecond(session, way);
  report({ name: `emulator.events.${name}`, value: Math.round(value), unit: 'events/s' });
  report({ name: `emulator.events.${name}.go`, value: Math.round(go.rate), unit: go.unit });
  report({ name: `emulator.events.${name}.vs-go`, value: round(value / go.rate), unit: 'times as many' });
  await session.close();
}

/** What the real sensor is given: the same sensor and events. */
function run(sensor: object, names: readonly string[], count: number): object {
  const messages = Object.fromEntries(names.map((name) => [name, JSON.parse(DATA) as unknown]));
  return { sensor, source: SOURCE, messages, count };
}

/** At 100 events a second, as the real sensor was measured. */
async function latency(report: Report, text: string, evaluator: Evaluator): Promise<void> {
  const session = await start(text, evaluator);
  const way = overHttp(['a']);
  await many(session, way, 2_000);
  const times: number[] = [];
  for (let index = 0; index < 500; index++) {
    const began = performance.now();
    await way(session, index);
    times.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  times.sort((a, b) => a - b);
  const p99 = times[Math.floor(times.length * 0.99)] ?? 0;
  report({ name: 'emulator.latency.p50', value: round(median(times)), unit: 'ms' });
  report({ name: 'emulator.latency.p99', value: round(p99), unit: 'ms' });
  report({ name: 'emulator.latency.p99.vs-go', value: round(p99 / GO.p99Ms), unit: 'times as long' });
  await session.close();
}

/** Only what matches pays: the others listen to another event. */
async function byNumberOfSensors(report: Report, evaluator: () => Evaluator): Promise<void> {
  for (const count of [1, 10, 100]) {
    const others = Array.from({ length: count - 1 }, (_, index) => sensor(`other${index}`, ['b'], 1));
    const session = await start(manifests(sensor('s', ['a'], 1), ...others), evaluator());
    const value = 1e6 / (await perSecond(session, overHttp(['a'])));
    report({ name: `emulator.cost.${count}-sensors`, value: round(value), unit: 'µs/event' });
    await session.close();
  }
}

async function memory(report: Report, text: string, evaluator: Evaluator): Promise<void> {
  const session = await start(text, evaluator);
  const way = overHttp(['a']);
  await many(session, way, 100_000);
  const before = heap();
  await many(session, way, 900_000);
  report({ name: 'emulator.memory.100k-events', value: round(before), unit: 'MB' });
  report({ name: 'emulator.memory.1M-events', value: round(heap()), unit: 'MB' });
  await session.close();
}

/** Heap in use after a full collection, in MB. */
function heap(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed / 1e6;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
