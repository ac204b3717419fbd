import { describe, expect, it } from 'vitest';
import { follow } from '../../../../../emulator/engine/triggers/sending/http.ts';
import { writeRequest, type WireRequest } from '../../../../../emulator/engine/triggers/sending/wire.ts';
import type { Reply } from '../../../../../emulator/engine/triggers/sending/conversation.ts';
import { converse } from './converse.ts';

function written(
  url: string,
  headers: Record<string, string> = {},
): WireRequest | { readonly error: string } {
  return writeRequest({ method: 'POST', url, headers: new Map(Object.entries(headers)), body: '' });
}

/** Compared with Go's net/http. */
describe('a URL on the wire', () => {
  it.each([
    ['http://server.test', 'http://server.test/'],
    ['http://server.test/a b?x=y#z', 'http://server.test/a%20b?x=y'],
    ['http://server.test/a%41 b', 'http://server.test/aA%20b'],
    ["http://server.test/(x)!*'", "http://server.test/(x)!*'"],
    ["http://server.test/(x)!*' y", 'http://server.test/%28x%29%21%2A%27%20y'],
    ['http://server.test/a?', 'http://server.test/a?'],
    ['HTTP://Server.Test/A', 'http://Server.Test/A'],
    ['http://server.test:/x', 'http://server.test/x'],
    ['http://bücher.test:81/', 'http://xn--bcher-kva.test:81/'],
    ['http://日本.test/', 'http://xn--wgv71a.test/'],
  ])('%s', (url, expected) => {
    expect(written(url)).toMatchObject({ url: expected });
  });

  it.each([
    ['ftp://x/', {}, 'Post "ftp://x/": unsupported protocol scheme "ftp"'],
    ['http://h/', { 'X A': '1' }, 'Post "http://h/": net/http: invalid header field name "X A"'],
    ['http://h/', { X: 'a\nb' }, 'Post "http://h/": net/http: invalid header field value for "X"'],
    ['http://h:port/', {}, 'parse "http://h:port/": invalid port ":port" after host'],
  ])('refuses %s with %j', (url, headers, error) => {
    expect(written(url, headers)).toEqual({ error });
  });
});

describe('headers on the wire', () => {
  it.each<[Record<string, string>, [string, string][]]>([
    [{ Host: 'h', 'Content-Length': '9', Trailer: 't', 'User-Agent': '' }, []],
    [
      { host: 'h', 'user-agent': 'u' },
      [
        ['host', 'h'],
        ['user-agent', 'u'],
      ],
    ],
    [{ X: ' a\t' }, [['X', 'a']]],
  ])('%j', (headers, expected) => {
    expect(written('http://h/', headers)).toMatchObject({ headers: expected });
  });

  it('takes name and password of the URL', () => {
    expect(written('http://us%40er:pw@h/')).toMatchObject({
      url: 'http://h/',
      headers: [['Authorization', 'Basic dXNAZXI6cHc=']],
    });
  });
});

describe('a redirect', () => {
  const headers = new Map([
    ['Authorization', 'A'],
    ['Content-Type', 't'],
  ]);
  const first = { method: 'PUT', url: 'http://server.test/a/b?q=1', headers, body: 'body' };
  const referer = ['Referer', 'http://server.test/a/b?q=1'];

  it.each([
    [302, '/n', 'GET http://server.test/n', '', [['Authorization', 'A'], referer]],
    [307, '../n', 'PUT http://server.test/n', 'body', [...headers, referer]],
    [308, 'http://other.test/', 'PUT http://other.test/', 'body', [['Content-Type', 't'], referer]],
    [303, 'http://sub.server.test/', 'GET http://sub.server.test/', '', [['Authorization', 'A'], referer]],
    [302, '?z=1', 'GET http://server.test/a/b?z=1', '', [['Authorization', 'A'], referer]],
  ])('%d to %s', (status, location, line, body, sent) => {
    const replies: Reply[] = [
      { http: { status, headers: { location }, body: '' } },
      { http: { status: 200, headers: {}, body: 'ok' } },
    ];
    const { asked, result } = converse(follow(first), replies);
    const second = asked[1]?.do === 'http' ? asked[1].request : undefined;
    expect(`${second?.method ?? ''} ${second?.url ?? ''}`).toBe(line);
    expect(second).toMatchObject({ body, headers: sent });
    expect(result).toEqual({ status: 200, body: 'ok' });
  });

  it('is followed nine times', () => {
    const again = { http: { status: 302, headers: { location: '/again' }, body: '' } };
    const { asked, result } = converse(follow(first), Array(20).fill(again));
    expect(asked).toHaveLength(10);
    expect(result).toEqual({ error: 'Put "/again": stopped after 10 redirects' });
  });

  it.each([304, 300, 302])('is none with status %d and no place to go', (status) => {
    const { asked } = converse(follow(first), [{ http: { status, headers: {}, body: '' } }]);
    expect(asked).toHaveLength(1);
  });
});
