import { describe, expect, it } from 'vitest';

import { seenIds } from '../../../../emulator/engine/bus/duplicates.ts';
import { compileGlob } from '../../../../emulator/engine/bus/glob.ts';
import { fallsUnder, publishError } from '../../../../emulator/engine/bus/subject.ts';
import { serverWindow } from '../../../../emulator/engine/bus/windows.ts';
import type { EventBus } from '../../../../schemas/generated/types.ts';

describe('subjects of a JetStream bus', () => {
  it.each([
    ['hook', 'push', undefined],
    ['my.hook', 'push', 'nats: no response from stream'],
    ['hook', 'my push', 'nats: invalid subject'],
    ['hook', '', 'nats: invalid subject'],
    ['hook', '*', undefined],
  ])('%s/%s: %s', (eventSource, eventName, error) => {
    expect(publishError(eventSource, eventName)).toBe(error);
  });

  it.each([
    ['default.a.b', 'default.a.b', true],
    ['default.a.b', 'default.a.B', false],
    ['default.a.b', 'default.a.*', true],
    ['default.a.b', 'default.*.b', true],
    ['default.a.b.c', 'default.a.*', false],
    ['default.a.b.c', 'default.>', true],
    ['default', 'default.>', false],
    ['default.a.*', 'default.a.b', false],
  ])('%s under %s: %s', (subject, filter, expected) => {
    expect(fallsUnder(subject, filter)).toBe(expected);
  });
});

describe('globs of NATS Streaming sensors', () => {
  it.each([
    ['hook__push', 'hook__push', true],
    ['hook__*', 'hook__push', true],
    ['*__push', 'hook__pull', false],
    ['h?ok__push', 'hook__push', true],
    ['h?ok__push', 'hk__push', false],
    ['{hook,book}__push', 'book__push', true],
    ['{h*,b}ook__push', 'hhook__push', true],
    ['[a-h]ook__push', 'hook__push', true],
    ['[!a-h]ook__push', 'hook__push', false],
    ['a\\*b', 'a*b', true],
    ['a\\*b', 'axb', false],
    ['a.b', 'axb', false],
  ])('%s on %s: %s', (pattern, text, expected) => {
    expect(compileGlob(pattern)?.(text)).toBe(expected);
  });

  it.each(['{a', '[a', '[', '{a,{b}'])('%s is none', (pattern) => {
    expect(compileGlob(pattern)).toBeUndefined();
  });
});

describe('ids that were seen', () => {
  it('are remembered for a window from their first time', () => {
    const ids = seenIds(100);
    expect([0, 50, 99, 100, 150].map((now) => ids.seen('a', now))).toEqual([false, true, true, false, true]);
  });
});

describe('the window in which a server drops a repeated id', () => {
  const MINUTE = 60_000;
  it.each<[string, EventBus['spec'], number]>([
    ['as the installer sets it', { jetstream: { version: 'latest' } }, 5 * MINUTE],
    [
      'as the manifest sets it',
      { jetstream: { version: 'latest', streamConfig: 'Duplicates: 10s' } },
      10_000,
    ],
    ['as the server does by itself', { jetstreamExotic: { url: 'nats://x' } }, 2 * MINUTE],
    ['on Kafka there is none', { kafka: { url: 'k' } }, 0],
  ])('%s', (_, spec, expected) => {
    const value = { spec } as EventBus;
    const where = { uri: '', document: 0, pointer: '' };
    expect(serverWindow({ name: 'default', namespace: 'x', value, where })).toBe(expected);
  });
});
