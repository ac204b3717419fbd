import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { testEmulator, type TestEmulator } from '../../../support/emulator.ts';
import { webhook } from '../../../support/manifests.ts';
import { answersIn, exchange, freePort } from '../../../support/rawHttp.ts';

const HOST = 'Host: x\r\n';
const GOOD = `POST /e HTTP/1.1\r\n${HOST}Content-Length: 2\r\n\r\n{}`;
const OK = '200 OK: success';
const BAD = '400 Bad Request (close): 400 Bad Request';
const NOT_FOUND = '404 Not Found: 404 page not found';
const EMPTY =
  '400 Bad Request: json: error calling MarshalJSON for type *json.RawMessage: unexpected end of JSON input';

const post = (headers: string, body = '{}'): string => `POST /e HTTP/1.1\r\n${HOST}${headers}\r\n\r\n${body}`;
const chunked = (body: string): string => post('Transfer-Encoding: chunked', body);
const broken = (error: string): string =>
  `400 Bad Request (close): ${`failed to parse request body, ${error}`.repeat(2)}`;

/** What is sent, what net/http of Go 1.26 and upstream's webhook source answer, and what the last step says. */
const CASES: readonly (readonly [name: string, request: string, answers: readonly string[], why?: string])[] =
  [
    ['a request', GOOD, [OK]],
    ['two requests at once', GOOD + GOOD, [OK, OK]],
    ['line feeds alone', GOOD.replaceAll('\r\n', '\n'), [OK]],
    ['an empty line before a request', `\r\n${GOOD}`, [BAD], '"" is no request line'],
    ['empty lines after a POST', `${GOOD}\r\n\r\n${GOOD}`, [OK, OK]],
    ['nothing', '', []],
    ['half a request', 'POST /e HT', [BAD], 'ends before its headers do'],
    ['no HTTP at all', 'hello\n', [BAD], '"hello" is no request line'],
    ['TLS', '\x16\x03\x01\x02\n', [BAD], 'it is TLS'],
    ['a request line of two words', 'POST /e\r\n\r\n', [BAD], '"POST /e" is no request line'],
    [
      'a request line of four words',
      'POST /e x HTTP/1.1\r\n\r\n',
      [BAD],
      '"x HTTP/1.1" is no version of HTTP',
    ],
    ['no version', 'POST /e HTTP/1\r\n\r\n', [BAD], '"HTTP/1" is no version of HTTP'],
    [
      'a version that is not spoken',
      `POST /e HTTP/2.0\r\n${HOST}\r\n`,
      [
        '505 HTTP Version Not Supported: unsupported protocol version (close): 505 HTTP Version Not Supported: unsupported protocol version',
      ],
      'HTTP/2.0 is not spoken here',
    ],
    ['a method that is no word', `P@ST /e HTTP/1.1\r\n${HOST}\r\n`, [BAD], '"P@ST" is no method'],
    ['a target that is none', `POST e HTTP/1.1\r\n${HOST}\r\n`, [BAD], '"e" is no request target'],
    ['a target with a bad escape', `POST /%zz HTTP/1.1\r\n${HOST}\r\n`, [BAD], '"/%zz" is no request target'],
    ['a method of lower case', GOOD.replace('POST', 'post'), ['400 Bad Request: http method does not match']],
    [
      'a method that nobody knows',
      GOOD.replace('POST', 'FOO'),
      ['400 Bad Request: http method does not match'],
    ],
    [
      'OPTIONS of an endpoint',
      GOOD.replace('POST', 'OPTIONS'),
      ['400 Bad Request: http method does not match'],
    ],
    ['OPTIONS of the server', `OPTIONS * HTTP/1.1\r\n${HOST}\r\n`, ['200 OK']],
    ['the health check', `GET /health HTTP/1.1\r\n${HOST}\r\n`, ['200 OK: OK']],
    [
      'HEAD of the health check',
      `HEAD /health HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`,
      ['200 OK (close)'],
    ],
    ['another path', `GET /nope HTTP/1.1\r\n${HOST}\r\n`, [NOT_FOUND], 'the endpoints here are /e (hook/e)'],
    [
      'a path that is not clean',
      `GET //e HTTP/1.1\r\n${HOST}\r\n`,
      ['301 Moved Permanently'],
      'is not clean, /e is',
    ],
    ['another path and then ours', GOOD.replace('/e', '/nope') + GOOD, [NOT_FOUND, OK]],

    [
      'no Host',
      'POST /e HTTP/1.1\r\n\r\n',
      [
        '400 Bad Request: missing required Host header (close): 400 Bad Request: missing required Host header',
      ],
      'HTTP/1.1 asks for it',
    ],
    [
      'a Host that is none',
      'POST /e HTTP/1.1\r\nHost: a b\r\n\r\n',
      ['400 Bad Request: malformed Host header (close): 400 Bad Request: malformed Host header'],
      'it is "a b"',
    ],
    ['two Hosts', post('Host: y'), [BAD], 'several Host headers'],
    [
      'a header name with a space',
      post('Bad Name: 1'),
      ['400 Bad Request: invalid header name (close): 400 Bad Request: invalid header name'],
      'it is "Bad Name"',
    ],
    ['a header name that is no word', post('Bad@Name: 1'), [BAD], 'no header can be called "Bad@Name"'],
    ['a header without name', post(': 1'), [BAD], 'no header can be called ""'],
    ['a header without colon', post('nocolon'), [BAD], 'a header line has no colon: "nocolon"'],
    ['a header value with a NUL', post('X: a\0b'), [BAD], 'the header X has a control character'],
    ['a header value with a return', post('X: a\rb'), [BAD], 'the header X has a control character'],
    ['a header that is not UTF-8', post('X: \xe9\xff\r\nContent-Length: 2'), [OK]],
    ['a folded header', post('X: a\r\n b\r\nContent-Length: 2'), [OK]],
    ['a fold before the colon', post('X\r\n : 1'), [BAD], 'a header line has no colon: "X"'],
    ['a fold at once', `POST /e HTTP/1.1\r\n X: 1\r\n${HOST}\r\n`, [BAD], 'begins with a space'],
    ['a hundred thousand headers', post(`${'X: 1\r\n'.repeat(100_000)}Content-Length: 2`), [OK]],
    [
      'headers of more than 1 MiB',
      post('X: 1\r\n'.repeat(200_000)),
      ['431 Request Header Fields Too Large (close): 431 Request Header Fields Too Large'],
      'longer than 1 MiB',
    ],
    [
      'a header of more than 1 MiB',
      post(`X: ${'a'.repeat(1_100_000)}`),
      ['431 Request Header Fields Too Large (close): 431 Request Header Fields Too Large'],
      'longer than 1 MiB',
    ],

    ['no body', post('X: 1', ''), [EMPTY]],
    ['the same length twice', post('Content-Length: 2\r\nContent-Length: 2'), [OK]],
    ['two lengths', post('Content-Length: 2\r\nContent-Length: 3'), [BAD], 'several Content-Length headers'],
    ['a negative length', post('Content-Length: -1'), [BAD], 'Content-Length is -1'],
    ['an empty length', post('Content-Length: '), [BAD], 'Content-Length is empty'],
    ['a length beyond counting', post(`Content-Length: ${'9'.repeat(20)}`), [BAD], 'Content-Length is 9999'],
    ['a body that ends early', post('Content-Length: 3'), [broken('unexpected EOF').replace(' (close)', '')]],
    ['a body of the limit', post('Content-Length: 100', `"${'a'.repeat(98)}"`), [OK]],
    [
      'a body of one byte more',
      post('Content-Length: 101', `"${'a'.repeat(99)}"`),
      [broken('http: request body too large')],
    ],
    ['a body that is no JSON', post('Content-Length: 1', '{'), [EMPTY]],
    [
      'a coding that nobody knows',
      post('Transfer-Encoding: gzip'),
      ['501 Not Implemented (close): Unsupported transfer encoding'],
      'gzip is not supported',
    ],

    ['chunks', chunked('1\r\n{\r\n1;x=y\r\n}\r\n0\r\n\r\n'), [OK]],
    [
      'chunks and a length',
      post('Transfer-Encoding: chunked\r\nContent-Length: 9', '2\r\n{}\r\n0\r\n\r\n'),
      [OK],
    ],
    ['chunks with a trailer', chunked('2\r\n{}\r\n0\r\nX: 1\r\n\r\n'), [OK]],
    [
      'a trailer that cannot be one',
      post('Transfer-Encoding: chunked\r\nTrailer: Content-Length'),
      [BAD],
      'cannot be a trailer',
    ],
    [
      'a trailer without end',
      chunked(`2\r\n{}\r\n0\r\nX: ${'a'.repeat(5_000)}\r\n\r\n`),
      [broken('http: suspiciously long trailer after chunked body')],
    ],
    ['a chunk length that is none', chunked('zz\r\n'), [broken('invalid byte in chunk length')]],
    ['no chunk length', chunked('\r\n'), [broken('empty hex number for chunk length')]],
    [
      'a chunk length beyond counting',
      chunked(`${'1'.repeat(17)}\r\n`),
      [broken('http chunk length too large')],
    ],
    ['a chunk line without end', chunked(`5;${'a'.repeat(5_000)}`), [broken('header line too long')]],
    ['chunks with line feeds alone', chunked('2\n{}\n0\n\n'), [broken('chunked line ends with bare LF')]],
    ['a return within a chunk line', chunked('2\r\r\n'), [broken('invalid CR in chunked line')]],
    [
      'a chunk that is longer than it says',
      chunked('2\r\n{}}\r\n0\r\n\r\n'),
      [broken('malformed chunked encoding')],
    ],
    ['a chunk that ends early', chunked('5\r\n{}'), [broken('unexpected EOF')]],
    ['a huge chunk', chunked(`ffffffff\r\n${'a'.repeat(101)}`), [broken('http: request body too large')]],
    [
      'chunks that are mostly not data',
      chunked(`1;${'a'.repeat(4_000)}\r\n{\r\n`.repeat(6)),
      [broken('chunked encoding contains too much non-data')],
    ],

    ['Expect: 100-continue', post('Expect: 100-continue\r\nContent-Length: 2'), ['100 Continue', OK]],
    [
      'Expect: 100-continue elsewhere',
      post('Expect: 100-continue\r\nContent-Length: 2').replace('/e', '/no'),
      [`404 Not Found (close): 404 page not found`],
    ],
    [
      'another expectation',
      post('Expect: wonders'),
      ['417 Expectation Failed (close)'],
      'the only thing to expect',
    ],
    ['Connection: close', post('Connection: close\r\nContent-Length: 2') + GOOD, ['200 OK (close): success']],
    ['HTTP/1.0', 'POST /e HTTP/1.0\r\nContent-Length: 2\r\n\r\n{}', ['HTTP/1.0 200 OK: success']],
    [
      'HTTP/1.0 that stays',
      'POST /e HTTP/1.0\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\n{}'.repeat(2),
      ['HTTP/1.0 200 OK: success', 'HTTP/1.0 200 OK: success'],
    ],
    [
      'HTTP/1.0 with chunks',
      'POST /e HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n',
      [`HTTP/1.0 ${EMPTY}`],
    ],
  ];

describe('what comes over a socket', () => {
  let running: TestEmulator;
  let port: number;
  beforeAll(async () => {
    port = await freePort();
    running = await testEmulator(webhook(port, '      maxPayloadSize: 100\n'), { connect: true });
  });
  afterAll(() => running.emulator.close());

  it.each(CASES.map(([name, request, answers, why]) => ({ name, request, answers, why })))(
    '$name',
    async ({ request, answers, why }) => {
      expect(answersIn(await exchange(port, request))).toEqual(answers);
      if (why !== undefined) expect(running.steps.at(-1)).toMatchObject({ kind: 'error', verdict: 'error' });
      expect(running.steps.at(-1)?.why).toContain(why ?? '');
    },
  );
});
