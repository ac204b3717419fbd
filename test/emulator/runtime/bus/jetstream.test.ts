import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstream, jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { connect, headers, type NatsConnection } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { encodeCloudEvent } from '../../../../emulator/engine/bus/cloudEvent.ts';
import { fallsUnder } from '../../../../emulator/engine/bus/subject.ts';
import { tapJetStream, type BusTap, type StreamMessage } from '../../../../emulator/runtime/bus/jetstream.ts';
import {
  answerRounds,
  runRounds,
  type RoundsInput,
  type Transport,
} from '../../../../scripts/conformance/answers/rounds.ts';
import { parseVectors } from '../../../../scripts/conformance/vector.ts';
import { runCli } from '../../../support/cli.ts';
import { testEmulator } from '../../../support/emulator.ts';
import { sensor } from '../../../support/manifests.ts';
import { canRestartNats, hasNats, NO_NATS, startNats, type NatsServer } from '../../../support/natsServer.ts';
import { hasServer, startServer } from '../../../support/server.ts';

if (!hasNats())
  process.stderr.write(`${NO_NATS}
`);

let server: NatsServer;
let connection: NatsConnection;
let manager: JetStreamManager;

/** The stream as upstream makes it. */
async function makeStream(): Promise<void> {
  await manager.streams.add({ name: 'default', subjects: ['default.*.*'], duplicate_window: 300e9 });
}

/** Returns the number of the message in the stream. */
async function publish(
  subject: string,
  id: string,
  body: string,
): Promise<{ seq: number; duplicate: boolean }> {
  const header = headers();
  if (id !== '') header.set('Nats-Msg-Id', id);
  return jetstream(connection).publish(subject, body, { headers: header });
}

const event = (id: string, data = '{}'): string =>
  encodeCloudEvent({
    context: {
      id,
      source: 'hook',
      specversion: '1.0',
      type: 'webhook',
      datacontenttype: 'application/json',
      subject: 'e',
      time: '2026-01-02T03:04:05Z',
    },
    data,
  });

/** Messages that a tap has brought, to be waited for by their number. */
interface Inbox {
  readonly put: (message: StreamMessage) => void;
  readonly take: (sequence: number) => Promise<StreamMessage>;
}

function inbox(): Inbox {
  const here = new Map<number, StreamMessage>();
  const wanted = new Map<number, (message: StreamMessage) => void>();
  return {
    put(message) {
      here.set(message.sequence, message);
      wanted.get(message.sequence)?.(message);
    },
    take: (sequence) =>
      new Promise((resolve) => {
        const message = here.get(sequence);
        if (message) resolve(message);
        else wanted.set(sequence, resolve);
      }),
  };
}

/** Scenarios that need nothing but messages: no restarts, no look into the sensor's own bucket, no name that cannot be published. */
function scenarios(): RoundsInput[] {
  const file = new URL('../../../conformance/rounds.jsonl', import.meta.url);
  return parseVectors(readFileSync(file, 'utf8')).flatMap(({ in: input, out }) => {
    const scenario = input as RoundsInput;
    const plain = scenario.steps.every((step) => 'event' in step || 'message' in step);
    const odd = ['error', 'panic', 'publishErrors', 'notSubscribed'].some((key) =>
      Object.hasOwn(out as object, key),
    );
    return plain && !odd && !scenario.state ? [scenario] : [];
  });
}

describe.runIf(hasNats())('a real JetStream bus', () => {
  beforeAll(async () => {
    server = await startNats();
    connection = await connect({ servers: server.url, maxReconnectAttempts: -1, reconnectTimeWait: 100 });
    manager = await jetstreamManager(connection);
    await makeStream();
  }, 120_000);

  afterAll(async () => {
    await connection.close();
    await server.stop();
  });

  it('gives the same rounds as the embedded bus', { timeout: 120_000 }, async () => {
    const all = scenarios();
    expect(all.length).toBeGreaterThan(100);
    const arrived = inbox();
    const ports = { onMessage: arrived.put, onState: () => undefined };
    const tap = await tapJetStream({ url: server.url }, ports);
    for (const [index, scenario] of all.entries()) {
      const real = await runRounds(scenario, overNats(tap, arrived, `${index}/`));
      expect(real).toEqual(await answerRounds(scenario));
      await tap.follow([]);
    }
    await tap.close();
  });

  it.runIf(canRestartNats())(
    'loses nothing and shows nothing twice when the server is restarted',
    { timeout: 60_000 },
    async () => {
      const { emulator, steps } = await testEmulator(sensor('log: {}'));
      const tap = await tapJetStream(
        { url: server.url },
        { onMessage: (one) => void emulator.takeFromBus(one), onState: () => undefined },
      );
      await tap.follow(emulator.busSubjects());
      const ids = Array.from({ length: 20 }, (_, index) => `e${index}`);
      for (const id of ids.slice(0, 10)) await publish('default.hook.e', id, event(id));
      await server.restart();
      for (const id of ids.slice(10))
        await publish('default.hook.e', id, event(id)).catch(() => publish('default.hook.e', id, event(id)));
      const fired = (): unknown[] =>
        steps.flatMap((step) =>
          step.kind === 'condition' ? (step.output?.dependencies.map((one) => one.event) ?? []) : [],
        );
      await expect.poll(() => fired().length, { timeout: 40_000 }).toBe(20);
      expect(fired()).toEqual(ids);
      await tap.close();
    },
  );

  it('changes nothing: no message goes, no consumer of others moves, its own go with it', async () => {
    await manager.consumers.add('default', {
      durable_name: 'group-1',
      ack_policy: 'explicit',
      filter_subject: 'default.hook.e',
    });
    await publish('default.hook.e', '', event('before'));
    const before = await manager.streams.info('default');
    const other = await manager.consumers.info('default', 'group-1');
    const seen: string[] = [];
    const tap = await tapJetStream(
      { url: server.url },
      { onMessage: ({ body }) => void seen.push(body), onState: () => undefined },
    );
    await tap.follow(['default.hook.e', 'default.hook.*']);
    await publish('default.hook.e', '', event('after'));
    await expect.poll(() => seen).toEqual([event('after')]);
    await tap.follow([]);
    await tap.close();
    const after = await manager.streams.info('default');
    expect(after.state.messages).toBe(before.state.messages + 1);
    expect(after.state.consumer_count).toBe(1);
    const otherAfter = await manager.consumers.info('default', 'group-1');
    expect(otherAfter.num_pending).toBe(other.num_pending + 1);
    expect(otherAfter.ack_floor).toEqual(other.ack_floor);
  });

  it('is read by `run --bus`, which says so and shows what each sensor does', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'argo-events-bus-'));
    await writeFile(join(folder, 'sensor.yaml'), sensor('log: {}'));
    const stop = new AbortController();
    let published = false;
    const result = await runCli(['run', '.', '--bus', server.url], folder, {
      stopped: stop.signal,
      onOut(text) {
        if (text.includes('Reading default.hook.e') && !published) {
          published = true;
          void publish('default.hook.e', '', event('x', '{"hello":"bus"}'));
        }
        if (text.includes('trigger.request')) stop.abort();
      },
    });
    expect(result.out).toContain('trigger.request s/t: would be sent');
    expect(result.out).toContain('{"hello":"bus"}');
    await rm(folder, { recursive: true });
  });

  it.runIf(hasServer('nats'))(
    'with a certificate of its own is read when the user says so',
    { timeout: 60_000 },
    async () => {
      const secure = await startServer('nats', '--tls', '--user');
      const { user = '', password = '' } = secure.words;
      const ports = { onMessage: () => undefined, onState: () => undefined };
      const url = secure.address.replace('//', `//${user}:${password}@`).replace('127.0.0.1', 'localhost');
      await expect(tapJetStream({ url }, ports)).rejects.toThrow('--bus-skip-tls-verify');
      await expect(tapJetStream({ url: secure.address, skipTlsVerify: true }, ports)).rejects.toThrow(
        'nats://user:password@',
      );
      const tap = await tapJetStream({ url, skipTlsVerify: true }, ports);
      await tap.close();
      await secure.stop();
    },
  );

  it('is not read where the stream forgets what everybody has read', async () => {
    await manager.streams.delete('default');
    await manager.streams.add({
      name: 'default',
      subjects: ['default.*.*'],
      retention: 'interest',
      storage: 'memory',
    });
    const ports = { onMessage: () => undefined, onState: () => undefined };
    const tap = await tapJetStream({ url: server.url }, ports);
    await expect(tap.follow(['default.hook.e'])).rejects.toThrow('retention interest');
    await tap.close();
  });
});

describe('an address of a bus', () => {
  it.each([
    ['http://127.0.0.1:4222', '--bus takes an address such as'],
    ...[
      'nats://user:secret@ x',
      'user:secret@127.0.0.1:4222',
      'http://user:secret@127.0.0.1:4222',
      'nats://user:secret',
      'nats://user:se@secret@ x',
      'nats://user:1/secret@127.0.0.1:4222',
      'nats://user:1#secret@127.0.0.1:4222',
      'nats://a%zz:secret@127.0.0.1:4222',
    ].map((url) => [url, '--bus takes an address such as']),
    ['nats://user:secret@127.0.0.1:1', 'kubectl port-forward'],
  ])('%s is refused with a remedy, without its password', async (url = '', message = '') => {
    const refused = tapJetStream({ url }, { onMessage: () => undefined, onState: () => undefined });
    await expect(refused).rejects.toThrow(message);
    await expect(refused).rejects.not.toThrow('secret');
  });
});

/**
 * Publishes as an event source does and waits until the tap has brought what a trigger asks for. The server remembers ids from one scenario to
 * the next: `prefix` keeps them apart.
 */
function overNats(tap: BusTap, arrived: Inbox, prefix: string): Transport {
  let subjects: string[] = [];
  return {
    started(session) {
      subjects = session.bus.buses('jetstream').flatMap(({ filters }) => filters);
      return tap.follow(subjects);
    },
    async publish(message, session) {
      const subject = `default.${message.eventSource}.${message.eventName}`;
      const ownId = message.id === '' ? '' : `${prefix}${message.id}`;
      const { seq, duplicate } = await publish(subject, ownId, message.body);
      if (duplicate || !subjects.some((filter) => fallsUnder(subject, filter)))
        return { done: Promise.resolve() };
      const { id, body } = await arrived.take(seq);
      return { done: session.take({ ...message, id: id.replace(prefix, ''), body }) };
    },
  };
}
