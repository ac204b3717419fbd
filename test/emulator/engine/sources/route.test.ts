import { describe, expect, it } from 'vitest';

import { createRouter } from '../../../../emulator/engine/sources/route.ts';

const FOUND = 'found';

/** endpoint, request target, what comes of it: an endpoint, or a status with the place that it sends to. */
const CASES: readonly (readonly [endpoint: string, target: string, result: string])[] = [
  ['/example', '/example', FOUND],
  ['/example', '/example?x=1', FOUND],
  ['/example', 'http://localhost/example', FOUND],
  ['/example', '/exam%70le', FOUND],
  ['/é', '/%C3%A9', FOUND],
  ['/example', '/Example', '404'],
  ['/example', '/example/', '404'],
  ['/example/', '/example', '404'],
  ['/example', '/example%2F', '404'],
  ['example', '/example', '404'],
  ['/a.b', '/aXb', '404'],
  ['/example', '//example?x=1', '301 /example?x=1'],
  ['/example', '/./example', '301 /example'],
  ['/example', '/x/../example', '301 /example'],
  ['/example', '/%zz', '400'],
  ['/example', 'example', '400'],
  ['/example', 'http:/example', FOUND],
  ['/example', 'http:example', '301 http:example/'],
  ['/example', 'http://a:b/example', '400'],
  ['/example', 'http://a{b/example', '400'],
  ['/example', 'http://me@[::1]:80/example', FOUND],
  ['/example', '*', '301 /%2A'],
  ['/example', '/a b', '400'],
  ['/hook/{id}', '/hook/42', FOUND],
  ['/hook/{id}', '/hook/', '404'],
  ['/hook/{id}', '/hook/42/x', '404'],
  ['/hook/{id:[0-9]+}', '/hook/42', FOUND],
  ['/hook/{id:[0-9]+}', '/hook/abc', '404'],
  ['/hook/{id:[a-z]{2}}', '/hook/ab', FOUND],
  ['/hook/{id', '/hook/{id', '404'],
  ['/hook/{:x}', '/hook/x', '404'],
  ['/example', '/health', '200'],
  ['/health', '/health', FOUND],
];

function outcome(endpoints: readonly string[], target: string): string {
  const routed = createRouter(endpoints)(target);
  if ('endpoint' in routed) return FOUND;
  const { status, headers } = routed.answer;
  return [status, headers?.Location ?? ''].join(' ').trim();
}

describe('the way to an endpoint', () => {
  it.each(CASES)('%s <- %s: %s', (endpoint, target, result) => {
    expect(outcome([endpoint], target)).toBe(result);
  });

  it('takes the health check before all endpoints but the first', () => {
    expect(createRouter(['/a', '/health'])('/health')).toEqual({ answer: { status: 200, body: 'OK' } });
    expect(createRouter(['/a', '/b'])('/b')).toEqual({ endpoint: 1 });
  });
});
