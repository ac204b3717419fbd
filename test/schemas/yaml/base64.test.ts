import { describe, expect, it } from 'vitest';

import { decodeBase64 } from '../../../schemas/yaml/base64.ts';

describe('decodeBase64', () => {
  it.each([
    ['', ''],
    ['aGk=', 'hi'],
    ['Z3LDvMOfZQ==', 'grüße'],
    ['8J+YgA==', '😀'],
    [' aG\n k= ', 'hi'],
    ['a*b', undefined],
    ['/w==', undefined],
  ])('%j is %j', (text, expected) => {
    expect(decodeBase64(text)).toBe(expected);
  });
});
