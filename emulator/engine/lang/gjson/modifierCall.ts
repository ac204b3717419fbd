import { isModifierName } from './modifierNames.ts';
import { MODIFIERS } from './modifiers.ts';
import { parse } from './parse.ts';
import { exists } from './result.ts';
import { leadingBlock } from './scan.ts';
import type { Called } from './staticValue.ts';
import type { Look } from './walkState.ts';

/** Runs the modifier at the start of a path; undefined if its name is not known. */
export function runModifier(json: string, base: number, path: string, look: Look): Called | undefined {
  const end = path.slice(1).search(/[:|.]/) + 1;
  const name = end === 0 ? path.slice(1) : path.slice(1, end);
  if (!isModifierName(name)) return undefined;
  const after = end === 0 ? '' : path.slice(end);
  const { argument, rest } = after.startsWith(':')
    ? splitArgument(after.slice(1))
    : { argument: '', rest: after };
  return { ...MODIFIERS[name]({ json, base, look }, argument), rest };
}

/** The argument is a leading block or string, else everything up to a `|` outside of blocks. */
function splitArgument(text: string): { argument: string; rest: string } {
  if (/^[{["]/.test(text) && exists(parse(text, 0))) {
    const argument = leadingBlock(text);
    return { argument, rest: text.slice(argument.length) };
  }
  let i = 0;
  for (; i < text.length && text.charAt(i) !== '|'; i++) {
    if ('{["('.includes(text.charAt(i))) i += leadingBlock(text.slice(i)).length - 1;
  }
  return { argument: text.slice(0, i), rest: text.slice(i) };
}
