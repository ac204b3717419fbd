import { describe, expect, it } from 'vitest';

import { utf8Bytes } from '../../../../emulator/engine/encoding.ts';
import { requestOf } from '../../../../emulator/engine/sources/samples/request.ts';
import { samplesOf } from '../../../../emulator/engine/sources/samples/table.ts';
import { receiveMessage } from '../../../../emulator/engine/sources/table.ts';
import { nodePorts } from '../../../../emulator/runtime/ports.ts';

const TYPES = [
  'webhook',
  'github',
  'gitlab',
  'bitbucket',
  'bitbucketserver',
  'gerrit',
  'slack',
  'stripe',
  'sns',
  'storageGrid',
];
const PIECES = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  '\\',
  'null',
  '1e400',
  '%',
  '%zz',
  '&',
  '=',
  '\ud800',
  '\t',
  '#',
];
const FORM = 'application/x-www-form-urlencoded';
const PORTS = { ...nodePorts(new Map()), now: () => 0 };
const webhook = { endpoint: '/x', port: '12000', method: 'POST' };
const ENTRY = {
  ...webhook,
  webhook,
  oneEventPerChange: true,
  validateSignature: true,
  eventFilter: ['a'],
  filter: { prefix: 'a' },
  signingSecret: { name: 'n', key: 'k' },
  token: { name: 'n', key: 't' },
};

/** The same numbers in [0, 1) each time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16807) % 2147483647) / 2147483647;
}

function damaged(text: string, next: () => number): string {
  const at = Math.floor(next() * text.length);
  const piece = PIECES[Math.floor(next() * PIECES.length)] ?? '';
  return text.slice(0, at) + piece + text.slice(at + Math.floor(next() * 4));
}

describe('any body', () => {
  it.each(TYPES)('is answered by %s', (type) => {
    const next = numbers(TYPES.indexOf(type) + 1);
    const [sample] = samplesOf(type);
    if (!sample) throw new Error('no sample');
    const whole = requestOf(sample, JSON.stringify(sample.payload), '/x', 'POST');
    for (let round = 0; round < 300; round++) {
      const text = damaged(damaged(PORTS.decodeUtf8(whole.body), next), next);
      const form: [string, string][] = next() < 0.5 ? [['Content-Type', FORM]] : [];
      const body = utf8Bytes(form.length > 0 && next() < 0.5 ? `payload=${text}` : text);
      const message = { ...whole, headers: [...form, ...whole.headers], body };
      const address = { eventSource: 's', eventName: 'e', namespace: 'n' };
      const { answer, events } = receiveMessage(
        type,
        ENTRY,
        { ...address, via: 'fired-request', message },
        PORTS,
      );
      expect(typeof answer.status).toBe('number');
      events.forEach((data) => {
        expect(() => JSON.parse(data) as unknown).not.toThrow();
      });
    }
  });

  it.each(TYPES)('that nests deep is answered by %s', (type) => {
    for (const body of [
      '['.repeat(20_000),
      `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
      `a${'[b]'.repeat(20_000)}=1`,
    ]) {
      const message = { method: 'POST', target: '/x', headers: [], body: utf8Bytes(body) };
      const address = { eventSource: 's', eventName: 'e', namespace: 'n' };
      const { answer } = receiveMessage(type, ENTRY, { ...address, via: 'fired-request', message }, PORTS);
      expect(typeof answer.status).toBe('number');
    }
  });
});
