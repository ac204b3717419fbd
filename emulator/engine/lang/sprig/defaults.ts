import { defineAny, define } from './define.ts';
import type { Family } from './define.ts';
import { isEmpty } from './cast.ts';

/** sprig's functions on empty values. */
export const DEFAULTS: Family = {
  default: defineAny(['any'], ([fallback = null, given]) => (isEmpty(given) ? fallback : (given ?? null)), {
    rest: 'any',
  }),
  empty: define(['any'], ([value]) => isEmpty(value)),
  coalesce: defineAny([], (args) => args.find((value) => !isEmpty(value)) ?? null, { rest: 'any' }),
  all: define([], (args) => args.every((value) => !isEmpty(value)), { rest: 'any' }),
  any: define([], (args) => args.some((value) => !isEmpty(value)), { rest: 'any' }),
  ternary: defineAny(['any', 'any', 'bool'], ([yes = null, no = null, test]) => (test === true ? yes : no)),
};
