import { expect, it } from 'vitest';
import { rewriteUriReference } from '../../../../emulator/engine/bus/uriReference.ts';

it.each([
  ['webhook', 'webhook'],
  ['my source', 'my%20source'],
  ['a%2Fb', 'a%2Fb'],
  ['a%2Fb c', 'a/b%20c'],
  ['é', '%C3%A9'],
  ['HTTP://user:p@h/a?', 'http://user:p@h/a?'],
  ['x:a b', 'x:a b'],
  ['http:///a', 'http:///a'],
  ['x:/a', 'x:/a'],
  ['a#b c', 'a#b%20c'],
  ['./a:b', './a:b'],
  ['*', '*'],
])('%s is read as %s', (text, read) => {
  expect(rewriteUriReference(text)).toBe(read);
});

it.each(['', ':a', 'x:/%zz', '%', 'a\u007fb', 'http://h:x/'])('%j is no URI reference', (text) => {
  expect(rewriteUriReference(text)).toBeUndefined();
});
