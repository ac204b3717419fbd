import { expect, it } from 'vitest';

import { readRequestFile } from '../../../../emulator/engine/sources/samples/requestFile.ts';

/** Name, method and target, headers, body of each request. */
function shown(text: string): string[] {
  return readRequestFile(text).requests.map(({ name, port, message, body }) => {
    const headers = message.headers.map(([key, value]) => `${key}=${value}`).join(',');
    return `${name}|${message.method} ${message.target}${port === undefined ? '' : ` :${port}`}|${headers}|${body}`;
  });
}

it.each([
  [
    'one request',
    'POST /push HTTP/1.1\nA: b\n\n{"a": 1}\n',
    ['POST /push|POST /push|A=b,Content-Length=8|{"a": 1}'],
  ],
  [
    'a raw request with carriage returns',
    'POST /x HTTP/1.1\r\nA:b\r\n\r\none\r\ntwo\r\n',
    ['POST /x|POST /x|A=b,Content-Length=8|one\r\ntwo'],
  ],
  ['a whole URL', 'PUT https://hooks.example.com:12000/a?b=c', ['PUT /a?b=c|PUT /a?b=c :12000||']],
  ['a URL without a path', 'http://example.com', ['GET /|GET /||']],
  ['a path only', '/a', ['GET /a|GET /a||']],
  ['a variable for the host', 'POST {{host}}/a', ['POST /a|POST /a||']],
  [
    'names',
    '### One\n/a\n###\n# @name two\n/b\n### Three\n// @name four\n/c',
    ['One|GET /a||', 'two|GET /b||', 'four|GET /c||'],
  ],
  ['comments and variables', '# x\n// y\n@host = z\n\n/a', ['GET /a|GET /a||']],
  ['its own length', 'POST /a\ncontent-length: 99\n\nabc', ['POST /a|POST /a|Content-Length=3|abc']],
  ['nothing', '###\n\n# only words\n', []],
  ['empty lines in a body', 'POST /a\n\n1\n\n2\n\n\n###\n', ['POST /a|POST /a|Content-Length=4|1\n\n2']],
])('reads %s', (_, text, expected) => {
  expect(shown(text)).toEqual(expected);
  expect(readRequestFile(text).problems).toEqual([]);
});

it.each([
  ['no request line', '\n{"a": 1}', [1, 'Expected a request line such as `POST /push HTTP/1.1`.']],
  ['no path', 'POST nowhere', [0, 'Expected a request line such as `POST /push HTTP/1.1`.']],
  [
    'a body without an empty line',
    '### x\nPOST /a\nA: b\n{"a": 1}',
    [3, 'Expected a header such as `Content-Type: application/json`, or an empty line.'],
  ],
])('says where there is %s', (_, text, [line, message]) => {
  expect(readRequestFile(text)).toEqual({ requests: [], problems: [{ line, message }] });
});
