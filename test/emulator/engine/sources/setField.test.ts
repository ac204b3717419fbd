import { describe, expect, it } from 'vitest';

import { setField } from '../../../../emulator/engine/sources/samples/setField.ts';

const PAYLOAD = '{"a": {"b.c": [1, {"d": "x"}], "n": null}, "big": 12345678901234567890, "text": "t\\"x"}';

describe('a field', () => {
  it.each([
    ['of a key with a dot', String.raw`a.b\.c.0`, { json: '[2]' }, '"b.c": [[2], {"d"'],
    ['in a list', String.raw`a.b\.c.1.d`, { json: '"y"' }, '{"d": "y"}'],
    ['that was null', 'a.n', { text: 'true' }, '"n": true}'],
    ['that was a number', 'big', { text: '1' }, '"big": 1,'],
    ['that was a number and becomes a text', 'big', { text: 'one' }, '"big": "one",'],
    ['that was a text and stays one', 'text', { text: '1' }, '"text": "1"}'],
    ['and all others stay as they are', 'text', { json: '{}' }, '"big": 12345678901234567890, "text": {}}'],
  ])('%s', (_, path, value, part) => {
    const changed = setField(PAYLOAD, path, value);
    expect('payload' in changed && changed.payload).toContain(part);
  });
});

describe('a path that hits nothing', () => {
  it.each([
    ['names a similar key', 'a.m', 'did you mean `a.n`?'],
    ['names the key elsewhere', 'body.d', String.raw`did you mean \`a.b\.c.1.d\`?`.replaceAll('\\`', '`')],
    ['names what is there', 'nowhere', 'it has `a`, `big`, `text`.'],
    ['names what is not in a text', 'text.more', '`text` is a text.'],
    ['names what is not in a number', 'big.more', '`big` is 12345678901234567890.'],
    ['counts the items', String.raw`a.b\.c.7`, 'has 2 items, counted from 0.'],
  ])('%s', (_, path, part) => {
    const changed = setField(PAYLOAD, path, { json: '1' });
    expect('error' in changed && changed.error).toContain(part);
  });

  it.each(['hello', '', '{'])('is any path in %j', (payload) => {
    expect(setField(payload, 'a', { json: '1' })).toEqual({
      error: 'There is no `a`: the payload is not JSON.',
    });
  });
});
