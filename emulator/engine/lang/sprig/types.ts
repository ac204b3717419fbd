import { kindName, typeName } from '../fmt/value.ts';
import type { Family } from './define.ts';
import { define, text } from './define.ts';
import { deepEqual } from './equal.ts';

/** sprig's functions on types. */
export const TYPES: Family = {
  typeOf: define(['any'], ([value = null]) => typeName(value)),
  typeIs: define(['string', 'any'], ([name, value = null]) => typeName(value) === text(name)),
  typeIsLike: define(['string', 'any'], ([name, value = null]) =>
    [text(name), `*${text(name)}`].includes(typeName(value)),
  ),
  kindOf: define(['any'], ([value = null]) => kindName(value)),
  kindIs: define(['string', 'any'], ([name, value = null]) => kindName(value) === text(name)),
  deepEqual: define(['any', 'any'], ([a = null, b = null]) => deepEqual(a, b)),
};
