import { members, parse } from './parse.ts';
import { boolOf, floatOf, textOf } from './result.ts';

/** Options of `@pretty` (tidwall/pretty). */
export interface PrettyOptions {
  /** Arrays of scalars stay on one line up to this many bytes. */
  readonly width: number;
  readonly prefix: string;
  readonly indent: string;
  readonly sortKeys: boolean;
}

export const DEFAULT_OPTIONS: PrettyOptions = { width: 80, prefix: '', indent: '  ', sortKeys: false };

/** Reads the argument of `@pretty`; only blanks are kept of `indent` and `prefix`. */
export function prettyOptions(argument: string): PrettyOptions {
  let options = DEFAULT_OPTIONS;
  if (argument === '') return options;
  for (const { key, value } of members(parse(argument, 0))) {
    const { type, raw, str } = value;
    if (key.str === 'sortKeys') options = { ...options, sortKeys: boolOf(type, raw, str) };
    if (key.str === 'indent') options = { ...options, indent: blanksOf(textOf(type, raw, str)) };
    if (key.str === 'prefix') options = { ...options, prefix: blanksOf(textOf(type, raw, str)) };
    if (key.str === 'width') options = { ...options, width: wholeNumber(type, raw, str) };
  }
  return options;
}

function blanksOf(text: string): string {
  return text.replace(/[^ \t\r\n]/g, '');
}

/** gjson's `Int()`: a String counts only if it is digits with an optional minus. */
function wholeNumber(...[type, raw, str]: Parameters<typeof floatOf>): number {
  if (type === 'String' && !/^-?[0-9]+$/.test(str)) return 0;
  return Math.trunc(floatOf(type, raw, str));
}
