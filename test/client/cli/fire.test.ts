import { createServer, type AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

import type { Step } from '../../../emulator/engine/trace/step.ts';
import { runCli } from '../../support/cli.ts';
import { folder } from '../../support/folder.ts';
import { sensor, webhook } from '../../support/manifests.ts';
import { freePort } from '../../support/rawHttp.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const GOLDENS = join(ROOT, 'test/goldens');
const EXAMPLE = 'examples/github-to-workflow';
const CLOCK = ['--clock', '2026-01-02T03:04:05Z'];
const BOTH = ['--event', 'github/push', '--event', `approvals/approve=${EXAMPLE}/approve.json`];

describe('fire', () => {
  it.each([
    ['the example', [EXAMPLE, ...BOTH], 'example.txt', 0],
    ['one trigger of it', [EXAMPLE, ...BOTH, '--trigger', 'build-workflow'], 'example-one-trigger.txt', 0],
    [
      'an event that a filter holds back',
      [EXAMPLE, '--event', 'approvals/approve'],
      'example-held-back.txt',
      1,
    ],
  ])('prints the trace of %s', async (_, args, golden, exit) => {
    const result = await runCli(['fire', ...args, ...CLOCK], ROOT);
    expect(result.err).toBe('');
    await expect(result.out).toMatchFileSnapshot(join(GOLDENS, golden));
    expect(result.exit).toBe(exit);
  });

  it('prints the steps as JSON, the same at every run', async () => {
    const args = ['fire', EXAMPLE, ...BOTH, ...CLOCK, '--output', 'json'];
    const { out } = await runCli(args, ROOT);
    const steps = JSON.parse(out) as Step[];
    expect(steps.map((step) => step.seq)).toEqual(steps.map((_, index) => index + 1));
    expect(steps.filter((step) => step.kind === 'trigger.request').map((step) => step.subject)).toEqual([
      'build/notify',
      'build/build-workflow',
    ]);
    expect(steps.every((step) => step.where === undefined || step.where.uri.startsWith('file:'))).toBe(true);
    expect((await runCli(args, ROOT)).out).toBe(out);
  });

  it('colours on a terminal only', async () => {
    const plain = await runCli(['fire', EXAMPLE, ...CLOCK], ROOT);
    const coloured = await runCli(['fire', EXAMPLE, ...CLOCK], ROOT, { colours: true });
    expect(plain.out).not.toContain('\u001b');
    expect(coloured.out).toContain('\u001b[32m✓');
  });

  it('reads manifests or a payload from standard input', async () => {
    const cwd = folder({ 'a.yaml': webhook(12000) + sensor('log: {}') });
    expect((await runCli(['fire', '-'], cwd, { stdin: webhook(12000) + sensor('log: {}') })).exit).toBe(0);
    const { out } = await runCli(['fire', '--payload', '-', '-o', 'json'], cwd, {
      stdin: '{"from": "stdin"}',
    });
    expect(out).toContain('from');
  });

  const text = webhook(12000) + sensor('log: {}');
  it.each<[string, Readonly<Record<string, string>>, readonly string[], number, string]>([
    ['no such folder', {}, ['nowhere'], 2, 'There is no file or folder nowhere.'],
    [
      'an unknown event',
      { 'a.yaml': text },
      ['--event', 'a/b'],
      2,
      'There is no event a/b. There are: hook/e.',
    ],
    ['nothing to fire', {}, ['--event', 'a/b'], 2, 'No EventSource was found in the given paths.'],
    [
      'an unknown sample',
      { 'a.yaml': text },
      ['--sample', 'x'],
      2,
      'There is no sample x for webhook. There are: message, jenkins,',
    ],
    ['a payload that is no JSON', { 'a.yaml': text, p: '{' }, ['--payload', 'p'], 2, 'p is not JSON'],
    ['a payload that is not there', { 'a.yaml': text }, ['--payload', 'p'], 2, 'The payload cannot be read'],
    ['a moment that is none', {}, ['--clock', 'noon'], 2, 'Write it as 2026-01-01T00:00:00Z.'],
    [
      'a manifest that the controller refuses',
      { 'a.yaml': text.replace('"12000"', '12000') },
      [],
      1,
      'is not run: Expected a text',
    ],
    [
      'a Sensor without a spec',
      { 'a.yaml': 'kind: Sensor\napiVersion: argoproj.io/v1alpha1\nmetadata: {name: s}\n' },
      [],
      1,
      'no event dependencies found',
    ],
    ['what is no YAML', { 'a.yaml': 'kind: Sensor\n\t- {' }, [], 1, ''],
    ['a binary file', { 'a.yaml': 'kind: Sensor\0' }, [], 1, 'Not read: a.yaml: binary'],
  ])('%s: says so', async (_, files, args, exit, message) => {
    const result = await runCli(['fire', ...args], folder(files));
    expect(result.err).toContain(message);
    expect(result.exit).toBe(exit);
  });

  const http = webhook(12000) + sensor('http: {url: "http://x", method: GET}');
  const config = 'kind: ArgoEventsProject\nanswers:\n  - trigger: s/t\n    status: 404\n';

  it.each<[string, Readonly<Record<string, string>>, readonly string[], RegExp]>([
    ['the configuration says', { '.argo-events.yaml': config }, [], /would be answered 404 \(as set\)/],
    [
      'the command line says',
      { '.argo-events.yaml': config },
      ['--answer', 's/t=503,times=1,delay=2s'],
      /would be answered 503 \(as set\)/,
    ],
    [
      'a redirect leads',
      {
        '.argo-events.yaml':
          'kind: ArgoEventsProject\nanswers:\n  - {trigger: s/t, status: 302, headers: {Location: /y}, times: 1}\n  - {trigger: s/t, error: gone}',
      },
      [],
      /GET http:\/\/x\/: 302\n +GET http:\/\/x\/y: gone\n\nResolved: s\/t. Nothing was sent. Failed in the end: s\/t.\n/,
    ],
    ['neither', {}, [], /would be sent {2}a.yaml:\d+\n +GET http:\/\/x\/\n\n/],
    [
      'an error',
      {},
      ['--answer', 's/t=error=no route, no host'],
      /Get "http:\/\/x\/": no route, no host \(as set\)/,
    ],
  ])('answers a dry trigger as %s', async (_, files, args, expected) => {
    const { out, err, exit } = await runCli(['fire', ...args], folder({ 'a.yaml': http, ...files }));
    expect([exit, err]).toEqual([0, '']);
    expect(out).toMatch(expected);
  });

  it.each<[string, string, readonly string[], number, string]>([
    ['s/t', '', ['--answer', 's/t'], 2, '--answer takes [NAMESPACE/]SENSOR/TRIGGER=STATUS'],
    ['s/t=soon', '', ['--answer', 's/t=soon'], 2, 'Expected a whole number from 200 to 599.'],
    [
      's/tt=503',
      '',
      ['--answer', 's/tt=503'],
      2,
      '--answer s/tt=503: There is no trigger s/tt. Did you mean s/t?',
    ],
    ['s/t=after=2s', '', ['--answer', 's/t=after=2s'], 2, 'never answered with an object'],
    [
      'a trigger in the file',
      config.replace('s/t', 's/tt'),
      [],
      0,
      '.argo-events.yaml:3: There is no trigger s/tt. Did you mean s/t?\n',
    ],
  ])('an answer to %s that stands for nothing: says so', async (_, settings, args, exit, message) => {
    const files = { 'a.yaml': http, ...(settings !== '' && { '.argo-events.yaml': settings }) };
    const result = await runCli(['fire', ...args], folder(files));
    expect(result.err).toContain(message);
    expect(result.exit).toBe(exit);
  });

  it('passes over what the configuration ignores and what a kustomization uses as a patch', async () => {
    const cwd = folder({
      '.argo-events.yaml': 'kind: ArgoEventsProject\nignore: [ignored.yaml]\n',
      'ignored.yaml': webhook(1).replace('name: hook', 'name: ignored'),
      'kustomization.yaml': 'resources: [a.yaml]\npatches: [{path: patch.yaml}]\n',
      'patch.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nmetadata: {name: s}\nspec: {replicas: 2}\n',
      'a.yaml': text,
    });
    const { out, err, exit } = await runCli(['fire'], cwd);
    expect([exit, err]).toEqual([0, '']);
    expect(out).not.toContain('ignored');
  });
});

const OWN = `kind: ArgoEventsSample
name: greeting
title: A greeting
for: webhook
base: message
set: {message: good evening}
headers: {X-Greeting: "yes"}
---
kind: ArgoEventsSample
name: broken
for: webhook
base: message
set:
  body.message: x
`;
const REQUESTS = `### First
POST http://localhost:12000/e?n=1 HTTP/1.1
X-First: "1"

{"from": "a request"}

### Second
POST /e

{"from": "another one"}
`;

describe('test events beside manifests', () => {
  const manifests = webhook(12000) + sensor('log: {}');
  it.each<[string, readonly string[], readonly string[]]>([
    [
      'a sample by its name',
      ['--sample', 'greeting'],
      ['"message\\":\\"good evening\\"', 'X-Greeting\\":[\\"yes'],
    ],
    [
      'a built-in sample with other fields',
      ['--sample', 'jenkins', '--set', 'build.status=FAILURE', '--set', 'build.number=7'],
      ['status\\":\\"FAILURE', 'number\\":7'],
    ],
    ['a payload with other fields', ['--payload', 'p.json', '--set', 'a.0=b=c'], ['{\\"a\\":[\\"b=c\\",2]}']],
    ['a request of a file by its name', ['--sample', 'Second'], ['another one']],
    [
      'the requests of a file where their paths lead',
      ['--request', 'r.http'],
      ['a request', 'X-First', 'another one', 'Content-Length'],
    ],
    [
      'the requests of a file at an event',
      ['--request', 'r.http', '-e', 'hook/e'],
      ['a request', 'another one'],
    ],
    ['event data in place of the source', ['--data', 'p.json'], ['"data": "{\\"a\\":[1,2]}"']],
  ])('fires %s', async (_, args, texts) => {
    const cwd = folder({
      'a.yaml': manifests,
      'b.event.yaml': OWN,
      'r.http': REQUESTS,
      'p.json': '{"a": [1, 2]}',
    });
    const { out, err, exit } = await runCli(['fire', ...args, '-o', 'json'], cwd);
    expect([err, exit]).toEqual(['', 0]);
    for (const text of texts) expect(out).toContain(text);
  });

  it.each<[string, readonly string[], string]>([
    ['what was made for the event', [], 'the usual'],
    ['a built-in sample that is named', ['--sample', 'message'], 'hello'],
    ['a payload of its own', ['--payload', 'p.json'], 'mine'],
  ])('fires %s', async (_, args, text) => {
    const usual = 'kind: ArgoEventsSample\nname: usual\nfor: hook/e\npayload: {from: the usual}\n';
    const cwd = folder({ 'a.yaml': manifests, 'b.event.yaml': usual, 'p.json': '{"from": "mine"}' });
    const { out, err } = await runCli(['fire', ...args, '-o', 'json'], cwd);
    expect(err).toBe('');
    expect(['the usual', 'hello', 'mine'].filter((one) => out.includes(one))).toEqual([text]);
  });

  it('fires a sample at the events that have it', async () => {
    const source =
      'apiVersion: argoproj.io/v1alpha1\nkind: EventSource\nmetadata: {name: q}\nspec: {nats: {o: {url: u, subject: s}}}\n';
    const cwd = folder({ 'a.yaml': manifests, 'b.event.yaml': OWN, 'q.yaml': source });
    const { out, err } = await runCli(['fire', '--sample', 'greeting'], cwd);
    expect(err).toBe('');
    expect(out.match(/event\.received \S+/g)).toEqual(['event.received hook/e:']);
  });

  it.each<[string, readonly string[], Readonly<Record<string, string>>, string]>([
    [
      'a sample with a path that hits nothing',
      ['--sample', 'broken'],
      {},
      'b.event.yaml:14: There is no `body.message` in the payload: did you mean `message`?',
    ],
    [
      'an unknown sample',
      ['--sample', 'x'],
      {},
      'There is no sample x for webhook. There are: greeting, broken, First, Second, message, jenkins,',
    ],
    [
      'a path that hits nothing',
      ['--set', 'mesage=x'],
      {},
      'There is no `mesage` in the payload: did you mean `message`?',
    ],
    ['no path', ['--set', 'message'], {}, 'Write it as PATH=VALUE'],
    [
      'two samples of one name',
      ['--sample', 'greeting'],
      {
        'c.event.json': JSON.stringify({
          kind: 'ArgoEventsSample',
          name: 'greeting',
          for: 'webhook',
          payload: 1,
        }),
      },
      'b.event.yaml and c.event.json each have a sample greeting.',
    ],
    [
      'a sample that says too little',
      ['--sample', 'x'],
      { 'c.event.yaml': 'kind: ArgoEventsSample\nname: x\n' },
      'c.event.yaml:1: Expected `for`: an event source type such as github, or SOURCE/EVENT.',
    ],
    [
      'a request to nowhere',
      ['--request', 's.http'],
      { 's.http': 'POST /nowhere' },
      'No event source has the endpoint of POST /nowhere: say which event with --event.',
    ],
    [
      'what is no request',
      ['--request', 's.http'],
      { 's.http': '# c\n{"a": 1}' },
      's.http:2: Expected a request line such as `POST /push HTTP/1.1`.',
    ],
    ['a file without requests', ['--request', 's.http'], { 's.http': '# c\n' }, 's.http has no request'],
    [
      'a request to what takes none',
      ['--request', 'r.http', '-e', 'q/o'],
      {
        'q.yaml':
          'apiVersion: argoproj.io/v1alpha1\nkind: EventSource\nmetadata: {name: q}\nspec: {mns: {o: {accessKey: {name: a, key: k}, secretKey: {name: a, key: k}, queue: q, endpoint: e}}}\n',
      },
      'q/o takes no HTTP requests: it is of type mns.',
    ],
  ])('%s: says so', async (_, args, more, message) => {
    const { err, exit } = await runCli(
      ['fire', ...args],
      folder({ 'a.yaml': manifests, 'b.event.yaml': OWN, 'r.http': REQUESTS, ...more }),
    );
    expect(err).toContain(message);
    expect(exit).toBe(2);
  });
});

describe('run', () => {
  it('listens, streams the trace, and stops when told to', async () => {
    const port = await freePort();
    const cwd = folder({ 'a.yaml': webhook(port) + sensor('log: {}') });
    const stop = new AbortController();
    const seen: string[] = [];
    const running = runCli(['run'], cwd, { stopped: stop.signal, onOut: (chunk) => void seen.push(chunk) });
    await expect.poll(() => seen.join('')).toContain(`http://127.0.0.1:${port}/e`);
    await fetch(`http://127.0.0.1:${port}/e`, { method: 'POST', body: '{}' });
    await expect
      .poll(() => seen.join(''), { timeout: 5_000 })
      .toContain('trigger.request s/t: would be sent');
    stop.abort();
    expect(await running).toMatchObject({ exit: 0, err: '' });
  });

  it('names a port that is taken, who has it and where it stands', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const cwd = folder({ 'a.yaml': webhook(port) + sensor('log: {}') });
    const { out, exit } = await runCli(['run'], cwd, { stopped: AbortSignal.abort() });
    await new Promise((resolve) => taken.close(resolve));
    expect(exit).toBe(0);
    expect(out).toMatch(
      new RegExp(
        `! http://127.0.0.1:${port}/e  hook/e: port ${port} is in use by .+ in the manifest  a.yaml:7`,
      ),
    );
  });

  it('stands still in virtual time and goes where it is told to', async () => {
    const calendar = sensor('log: {}').replace('---\n', '');
    const source =
      'apiVersion: argoproj.io/v1alpha1\nkind: EventSource\nmetadata: {name: hook}\nspec:\n  calendar:\n    e: {schedule: "0 6 * * *"}\n---\n';
    const cwd = folder({ 'a.yaml': source + calendar });
    const stop = new AbortController();
    async function* lines(): AsyncIterable<string> {
      for (const line of ['+1h', '', '2026-01-05T00:00:00Z', '+soon', '2026-01-01T00:00:00Z'])
        yield await Promise.resolve(line);
      stop.abort();
    }
    const args = ['run', '--clock', '2026-01-02T00:00:00Z', '--speed', '0'];
    const { out, err, exit } = await runCli(args, cwd, { stopped: stop.signal, lines });
    expect(exit).toBe(0);
    expect(out.match(/^It is .*|trigger\.request [^:]*/gm)).toEqual([
      'It is 2026-01-02T01:00:00.000Z; the next timer is at 2026-01-02T06:00:00.000Z.',
      'trigger.request s/t',
      'It is 2026-01-02T06:00:00.000Z; the next timer is at 2026-01-03T06:00:00.000Z.',
      'trigger.request s/t',
      'trigger.request s/t',
      'It is 2026-01-05T00:00:00.000Z; the next timer is at 2026-01-05T06:00:00.000Z.',
      ...Array.from(
        { length: 2 },
        () => 'It is 2026-01-05T00:00:00.000Z; the next timer is at 2026-01-05T06:00:00.000Z.',
      ),
    ]);
    expect(err).toContain('+soon is no duration');
    expect(err).toContain('2026-01-01T00:00:00Z has gone by');
  });

  it('has nothing to run: says so', async () => {
    expect(await runCli(['run'], folder({}))).toMatchObject({
      exit: 2,
      err: expect.stringContaining('No EventSource or Sensor') as string,
    });
  });
});

it('knows the Argo Events release that it emulates', async () => {
  expect((await runCli(['--version'], dirname(ROOT))).out).toMatch(
    /^argo-events-dev \d+\.\d+\.\d+, emulates Argo Events v\d+\.\d+\.\d+\n$/,
  );
});
