import type { Family, Native } from '../native.ts';
import { ACCESS } from './access.ts';
import { ARITHMETIC } from './arithmetic.ts';
import { ERRORS } from './errors.ts';
import { FORMAT } from './format.ts';
import { JSON_TEXT } from './json.ts';
import { LISTS } from './lists.ts';
import { MATH } from './math.ts';
import { REGEX } from './regex.ts';
import { TEXT } from './text.ts';
import { TIME } from './time.ts';
import { UPDATE } from './update.ts';

/** Known to the compiler, not to be called: they are instructions, or gojq's command line provides them. */
const NAMED_ONLY: Family = { '_range/3': (input) => input };

/** The builtins written in TypeScript, by name and number of arguments. */
export const NATIVES: ReadonlyMap<string, Native> = new Map(
  [ACCESS, ARITHMETIC, ERRORS, FORMAT, JSON_TEXT, LISTS, MATH, REGEX, TEXT, TIME, UPDATE, NAMED_ONLY].flatMap(
    (family) => Object.entries(family),
  ),
);
