import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { loadProject } from '../../emulator/engine/loadProject.ts';
import { realClock } from '../../emulator/runtime/clock.ts';
import { httpConnectors } from '../../emulator/runtime/connectors/http.ts';
import { createEvaluator } from '../../emulator/runtime/evaluator.ts';
import { createEmulator } from '../../emulator/runtime/emulator.ts';
import { idsFrom } from '../../emulator/runtime/ports.ts';
import { readFile } from '../../schemas/manifest/file.ts';
import type { ClientOrder } from './httpClient.ts';
import { median, type Report } from './measure.ts';

const CONNECTIONS = 32;
const SECONDS = 2;
/** Some 60,000 requests, as the other benchmarks of the emulator warm up with. */
const WARM_UP_RUNS = 5;
const RUNS = 5;

const MANIFESTS = `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: {name: hook}
spec:
  webhook:
    push: {endpoint: /push, method: POST, port: "0", filter: {expression: body.ref startsWith "refs/heads/"}}
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: {name: build}
spec:
  dependencies:
    - {name: push, eventSourceName: hook, eventName: push, filters: {data: [{path: body.kind, type: string, value: [push]}]}}
  triggers:
    - template: {name: log, log: {}}
`;

const FILE = readFile('file:///bench.yaml', MANIFESTS);

interface Target {
  readonly port: number;
  /** Ends when everything that so many requests in all led to has been done. */
  readonly done: (requests: number) => Promise<void>;
  readonly close: () => Promise<unknown>;
}

/** Requests to a webhook, each up to its resolved trigger, and those that its listener alone manages, as shares of what a bare server does. */
export async function benchHttp(report: Report): Promise<void> {
  const client = fork(new URL('httpClient.ts', import.meta.url));
  const targets = {
    bare: await bareServer(),
    listener: await bareListener(),
    emulator: await listeningEmulator(),
  };
  const rates: Record<keyof typeof targets, number[]> = { bare: [], listener: [], emulator: [] };
  for (let run = -WARM_UP_RUNS; run < RUNS; run++)
    for (const name of ['bare', 'listener', 'emulator'] as const) {
      const rate = await perSecond(client, targets[name]);
      if (run >= 0) rates[name].push(rate);
    }
  client.kill();
  await Promise.all(Object.values(targets).map((target) => target.close()));
  const most = median(rates.bare);
  report({ name: 'http.bare-node-server', value: Math.round(most), unit: 'requests/s' });
  for (const [name, values] of [
    ['listener-only', rates.listener],
    ['webhook-to-trigger', rates.emulator],
  ] as const) {
    const value = median(values);
    report({ name: `http.${name}`, value: Math.round(value), unit: 'requests/s' });
    report({
      name: `http.${name}.vs-bare`,
      value: Math.round((value / most) * 100) / 100,
      unit: 'times as many',
    });
  }
}

const sent = new Map<Target, number>();

async function perSecond(client: ChildProcess, target: Target): Promise<number> {
  const began = performance.now();
  client.send({ port: target.port, connections: CONNECTIONS, seconds: SECONDS } satisfies ClientOrder);
  const [count] = (await once(client, 'message')) as [number];
  sent.set(target, (sent.get(target) ?? 0) + count);
  await target.done(sent.get(target) ?? 0);
  return count / ((performance.now() - began) / 1_000);
}

async function bareServer(): Promise<Target> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.end('success'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    done: () => Promise.resolve(),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

async function bareListener(): Promise<Target> {
  const connectors = httpConnectors({
    onRequest: () => Promise.resolve({ status: 200, body: 'success' }),
    onLost: () => undefined,
  });
  const [listener] = await connectors.listen(loadProject([FILE], undefined).project);
  return { port: portOf(listener?.url), done: () => Promise.resolve(), close: () => connectors.close() };
}

function portOf(url = ''): number {
  return Number(new URL(url).port);
}

async function listeningEmulator(): Promise<Target> {
  let resolved = 0;
  let wake: (() => void) | undefined;
  const emulator = createEmulator({
    clock: realClock(),
    evaluator: createEvaluator(new URL('../../emulator/runtime/worker/thread.ts', import.meta.url)),
    newId: idsFrom('bench'),
    onSteps: () => undefined,
    onIdle() {
      resolved++;
      wake?.();
    },
    send: () => Promise.resolve({}),
    connect: true,
  });
  const { listeners } = await emulator.load([FILE]);
  return {
    port: portOf(listeners[0]?.url),
    async done(requests) {
      while (resolved < requests) await new Promise<void>((resolve) => (wake = resolve));
    },
    close: () => emulator.close(),
  };
}
