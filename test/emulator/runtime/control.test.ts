import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';

import { answersFor } from '../../../emulator/runtime/control/answers.ts';
import { connect } from '../../../emulator/runtime/control/client.ts';
import { startControlServer, type ControlServer } from '../../../emulator/runtime/control/server.ts';
import { stepsOf } from '../../../emulator/runtime/stepBatch.ts';
import { testEmulator } from '../../support/emulator.ts';
import { sensor, webhook } from '../../support/manifests.ts';

let server: ControlServer | undefined;
afterEach(() => server?.close());

async function start(): Promise<number> {
  const { emulator } = await testEmulator('', {
    onSteps: (batch) => server?.notify('trace/steps', { steps: stepsOf(batch) }),
    onIdle: (traceId) => server?.notify('trace/idle', { traceId }),
  });
  server = await startControlServer('secret', answersFor(emulator));
  return server.port;
}

function firstAnswer(port: number, text: string, origin?: string): Promise<string> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}`, origin === undefined ? {} : { origin });
  return new Promise((resolve) => {
    socket.on('open', () => socket.send(text));
    socket.on('message', (data: Buffer) => resolve(data.toString()));
    socket.on('error', (error) => resolve(error.message));
  });
}

describe('the control socket', () => {
  it('loads, lists, fires and tells every step, then that all is done', async () => {
    const client = await connect(await start(), 'secret');
    const heard: string[] = [];
    client.onNotification('trace/steps', ({ steps }) => heard.push(...steps.map((step) => step.kind)));
    const idle = new Promise<string>((resolve) =>
      client.onNotification('trace/idle', ({ traceId }) => resolve(traceId)),
    );
    const text = webhook(12000) + sensor('log: {}');
    expect(await client.request('project/load', { files: [{ uri: 'file:///a.yaml', text }] })).toMatchObject({
      eventSources: 1,
      triggers: 1,
    });
    const [event] = await client.request('events/list', {});
    expect(event).toMatchObject({
      eventSource: 'hook',
      eventName: 'e',
      sourceType: 'webhook',
      payloadIs: 'request',
    });
    const address = { namespace: 'argo-events', eventSource: 'hook', eventName: 'e' };
    expect(await client.request('events/sample', address)).toMatchObject({ name: 'message' });
    const fired = await client.request('events/fire', { ...address, payload: '{"x": 1}' });
    expect(fired.answer).toEqual({ status: 200, body: 'success' });
    expect(await idle).toBe(fired.traceId);
    expect(heard.at(-1)).toBe('trigger.request');
    expect((await client.request('trace/list', {})).steps).toHaveLength(heard.length);
    client.close();
  });

  it('takes the configuration with the manifests, and again when it has changed', async () => {
    const client = await connect(await start(), 'secret');
    const text = webhook(12000) + sensor('http: {url: "http://x", method: GET}');
    const address = { namespace: 'argo-events', eventSource: 'hook', eventName: 'e' };
    for (const status of [500, 404]) {
      const config = `kind: ArgoEventsProject\nanswers: [{trigger: s/t, status: ${status}}]`;
      const files = [
        { uri: 'file:///sub/a.yaml', text },
        { uri: 'file:///.argo-events.yaml', text: config },
      ];
      expect(await client.request('project/load', { files })).toMatchObject({ problems: [] });
      const idle = new Promise((resolve) => client.onNotification('trace/idle', resolve));
      await client.request('events/fire', address);
      await idle;
      const { steps } = await client.request('trace/list', {});
      expect(steps.at(-1)).toMatchObject({ kind: 'trigger.result', output: { status } });
    }
    client.close();
  });

  it('knows the test events beside the manifests', async () => {
    const client = await connect(await start(), 'secret');
    const sample =
      'kind: ArgoEventsSample\nname: own\nfor: hook/e\npayload: {"n": 12345678901234567890, l: []}\n';
    const files = [
      { uri: 'file:///a.yaml', text: webhook(12000) + sensor('log: {}') },
      { uri: 'file:///b.event.yaml', text: sample },
      { uri: 'file:///c.http', text: 'POST /e\n\n{"from": "a file"}' },
      { uri: 'file:///d.http', text: 'POST /elsewhere' },
    ];
    expect(await client.request('project/load', { files })).toMatchObject({ problems: [] });
    const [event] = await client.request('events/list', {});
    expect(event?.samples.slice(0, 3)).toEqual([
      { name: 'own', title: 'own', uri: 'file:///b.event.yaml' },
      { name: 'POST /e', title: 'POST /e', uri: 'file:///c.http' },
      { name: 'message', title: 'A small JSON body' },
    ]);
    const address = { namespace: 'argo-events', eventSource: 'hook', eventName: 'e' };
    expect(await client.request('events/sample', { ...address, sample: 'own' })).toEqual({
      name: 'own',
      payload: '{\n  "n": 12345678901234567890,\n  "l": []\n}\n',
    });
    const edited = { ...address, sample: 'POST /e', payload: '{"edited": true}' };
    await client.request('events/fire', edited);
    const { steps } = await client.request('trace/list', {});
    expect(JSON.stringify(steps)).toContain('edited');
    client.close();
  });

  it('tells a client what is wrong with a request', async () => {
    const client = await connect(await start(), 'secret');
    const address = { namespace: 'argo-events', eventSource: 'no', eventName: 'no' };
    await expect(client.request('events/fire', address)).rejects.toThrow('No EventSource is loaded.');
    await expect(client.request('nonsense' as 'events/list', {})).rejects.toThrow(
      'there is no method nonsense',
    );
    client.close();
  });

  it('does not know a client with a wrong token', async () => {
    await expect(connect(await start(), 'guess')).rejects.toThrow('hello with the right token');
  });

  it.each([
    [
      'a request before hello',
      '{"jsonrpc":"2.0","id":1,"method":"events/list"}',
      'hello with the right token',
    ],
    ['what is no JSON', 'hello?', 'expected a JSON-RPC request'],
    ['what is no request', '[]', 'expected a JSON-RPC request'],
  ])('refuses %s', async (_, text, message) => {
    expect(await firstAnswer(await start(), text)).toContain(message);
  });

  it('refuses a web page, whatever it sends', async () => {
    const hello = '{"jsonrpc":"2.0","id":1,"method":"hello","params":{"token":"secret"}}';
    expect(await firstAnswer(await start(), hello, 'https://evil.example')).toContain('401');
  });
});
