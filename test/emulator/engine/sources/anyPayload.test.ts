import { describe, expect, it } from 'vitest';

import { deliver } from '../../../../emulator/engine/sources/messages/fired.ts';
import { receiveDelivered } from '../../../../emulator/engine/sources/messages/receive.ts';
import { MESSAGE_SOURCES } from '../../../../emulator/engine/sources/messages/table.ts';
import { undelivered } from '../../../../emulator/engine/sources/messages/undelivered.ts';
import { samplesOf } from '../../../../emulator/engine/sources/samples/table.ts';
import { SAMPLE_ENTRIES } from '../../../support/sampleEntries.ts';

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
  '7',
  '\ud800',
  '\t',
  '\u0000',
  'true',
  '{}',
];
/** Asks servers to look at what they send. */
const FILTER = { labels: [{ key: 'app', operation: 'in', value: 'build,shop' }], prefix: 'i', suffix: 'v' };
const DEEP = 20_000;

/** The same numbers in [0, 1) each time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16807) % 2147483647) / 2147483647;
}

function damaged(text: string, next: () => number): string {
  const at = Math.floor(next() * text.length);
  const piece = PIECES[Math.floor(next() * PIECES.length)] ?? '';
  return text.slice(0, at) + piece + text.slice(at + Math.floor(next() * 6));
}

/** What becomes of a payload: an event, or a reason. */
function outcome(type: string, entry: object, payload: string): string {
  const delivered = deliver(type, entry, { payload, headers: {}, properties: {} }, { now: 0, nth: 0 });
  if ('error' in delivered) return delivered.error;
  const kept = undelivered(type, { ...entry, filter: FILTER }, delivered.message);
  if (kept !== undefined) return kept;
  const { events, why } = receiveDelivered(type, entry, { eventSource: 's', eventName: 'e', ...delivered });
  return events[0] ?? why ?? '';
}

describe('any payload', () => {
  it.each(Object.keys(MESSAGE_SOURCES))('that is fired at %s leads to an event or to a reason', (type) => {
    const next = numbers(type.length);
    for (const sample of samplesOf(type)) {
      const entry = SAMPLE_ENTRIES[type]?.(sample) ?? {};
      const whole = JSON.stringify(sample.payload);
      for (let round = 0; round < 200; round++)
        expect(outcome(type, entry, damaged(damaged(whole, next), next))).not.toBe('');
    }
  });

  it.each(Object.keys(MESSAGE_SOURCES))('that nests deep and is fired at %s does, too', (type) => {
    const deep = `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`;
    for (const sample of samplesOf(type)) {
      const entry = SAMPLE_ENTRIES[type]?.(sample) ?? {};
      const whole = JSON.stringify(sample.payload);
      expect(outcome(type, entry, deep)).not.toBe('');
      expect(outcome(type, entry, whole.replace(/:("[^"]*"|\d+)/, `:${deep}`))).not.toBe('');
      expect(outcome(type, entry, whole.replace(/\{/, `{"x":${deep},`))).not.toBe('');
      expect(
        outcome(type, entry, whole.replace(/("object"|"values"|"Records"):/, `$1:[${deep}],"y":`)),
      ).not.toBe('');
      expect(outcome(type, entry, whole.replace(/("object"|"values"|"s3"):\{/, `$1:{"z":${deep},`))).not.toBe(
        '',
      );
    }
  });
});
