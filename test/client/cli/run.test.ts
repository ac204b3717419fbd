import { createServer, type AddressInfo, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';

import { UserError } from '../../../emulator/runtime/userError.ts';
import { runCli } from '../../support/cli.ts';
import { folder } from '../../support/folder.ts';
import { sensor, webhook } from '../../support/manifests.ts';

const PORT = 40_000 + (process.pid % 20_000);

const http = sensor('http: {url: "http://127.0.0.1:1", method: POST}');

describe('run --live', () => {
  it.each([
    ['bad', http, 'not bad. There are: argo-events/s/t.'],
    ['s/typo', http, 'not s/typo. There are: argo-events/s/t.'],
    ['s/t', sensor('log: {}'), 'not s/t. There are none.'],
  ])('%s is refused and nothing listens any more', async (live, manifest, message) => {
    const { exit, err, out } = await runCli(
      ['run', '.', '--live', live],
      folder({ 'a.yaml': webhook(PORT) + manifest }),
    );
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(err).toContain(message);
    await expect(fetch(`http://127.0.0.1:${PORT}/e`, { method: 'POST' })).rejects.toThrow();
  });

  it('takes an http trigger', async () => {
    const result = await runCli(['run', '.', '--live', 's/t'], folder({ 'a.yaml': http }), {
      stopped: AbortSignal.abort(),
    });
    expect(result).toMatchObject({ exit: 0, err: '' });
    expect(result.out).toContain('Live, really sending: argo-events/s/t.');
  });
});

describe('run', () => {
  it('checks requests by secrets in files, and shows none', async () => {
    const secured = webhook(PORT, '      authSecret: {name: hook, key: token}\n');
    const made = folder({
      'a.yaml': secured + sensor('log: {}'),
      'token.txt': 'not-to-be-seen\n',
      '.argo-events.yaml': 'kind: ArgoEventsProject\nsecrets: [{name: hook, key: token, file: token.txt}]\n',
    });
    const stop = new AbortController();
    const running = runCli(['run', '.'], made, { stopped: stop.signal });
    const status = async (token: string): Promise<number> =>
      (
        await fetch(`http://127.0.0.1:${PORT}/e`, {
          method: 'POST',
          headers: { Authorization: `Bearer ${token}` },
          body: '{}',
        })
      ).status;
    await expect.poll(() => status('not-to-be-seen').catch(() => 0)).toBe(200);
    expect(await status('guessed')).toBe(401);
    stop.abort();
    const { exit, err, out } = await running;
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    expect(out).toContain('Invalid Auth token');
    expect(out).not.toContain('not-to-be-seen');
  });
});

describe('run --bus', () => {
  const NO_JETSTREAM = 'NATS/1.0 503\r\n\r\n';
  const notFound = JSON.stringify({
    type: 'io.nats.jetstream.api.v1.stream_info_response',
    error: { code: 404, err_code: 10059, description: 'stream not found' },
  });

  it('ends with a message where the bus has no JetStream, and lets go of it', async () => {
    const bus = await fakeNats(
      (inbox) => `HMSG ${inbox} 1 ${NO_JETSTREAM.length} ${NO_JETSTREAM.length}\r\n${NO_JETSTREAM}\r\n`,
    );
    const { exit, err } = await runCli(['run', '.', '--bus', bus.url], folder({ 'a.yaml': http }));
    expect(exit).toBe(2);
    expect(err).toContain('The stream default of the bus cannot be read: ');
    expect(err).not.toContain('went wrong inside');
    await expect.poll(bus.connections).toBe(0);
  });

  it('can be stopped while it waits for the stream', async () => {
    const stop = new AbortController();
    const bus = await fakeNats((inbox) => {
      setTimeout(() => {
        stop.abort();
      }, 100);
      return `MSG ${inbox} 1 ${notFound.length}\r\n${notFound}\r\n`;
    });
    const result = await runCli(['run', '.', '--bus', bus.url], folder({ 'a.yaml': http }), {
      stopped: stop.signal,
    });
    expect(result).toMatchObject({ exit: 0, err: expect.stringContaining('waiting for') as string });
    expect(result.out).not.toContain('Reading');
    expect(result.out).toContain('Stopped.');
    await expect.poll(bus.connections).toBe(0);
  });

  it('can be stopped while the bus says nothing', async () => {
    const server = createServer((socket) => socket.on('error', () => undefined));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    onTestFinished(() => void server.close());
    const url = `nats://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const result = await runCli(['run', '.', '--bus', url], folder({ 'a.yaml': http }), {
      stopped: AbortSignal.timeout(300),
    });
    expect(result).toMatchObject({ exit: 0, err: '' });
  });

  it('fails in a bundle of its own with a message for users all the same', () => {
    class OfAnotherBundle extends Error {
      override readonly name = 'UserError';
    }
    expect(new OfAnotherBundle()).toBeInstanceOf(UserError);
    expect(new UserError()).toBeInstanceOf(UserError);
    expect(new Error()).not.toBeInstanceOf(UserError);
  });
});

interface FakeNats {
  readonly url: string;
  readonly connections: () => number;
}

/** A NATS server that gives one answer to every request. */
async function fakeNats(answer: (inbox: string) => string): Promise<FakeNats> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    socket.write(
      'INFO {"server_id":"A","version":"2.11.0","proto":1,"max_payload":1048576,"headers":true}\r\n',
    );
    socket.on('data', (data) => {
      for (const line of data.toString('latin1').split('\r\n')) {
        if (line === 'PING') socket.write('PONG\r\n');
        const inbox = /^PUB \S+ (\S+) \d+$/.exec(line)?.[1];
        if (inbox !== undefined) socket.write(answer(inbox));
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `nats://127.0.0.1:${port}`, connections: () => sockets.size };
}
