import { expect, it } from 'vitest';

import { falsePart } from '../../../../../emulator/engine/lang/expr/falsePart.ts';

const BODY = '{"body": {"n": 5, "s": "main", "yes": true}, "header": {"X-A": ["v"]}}';
const PORTS = { now: () => 0, random: () => 0 };

it.each([
  ['body.n == 5 && body.s == "dev"', 'body.s == "dev"'],
  ['body.n == 4 && body.s == "main"', 'body.n == 4'],
  ['body.yes and (body.n > 7) and body.yes', 'body.n > 7'],
  ['body.yes && (body.n > 3 && body.s startsWith "dev") && body.yes', 'body.s startsWith "dev"'],
  ['body.yes && (body.n > 7 || body.s == "x")', 'body.n > 7 || body.s == "x"'],
  ['body.yes && header["X-A"][0] == "w"', 'header["X-A"][0] == "w"'],
  ['body.n == 4', undefined],
  ['body.n == 5 && body.yes', undefined],
  ['body.n == 4 &&', undefined],
  ['body.missing.x == 1 && body.yes', undefined],
])('%s: %s', (source, expected) => {
  expect(falsePart(source, BODY, PORTS)).toBe(expected);
});
