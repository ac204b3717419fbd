import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addressAt, locationOf } from '../../../client/extension/payload/address.ts';
import { jsonProblem } from '../../../client/extension/payload/jsonProblem.ts';
import { createPayloadStore, type Payload } from '../../../client/extension/payload/store.ts';

const ADDRESS = { namespace: 'argo-events', eventSource: 'github-push', eventName: 'push' };

describe('the place of a payload', () => {
  it('is named after the event', () => {
    expect(locationOf(ADDRESS)).toEqual({ path: '/github-push/push.json', query: 'namespace=argo-events' });
  });

  it.each(['push', 'a/b', 'a b', 'ünï', '%2F', 'x.json'])('leads back to the event %s', (eventName) => {
    expect(addressAt(locationOf({ ...ADDRESS, eventName }))).toEqual({ ...ADDRESS, eventName });
  });

  it.each(['/only.json', '/a/b/c.json', '/a/b.yaml'])('is no other path: %s', (path) => {
    expect(addressAt({ path, query: 'namespace=x' })).toBeUndefined();
  });
});

/** A text, `|` where the mistake is, and words of the complaint. */
const MISTAKES: readonly (readonly [string, string])[] = [
  ['|', 'ends too early: a value'],
  ['{"a": 1|', 'ends too early: `,` or `}`'],
  ['{|a: 1}', 'a field name in double quotes or `}`, found a'],
  ['{"a" |1}', 'Expected `:`'],
  ['{"a": |tru}', 'Expected a value, found tru'],
  ['{"a": 1,|}', 'Expected a field name in double quotes, found }'],
  ['[1,|]', 'Expected a value, found ]'],
  ['[1 |2]', 'Expected `,` or `]`, found 2'],
  ['{"a": |"b\n"}', 'Expected a value'],
  ['[|01]', ''],
  ['{} |{}', 'Expected nothing more, found {'],
  ["{|'a': 1}", "found 'a'"],
];

describe('what keeps a payload from being JSON', () => {
  it.each(MISTAKES)('%j', (marked, words) => {
    const offset = marked.indexOf('|');
    const problem = jsonProblem(marked.replace('|', ''));
    expect(problem?.message).toContain(words);
    expect([offset, offset + 1]).toContain(problem?.offset);
  });

  it('says nothing of what is JSON, and always something of what is not', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc.string({
            unit: fc.constantFrom('{', '}', '[', ']', '"', ',', ':', '1', ' ', 'a', 'true', '\\'),
          }),
        ),
        (text) => {
          let valid = true;
          try {
            JSON.parse(text);
          } catch {
            valid = false;
          }
          const problem = jsonProblem(text);
          expect(problem === undefined).toBe(valid);
          if (problem) expect(problem.offset).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });
});

describe('the payloads of a workspace', () => {
  it('remember the text and the sample of each event', () => {
    let saved: readonly Payload[] = [];
    const store = createPayloadStore(
      [],
      () => 5,
      (all) => (saved = all),
    );
    store.put(ADDRESS, '1', 'push');
    store.put(ADDRESS, '2');
    expect(store.get({ ...ADDRESS })).toEqual({ address: ADDRESS, text: '2', sample: 'push', changedAt: 5 });
    expect(
      createPayloadStore(
        saved,
        () => 6,
        () => undefined,
      ).get(ADDRESS)?.text,
    ).toBe('2');
  });

  it('let go of those that changed longest ago', () => {
    const store = createPayloadStore(
      [],
      () => 0,
      () => undefined,
    );
    for (let index = 0; index < 60; index++) store.put({ ...ADDRESS, eventName: `e${index}` }, '');
    expect(store.all()).toHaveLength(50);
    expect(store.get({ ...ADDRESS, eventName: 'e9' })).toBeUndefined();
    expect(store.get({ ...ADDRESS, eventName: 'e10' })).toBeDefined();
  });
});
