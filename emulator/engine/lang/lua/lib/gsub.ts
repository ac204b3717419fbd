import type { Machine } from '../machine.ts';
import { invoke, raise, spendBytes } from '../machine.ts';
import { index, joinable } from '../operations.ts';
import type { Match } from '../pattern/match.ts';
import type { LuaValue } from '../value.ts';
import { isTable, isTrue } from '../value.ts';
import type { Args } from './arguments.ts';
import { checkString, checkTypes, optInt } from './arguments.ts';
import { expandPercents } from './percent.ts';
import { capture, captures, search } from './search.ts';

/** `string.gsub`. */
export function gsub(args: Args, machine: Machine): LuaValue[] {
  const source = checkString(machine, args, 1);
  const pattern = checkString(machine, args, 2);
  checkTypes(machine, args, 3, ['string', 'table', 'function']);
  const limit = optInt(machine, args, 4, -1);
  const matches = search(machine, pattern, source, 0, limit);
  let out = '';
  let end = 0;
  for (const match of matches) {
    const replacement = replace(machine, source, match, args[2]);
    if (replacement === undefined) continue;
    out += source.slice(end, match.begin[0]) + replacement;
    end = match.end[0] ?? 0;
    if (out.length > source.length) spendBytes(machine, replacement.length);
  }
  const result = out + source.slice(end);
  spendBytes(machine, result.length);
  return [matches.length === 0 ? args[0] : result, matches.length];
}

/** Undefined keeps the match. */
function replace(machine: Machine, source: string, match: Match, by: LuaValue): string | undefined {
  if (typeof by === 'string') return expand(machine, source, match, by);
  const given = captures(match, source);
  const value = isTable(by) ? index(machine, by, given[0]) : invoke(machine, by, given)[0];
  return isTrue(value) ? (joinable(value) ?? '') : undefined;
}

function expand(machine: Machine, source: string, match: Match, template: string): string {
  return expandPercents(template, (letter) => {
    if (!/[0-9]/.test(letter)) return `%${letter}`;
    const which = Number(letter);
    if (which > 1 && which >= match.begin.length) return raise(machine, 'invalid capture index');
    return String(capture(match, source, which === 1 && match.begin.length === 1 ? 0 : which));
  });
}
