import { expect, test } from 'vitest';
import { globToRegExp } from '../../../schemas/config/glob.ts';

const cases: [pattern: string, path: string, fits: boolean][] = [
  ['build/', 'build/a.yaml', true],
  ['build', 'x/build/a.yaml', true],
  ['/build', 'x/build/a.yaml', false],
  ['x/build', 'x/build/a.yaml', true],
  ['*.tmpl.yaml', 'x/a.tmpl.yaml', true],
  ['*.tmpl.yaml', 'x/a.yaml', false],
  ['**/gen/*.yaml', 'a/b/gen/c.yaml', true],
  ['**/gen/*.yaml', 'gen/c.yaml', true],
  ['a/**', 'a/b/c.yaml', true],
  ['a?.yaml', 'ab.yaml', true],
  ['a(1).yaml', 'a(1).yaml', true],
];

test.each(cases)('%s on %s: %s', (pattern, path, fits) => {
  expect(globToRegExp(pattern).test(path)).toBe(fits);
});
