import { createServer, type AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';

import type { SendResult } from '../../../../emulator/engine/pipeline.ts';
import type { HttpRequest } from '../../../../emulator/engine/triggers/request.ts';
import { sendRequest } from '../../../../emulator/runtime/senders/http.ts';

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** A server that answers each connection with these bytes; gives its address and what it has been sent. */
async function server(answer: string | Buffer, ends = true): Promise<{ host: string; seen: () => string }> {
  const seen: Buffer[] = [];
  const made = createServer((socket) => {
    socket.on('data', (chunk) => {
      seen.push(chunk);
      socket.write(answer);
      if (ends) socket.end();
    });
    socket.on('error', () => undefined);
    open.push(() => socket.destroy());
  });
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  open.push(() => made.close());
  const host = `127.0.0.1:${(made.address() as AddressInfo).port}`;
  return { host, seen: () => Buffer.concat(seen).toString('utf8') };
}

const request = (host: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  type: 'http',
  method: 'POST',
  url: `http://${host}/a`,
  headers: [],
  body: '',
  timeoutSeconds: 5,
  ...more,
});

const SECRET = { kind: 'secret', name: 's', key: 'k' } as const;
const send = (one: HttpRequest): Promise<SendResult> =>
  sendRequest(one, ({ key }) => (key === 'k' ? 'hidden' : undefined));

describe('what goes over the wire', () => {
  it.each<[string, Partial<HttpRequest>, string[]]>([
    [
      'a body with headers as they are spelled',
      {
        body: '{"ü":1}',
        headers: [
          { name: 'x-A', value: ' ö ' },
          { name: 'X-a', value: 'b' },
        ],
      },
      [
        'POST /a HTTP/1.1',
        'Host: HOST',
        'User-Agent: Go-http-client/1.1',
        'Content-Length: 8',
        'x-A: ö',
        'X-a: b',
        'Accept-Encoding: gzip',
      ],
    ],
    [
      'a GET with a body, and lines that Go leaves out',
      {
        method: 'GET',
        body: 'b',
        host: 'other.test',
        headers: [
          { name: 'Host', value: 'no' },
          { name: 'User-Agent', value: '' },
        ],
      },
      ['GET /a HTTP/1.1', 'Host: other.test', 'Content-Length: 1', 'Accept-Encoding: gzip'],
    ],
    [
      'own lines in place of those of Go',
      {
        method: 'PUT',
        headers: [
          { name: 'Accept-Encoding', value: 'br' },
          { name: 'User-Agent', value: 'me' },
        ],
      },
      ['PUT /a HTTP/1.1', 'Host: HOST', 'Content-Length: 0', 'Accept-Encoding: br', 'User-Agent: me'],
    ],
    [
      'values of Secrets',
      {
        method: 'DELETE',
        headers: [{ name: 'X', value: '', from: SECRET }],
        basicAuth: { password: SECRET },
      },
      [
        'DELETE /a HTTP/1.1',
        'Host: HOST',
        'User-Agent: Go-http-client/1.1',
        'X: hidden',
        'Authorization: Basic OmhpZGRlbg==',
        'Accept-Encoding: gzip',
      ],
    ],
  ])('%s', async (_, more, lines) => {
    const { host, seen } = await server('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
    expect(await send(request(host, more))).toEqual({ status: 200, body: 'ok' });
    const head = [
      ...lines.map((line) => line.replace('HOST', host)),
      'Connection: close',
      '',
      more.body ?? '',
    ];
    expect(seen()).toBe(head.join('\r\n'));
  });
});

describe('what comes back', () => {
  const zipped = gzipSync('plain');
  const gzip = Buffer.concat([
    Buffer.from(`HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${zipped.length}\r\n\r\n`),
    zipped,
  ]);

  it.each<[string, string | Buffer, object]>([
    ['a packed answer', gzip, { status: 200, body: 'plain' }],
    [
      'a long answer',
      `HTTP/1.1 200 OK\r\n\r\n${'x'.repeat(9_000)}`,
      { status: 200, body: 'x'.repeat(4_096) },
    ],
    ['a redirect to nowhere', 'HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n', { status: 302, body: '' }],
    [
      'an answer that breaks off',
      'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf',
      { status: 200, body: 'half' },
    ],
    [
      'a redirect',
      'HTTP/1.1 302 Found\r\nLocation: http://elsewhere.test/\r\nContent-Length: 0\r\n\r\n',
      {
        error:
          'answered 302, a redirect to http://elsewhere.test/: upstream follows it, the emulator does not',
      },
    ],
    ['no HTTP', 'hello\r\n\r\n', { error: expect.stringMatching(/^Post "http:.*": Parse Error/) as string }],
  ])('%s', async (_, answer, expected) => {
    const { host } = await server(answer);
    expect(await send(request(host))).toEqual(expected);
  });

  it('is nothing when it takes too long', async () => {
    const none = await server('', false);
    expect(await send(request(none.host, { timeoutSeconds: 0.2 }))).toEqual({
      error: `Post "http://${none.host}/a": context deadline exceeded (Client.Timeout exceeded while awaiting headers)`,
    });
  });

  it('is nothing where a Secret is not known, and nothing is sent', async () => {
    const { host, seen } = await server('');
    const from = { kind: 'secret', name: 's', key: 'other' } as const;
    expect(await send(request(host, { headers: [{ name: 'X', value: '', from }] }))).toEqual({
      error: 'the value of Secret s, key other, is not known here: the request was not sent',
    });
    expect(seen()).toBe('');
  });
});
