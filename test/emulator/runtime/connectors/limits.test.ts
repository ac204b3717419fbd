import { createServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';

import type { ByteReader } from '../../../../emulator/runtime/connectors/http/byteReader.ts';
import { HTTP_LIMITS, type HttpLimits } from '../../../../emulator/runtime/connectors/http/limits.ts';
import { readBody } from '../../../../emulator/runtime/connectors/http/readBody.ts';
import { testEmulator, type TestEmulator } from '../../../support/emulator.ts';
import { sensor, webhook } from '../../../support/manifests.ts';
import { answersIn, connectTo, exchange, freePort, type RawConnection } from '../../../support/rawHttp.ts';

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function listening(
  limits: Partial<HttpLimits> = {},
  more = '',
): Promise<TestEmulator & { readonly port: number }> {
  const port = await freePort();
  const httpLimits = { ...HTTP_LIMITS, ...limits };
  const made = await testEmulator(webhook(port, more) + sensor('log: {}'), { connect: true, httpLimits });
  open.push(() => made.emulator.close());
  return { ...made, port };
}

function connected(port: number): RawConnection {
  const connection = connectTo(port);
  open.push(() => connection.socket.destroy());
  return connection;
}

const HEAD = 'POST /e HTTP/1.1\r\nHost: x\r\n';
const GOOD = `${HEAD}Content-Length: 2\r\n\r\n{}`;
const OK = '200 OK: success';
const TOO_LARGE = `400 Bad Request (close): ${'failed to parse request body, http: request body too large'.repeat(2)}`;
const MB = 1024 * 1024;

describe('senders that take their time', () => {
  it.each([
    ['over the headers', 'POST /e HT', { headMs: 50 }, 'the headers did not come within 0.05 s'],
    [
      'over the body',
      `${HEAD}Content-Length: 9\r\n\r\n{`,
      { bodyMs: 50 },
      'the body did not come within 0.05 s',
    ],
    [
      'over a chunk',
      `${HEAD}Transfer-Encoding: chunked\r\n\r\n5\r\n{`,
      { bodyMs: 50 },
      'the body did not come within 0.05 s',
    ],
  ])('%s are told so', async (_, sent, limits, why) => {
    const { port, steps } = await listening(limits);
    const { socket, text, ended } = connected(port);
    socket.write(sent);
    await ended;
    expect(answersIn(text())).toEqual(['408 Request Timeout (close): 408 Request Timeout']);
    expect(steps.at(-1)?.why).toContain(why);
  });

  it('are let go without a word between two requests', async () => {
    const { port } = await listening({ idleMs: 50 });
    const { socket, text, ended } = connected(port);
    socket.write(GOOD);
    await ended;
    expect(answersIn(text())).toEqual([OK]);
  });

  it('hold up nobody else', async () => {
    const { port } = await listening();
    for (let index = 0; index < 300; index++) connected(port).socket.write(HEAD);
    expect(answersIn(await exchange(port, GOOD))).toEqual([OK]);
  });

  it('get no more answers than they take', async () => {
    const { port } = await listening({ answerMs: 50, lingerMs: 50 });
    const { socket, ended } = connected(port);
    socket.pause();
    socket.on('close', () => socket.resume());
    const flood = GOOD.repeat(1_000);
    const send = (): void => {
      while (socket.write(flood));
      socket.once('drain', send);
    };
    send();
    await Promise.race([ended, new Promise((resolve) => socket.once('error', resolve))]);
    expect(answersIn(await exchange(port, GOOD))).toEqual([OK]);
  });
});

describe('bodies of any size', () => {
  it('are read no further than the source would', async () => {
    let given = 0;
    const reader: ByteReader = {
      peek: () => Buffer.alloc(MB, 32),
      skip: (count) => void (given += count),
      more: () => Promise.resolve('more'),
    };
    const body = await readBody(reader, { length: 100 * MB }, 2 * MB, Infinity);
    expect([body.bytes.length, body.unread, given]).toEqual([2 * MB, true, 2 * MB]);
  });

  const huge = Buffer.alloc(100 * MB, 32);
  it.each([
    ['by its length', `${HEAD}Content-Length: ${huge.length}\r\n\r\n`, '', [TOO_LARGE]],
    [
      'by its chunk',
      `${HEAD}Transfer-Encoding: chunked\r\n\r\n${huge.length.toString(16)}\r\n`,
      '',
      [TOO_LARGE],
    ],
    [
      'as a form',
      `${HEAD}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${huge.length}\r\n\r\n`,
      '',
      ['500 Internal Server Error (close): http: POST too largehttp: POST too large'],
    ],
    [
      'in vain',
      `${HEAD.replace('/e', '/nope')}Content-Length: ${huge.length}\r\n\r\n`,
      '',
      ['404 Not Found (close): 404 page not found'],
    ],
    [
      'beyond what the emulator takes',
      `${HEAD}Content-Length: ${huge.length}\r\n\r\n`,
      '      maxPayloadSize: 200000000\n',
      [TOO_LARGE],
    ],
  ])('100 MB %s get an answer', async (_, head, more, answers) => {
    const { port } = await listening({ maxBody: 12 * MB, lingerMs: 10_000 }, more);
    const { socket, text, ended } = connected(port);
    socket.write(head);
    socket.write(huge);
    await ended;
    expect(answersIn(text())).toEqual(answers);
  });
});

describe('senders that go away', () => {
  it.each([
    ['in the headers', HEAD],
    ['in the body', `${HEAD}Content-Length: 9\r\n\r\n{`],
    ['before the answer', GOOD],
  ])('%s leave the others alone', async (_, sent) => {
    const { port, verdicts } = await listening();
    const { socket } = connected(port);
    await new Promise((resolve) => socket.write(sent, resolve));
    socket.resetAndDestroy();
    await expect.poll(verdicts).toContainEqual(expect.stringMatching(/error$|received passed$/));
    expect(answersIn(await exchange(port, GOOD))).toEqual([OK]);
  });

  it('may be three hundred at once', async () => {
    const { port, verdicts } = await listening();
    const all = await Promise.all(Array.from({ length: 300 }, () => exchange(port, GOOD)));
    expect(new Set(all.flatMap(answersIn))).toEqual(new Set([OK]));
    await expect.poll(() => verdicts().filter((one) => one === 'trigger.request dry').length).toBe(300);
  });
});

describe('the end', () => {
  it.each([
    ['an idle connection', ''],
    ['half a head', HEAD],
    ['half a body', `${HEAD}Content-Length: 9\r\n\r\n{`],
  ])('comes with %s', async (_, sent) => {
    const { port, emulator } = await listening();
    const { socket, ended } = connected(port);
    await new Promise((resolve) => socket.write(GOOD + sent, resolve));
    await expect.poll(() => socket.bytesRead).toBeGreaterThan(0);
    await emulator.close();
    await ended;
    const again = createServer();
    await new Promise<void>((resolve) => again.listen(port, '127.0.0.1', resolve));
    await new Promise((resolve) => again.close(resolve));
  });
});

describe('a port that is taken', () => {
  it('is named, with who has it, and the others listen', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    open.push(() => new Promise((resolve) => taken.close(resolve)));
    const { port } = taken.address() as AddressInfo;
    const free = await freePort();
    const manifests = webhook(port) + webhook(free).replace('name: hook', 'name: other');
    const { emulator } = await testEmulator(manifests, { connect: true });
    open.push(() => emulator.close());
    const [first, second] = emulator.summary().listeners;
    expect(first?.error).toMatch(
      new RegExp(`^port ${port} is in use by .+: stop it, or change \`port\` in the manifest$`),
    );
    expect(second).toMatchObject({ eventName: 'e', url: `http://127.0.0.1:${free}/e` });
    expect(second?.error).toBeUndefined();
    expect(first?.where.pointer).toBe('/spec/webhook/e');
    expect(answersIn(await exchange(free, GOOD))).toEqual([OK]);
  });

  it('is that of another emulator', async () => {
    const { port } = await listening();
    const { emulator } = await testEmulator(webhook(port), { connect: true });
    open.push(() => emulator.close());
    expect(emulator.summary().listeners[0]?.error).toContain(`port ${port} is in use by `);
  });
});

describe('events that share a port', () => {
  const source = (name: string, types: string): string =>
    `apiVersion: argoproj.io/v1alpha1\nkind: EventSource\nmetadata: {name: ${name}}\nspec:\n${types}---\n`;
  const hook = (event: string, endpoint: string): string =>
    `    ${event}: {endpoint: ${endpoint}, method: POST, port: "PORT"}\n`;
  const stripe = (endpoint: string): string =>
    `  stripe:\n    p: {webhook: {endpoint: ${endpoint}, method: POST, port: "PORT"}}\n`;

  it.each([
    [
      'of one EventSource',
      source('a', `  webhook:\n${hook('x', '/x')}${hook('y', '/y')}`),
      [undefined, undefined],
    ],
    [
      'of two',
      source('a', `  webhook:\n${hook('x', '/x')}`) + source('b', stripe('/y')),
      [undefined, undefined],
    ],
    [
      'and the endpoint',
      source('a', `  webhook:\n${hook('x', '/x')}${hook('y', '/x')}`),
      [undefined, /^port \d+ and endpoint \/x are those of a\/x, too: one of the two gets no requests/],
    ],
    [
      'and the endpoint, of two EventSources',
      source('a', `  webhook:\n${hook('x', '/x')}`) + source('b', `  webhook:\n${hook('x', '/x')}`),
      [
        undefined,
        /^port \d+ and endpoint \/x are taken by a\/x: in a cluster each EventSource has its own ports/,
      ],
    ],
    [
      'of two types in one EventSource',
      source('a', `${stripe('/y')}  webhook:\n${hook('x', '/x')}`),
      [undefined, /^port \d+ is that of the \w+ events of this EventSource/],
    ],
    [
      'with the health check',
      source('a', `  webhook:\n${hook('x', '/x')}${hook('y', '/health')}`),
      [undefined, /^\/health on port \d+ is the health check/],
    ],
    [
      'and have no slash',
      source('a', `  webhook:\n${hook('x', 'x')}`),
      [/^no request ever gets to x, .* write it as \/x$/],
    ],
  ])('%s', async (_, manifests, errors) => {
    const port = await freePort();
    const { emulator } = await testEmulator(manifests.replaceAll('PORT', String(port)), { connect: true });
    open.push(() => emulator.close());
    const found = emulator.summary().listeners.map(({ error }) => error);
    expect(found).toEqual(errors.map((error): unknown => error && expect.stringMatching(error)));
  });
});
