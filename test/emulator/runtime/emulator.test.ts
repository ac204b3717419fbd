import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';

import { webhook, sensor } from '../../support/manifests.ts';
import { address, START, testEmulator, type TestEmulator } from '../../support/emulator.ts';
import { freePort } from '../../support/rawHttp.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function running(text: string, connect = false): Promise<TestEmulator> {
  const made = await testEmulator(text, { connect });
  open.push(() => made.emulator.close());
  return made;
}

describe('what a trigger comes to', () => {
  const dry = ['event.received passed', 'bus.published passed', 'dependency.matched passed'];
  it.each([
    ['resolves', sensor('log: {}'), [...dry, 'condition passed', 'trigger.request dry']],
    ['has no type', sensor('conditions: d'), [...dry, 'condition passed', 'trigger.result error']],
    [
      'is of a type that is not built',
      sensor('slack: {slackToken: {name: secret, key: token}}'),
      [...dry, 'condition passed', 'trigger.result error'],
    ],
    [
      'waits',
      sensor('log: {}').replace(
        '  triggers:',
        '    - {name: o, eventSourceName: other, eventName: event}\n  triggers:',
      ),
      [...dry, 'condition waiting'],
    ],
    [
      'names what is no dependency',
      sensor('conditions: nobody\n        log: {}'),
      ['event.received passed', 'bus.published passed', 'error error'],
    ],
    [
      'is held back by a filter',
      sensor('log: {}', '      filters: {data: [{path: body.a, type: number, value: ["1"]}]}\n'),
      [...dry, 'filter error'],
    ],
    [
      'has a transform',
      sensor('log: {}', '      transform: {jq: "{seen: .body}"}\n'),
      [...dry, 'transform passed', 'condition passed', 'trigger.request dry'],
    ],
    [
      'has a parameter that nothing gives a value',
      sensor('http: {url: "http://x", parameters: [{src: {dependencyName: d, dataKey: nope}, dest: url}]}'),
      [...dry, 'condition passed', 'trigger.parameters error', 'trigger.result error'],
    ],
  ])('%s', async (_, manifest, expected) => {
    const { emulator, verdicts } = await running(webhook(12000) + manifest);
    await (
      await emulator.fire(address('hook/e'), {})
    ).done;
    expect(verdicts()).toEqual(expected);
  });

  it.each([
    [
      'passes',
      'body.v == 1',
      [
        'event.received passed',
        'source.filter passed',
        'bus.published passed',
        // There is no sensor.
        'bus.dropped failed',
      ],
    ],
    ['keeps the event off the bus', 'body.v == 2', ['event.received passed', 'source.filter failed']],
    ['cannot be decided', 'body.v ==', ['event.received passed', 'source.filter error']],
  ])('an EventSource filter that %s: the sender is told success', async (_, expression, expected) => {
    const { emulator, verdicts } = await running(
      webhook(12000, `      filter: {expression: "${expression}"}\n`),
    );
    const { answer, done } = await emulator.fire(address('hook/e'), { payload: '{"v": 1}' });
    await done;
    expect(answer).toEqual({ status: 200, body: 'success' });
    expect(verdicts()).toEqual(expected);
  });

  it('gives the same trace, byte for byte, for the same event at the same time', async () => {
    const traces = [];
    for (let run = 0; run < 2; run++) {
      const { emulator, steps } = await running(webhook(12000) + sensor('log: {}'));
      await (
        await emulator.fire(address('hook/e'), { payload: '{"a": 1}' })
      ).done;
      traces.push(JSON.stringify(steps));
    }
    expect(traces[0]).toBe(traces[1]);
  });
});

describe('what cannot be fired', () => {
  it.each([
    [
      'an unknown event',
      'hook/nope',
      {},
      'There is no event hook/nope in namespace argo-events. There are: hook/e.',
    ],
    ['an unknown source', 'nope/e', {}, 'There are: hook/e.'],
    [
      'an unknown sample',
      'hook/e',
      { sample: 'nope' },
      'There is no sample nope for webhook. There are: message, jenkins,',
    ],
  ])('%s', async (_, name, options, message) => {
    const { emulator } = await running(webhook(12000));
    await expect(emulator.fire(address(name), options)).rejects.toThrow(message);
  });

  it('a payload that is not JSON gets the answer of the source', async () => {
    const { emulator, verdicts } = await running(webhook(12000));
    const { answer } = await emulator.fire(address('hook/e'), { payload: '{"a": ' });
    expect(answer).toEqual({
      status: 400,
      body: 'json: error calling MarshalJSON for type *json.RawMessage: unexpected end of JSON input',
    });
    expect(verdicts()).toEqual(['event.received error']);
  });
});

describe('HTTP on loopback', () => {
  it('takes requests, answers as upstream does, and leads to a trigger', async () => {
    const port = await freePort();
    const { emulator, verdicts, steps } = await running(webhook(port) + sensor('log: {}'), true);
    expect(emulator.summary().listeners).toMatchObject([
      { url: `http://127.0.0.1:${port}/e`, eventName: 'e' },
    ]);
    const post = (path: string, body: string): Promise<Response> =>
      fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body, headers: { 'X-Test': 'a' } });
    const answer = await post('/e', '{"b": [1, 2]}');
    expect([answer.status, await answer.text(), answer.headers.get('content-type')]).toEqual([
      200,
      'success',
      'text/plain; charset=utf-8',
    ]);
    expect((await post('/other', '{}')).status).toBe(404);
    expect((await post('/e', 'no json')).status).toBe(400);
    expect(await (await fetch(`http://127.0.0.1:${port}/health`)).text()).toBe('OK');
    await expect.poll(verdicts).toContain('trigger.request dry');
    const received = steps.find((step) => step.kind === 'event.received');
    expect(received?.kind === 'event.received' && received.output?.data).toContain('"X-Test":["a"]');
    expect(received?.kind === 'event.received' && received.output?.data).toMatch(/"body":\{"b":\[1,2\]\}\}$/);
  });
});

describe('a live http trigger', () => {
  async function target(
    status: number,
    headers: Record<string, string> = {},
  ): Promise<{ url: string; requests: string[] }> {
    const requests: string[] = [];
    const server: Server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        requests.push(
          `${request.method ?? ''} ${request.url ?? ''} ${request.headers['x-a']?.toString() ?? ''} ${body}`,
        );
        response.writeHead(status, headers).end('pong');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    open.push(() => new Promise((resolve) => server.close(resolve)));
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, requests };
  }
  const http = (url: string, policy = ''): string =>
    sensor(
      `http: {url: "${url}", headers: {X-A: b}, payload: [{src: {dependencyName: d, dataKey: body.v}, dest: v}]}${policy}`,
    );

  it('sends nothing while it is dry, and sends when it is live', async () => {
    const { url, requests } = await target(200);
    const { emulator, verdicts } = await running(webhook(12000) + http(url));
    const fire = async (): Promise<void> =>
      (await emulator.fire(address('hook/e'), { payload: '{"v": "x"}' })).done;
    await fire();
    expect(requests).toEqual([]);
    emulator.setLive(['argo-events/s/t']);
    await fire();
    expect(requests).toEqual(['POST /hook b {"v":"x"}']);
    expect(verdicts().slice(-2)).toEqual(['trigger.request live', 'trigger.result live']);
  });

  it.each([
    ['an allowed status', 200, 'policy passed'],
    ['a status that the policy does not allow', 500, 'policy error'],
  ])('is judged by its policy: %s', async (_, status, expected) => {
    const { url } = await target(status);
    const { emulator, verdicts } = await running(
      webhook(12000) + http(url, '\n      policy: {status: {allow: [200]}}'),
    );
    emulator.setLive(['argo-events/s/t']);
    await (
      await emulator.fire(address('hook/e'), { payload: '{"v": 1}' })
    ).done;
    expect(verdicts().at(-1)).toBe(expected);
  });

  it('is not led to another host', async () => {
    const elsewhere = await target(200);
    const { url } = await target(307, { location: elsewhere.url });
    const { emulator, steps } = await running(webhook(12000) + http(url));
    emulator.setLive(['argo-events/s/t']);
    await (
      await emulator.fire(address('hook/e'), { payload: '{"v": 1}' })
    ).done;
    expect(elsewhere.requests).toEqual([]);
    expect(steps.at(-1)?.why).toContain('answered 307, a redirect to');
  });

  it('says why nothing came back', async () => {
    const { emulator, steps } = await running(webhook(12000) + http(`http://127.0.0.1:${await freePort()}/`));
    emulator.setLive(['argo-events/s/t']);
    await (
      await emulator.fire(address('hook/e'), { payload: '{"v": 1}' })
    ).done;
    expect(steps.at(-1)).toMatchObject({
      kind: 'trigger.result',
      verdict: 'error',
      why: expect.stringContaining('ECONNREFUSED') as string,
    });
  });
});

describe('calendars', () => {
  const calendar = (entry: string): string =>
    `apiVersion: argoproj.io/v1alpha1\nkind: EventSource\nmetadata: {name: hook}\nspec:\n  calendar:\n    e: ${entry}\n---\n`;

  it('tick on the virtual clock', async () => {
    const { emulator, steps } = await running(
      calendar('{schedule: "*/5 * * * *"}') + sensor('log: {}'),
      true,
    );
    await emulator.travel?.jumpTo(START + 12 * 60_000);
    expect(steps.filter((step) => step.kind === 'trigger.request')).toHaveLength(3);
    const times = steps.flatMap((step) => (step.kind === 'event.received' ? [step.output?.data] : []));
    expect(times).toEqual([
      '{"eventTime":"2026-01-02 03:05:00 +0000 UTC m=+55.000000000"}',
      '{"eventTime":"2026-01-02 03:10:00 +0000 UTC m=+355.000000000"}',
      '{"eventTime":"2026-01-02 03:15:00 +0000 UTC m=+655.000000000"}',
    ]);
  });

  it.each([
    ['never comes round', '{schedule: "0 0 30 2 *"}', 'never comes round'],
    ['floods the bus', '{interval: 100ms}', 'shorter than a second'],
    ['is no schedule', '{schedule: "@daily"}', 'parser does not accept descriptors: @daily'],
  ])('a schedule that %s is not run and says so', async (_, entry, message) => {
    const { emulator } = await running(calendar(entry), true);
    expect(emulator.summary().problems).toMatchObject([
      { message: expect.stringContaining(message) as string },
    ]);
  });
});

describe('what is not built yet', () => {
  it.each([
    [
      'TLS',
      webhook(
        1,
        '      serverCertSecret: {name: tls, key: crt}\n      serverKeySecret: {name: tls, key: key}\n',
      ).replace('name: hook', 'name: safe'),
      'it listens in plain HTTP',
    ],
  ])('%s is said when the manifests are loaded', async (_, manifest, message) => {
    const { emulator } = await running(webhook(12000) + manifest);
    expect(
      emulator
        .summary()
        .problems.map((problem) => problem.message)
        .join(),
    ).toContain(message);
  });
});

describe('manifests that are not run', () => {
  it.each([
    [
      'without a field that must be there',
      sensor('log: {}').replace(/ {2}triggers:[\s\S]*/, ''),
      '`triggers` is missing',
    ],
    ['with a value of a wrong type', webhook(12000).replace('"12000"', '12000'), 'Expected a text'],
    ['defined twice', webhook(1) + webhook(2), 'defines it already'],
    [
      'with a name that a template writes',
      webhook(1).replace('name: hook', 'name: "{{ .Values.name }}"'),
      'a template writes its name',
    ],
  ])('%s', async (_, text, message) => {
    const { emulator } = await running(text);
    expect(emulator.summary().problems[0]?.message).toContain(message);
  });
});
