import { LuaError } from '../failure.ts';
import type { Machine } from '../machine.ts';
import { raise, spend } from '../machine.ts';
import type { Match } from '../pattern/match.ts';
import { findMatches } from '../pattern/match.ts';
import type { Pattern } from '../pattern/parse.ts';
import { parsePattern, PatternError } from '../pattern/parse.ts';
import type { LuaValue } from '../value.ts';

const CACHE = new Map<string, Pattern>();
const MAX_CACHED = 200;

/** The matches of a pattern; what is wrong with it is raised. */
export function search(
  machine: Machine,
  pattern: string,
  source: string,
  offset: number,
  limit: number,
): Match[] {
  try {
    return findMatches(parsed(machine, pattern), source, offset, limit, (steps) => {
      spend(machine, steps);
    });
  } catch (thrown) {
    if (thrown instanceof PatternError) return raise(machine, thrown.message);
    throw thrown;
  }
}

function parsed(machine: Machine, pattern: string): Pattern {
  const known = CACHE.get(pattern);
  if (known) return known;
  spend(machine, pattern.length);
  const made = parsePattern(pattern);
  if (CACHE.size >= MAX_CACHED) CACHE.clear();
  if (pattern.length < 1000) CACHE.set(pattern, made);
  return made;
}

/** The text of a capture, 0 is the whole match; a position is a number. */
export function capture({ begin, end, isPosition }: Match, source: string, which: number): string | number {
  const from = begin[which] ?? 0;
  const to = end[which] ?? 0;
  if (isPosition[which]) return from;
  if (to < from)
    throw new LuaError(`runtime error: slice bounds out of range [${String(from)}:${String(to)}]`);
  return source.slice(from, to);
}

/** All captures; the whole match where there are none. */
export function captures(match: Match, source: string): LuaValue[] {
  const count = match.begin.length;
  if (count === 1) return [capture(match, source, 0)];
  return Array.from({ length: count - 1 }, (_, i) => capture(match, source, i + 1));
}
