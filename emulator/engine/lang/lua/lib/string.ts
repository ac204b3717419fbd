import { lowerRune, mapRunes, upperRune } from '../../sprig/runes.ts';
import { bytesOf, textOf } from '../bytes.ts';
import { LuaError } from '../failure.ts';
import type { Machine } from '../machine.ts';
import { checkCount, raise, spend, spendBytes } from '../machine.ts';
import type { LuaNative, LuaValue } from '../value.ts';
import { isTrue, native } from '../value.ts';
import type { Args } from './arguments.ts';
import { checkInt, checkString, library, optInt } from './arguments.ts';
import { format } from './format.ts';
import { gsub } from './gsub.ts';
import { captures, search } from './search.ts';

const gmatch = (args: Args, machine: Machine): LuaValue[] => {
  const source = checkString(machine, args, 1);
  const matches = search(machine, checkString(machine, args, 2), source, 0, -1);
  let at = 0;
  const next: LuaNative = native(() => {
    const match = matches[at++];
    return match ? captures(match, source) : [];
  });
  return [next];
};

const FUNCTIONS = library({
  byte: stringByte,
  char: (args, machine) => [
    args.map((_, i) => String.fromCharCode(((checkInt(machine, args, i + 1) % 256) + 256) % 256)).join(''),
  ],
  dump: (_, machine) => raise(machine, 'GopherLua does not support the string.dump'),
  find,
  format,
  gmatch,
  gsub,
  len: (args, machine) => [checkString(machine, args, 1).length],
  lower: (args, machine) => [cased(machine, checkString(machine, args, 1), lowerRune)],
  match: (args, machine) => {
    const source = checkString(machine, args, 1);
    const pattern = checkString(machine, args, 2);
    const start = optInt(machine, args, 3, 1);
    const offset = Math.max(0, start < 0 ? source.length + start : start - 1);
    const [match] = search(machine, pattern, source, offset, 1);
    return match ? captures(match, source) : [];
  },
  rep: (args, machine) => {
    const source = checkString(machine, args, 1);
    const count = Math.max(0, checkInt(machine, args, 2));
    if (source === '' || count === 0) return [''];
    spendBytes(machine, source.length * count);
    return [source.repeat(count)];
  },
  reverse: (args, machine) => {
    const source = checkString(machine, args, 1);
    spendBytes(machine, source.length * 2);
    return [source.split('').reverse().join('')];
  },
  sub: (args, machine) => {
    const source = checkString(machine, args, 1);
    const start = stringIndex(source, checkInt(machine, args, 2), true);
    const end = stringIndex(source, optInt(machine, args, 3, -1), false);
    return [source.slice(start, Math.max(start, end))];
  },
  upper: (args, machine) => [cased(machine, checkString(machine, args, 1), upperRune)],
});

/** `gfind` is the older name of `gmatch`. */
export const STRING = { ...FUNCTIONS, gfind: FUNCTIONS.gmatch };

function cased(machine: Machine, source: string, map: (char: string) => string): string {
  spendBytes(machine, source.length * 2);
  return bytesOf(mapRunes(textOf(source), map));
}

const SMALLEST = -(2 ** 63);

/** A place of Lua, from 1 or from the end, as an offset. */
function stringIndex(source: string, place: number, isStart: boolean): number {
  // Go's smallest integer less one is its largest.
  if (isStart && place <= SMALLEST) return Infinity;
  const shifted = isStart && place !== 0 ? place - 1 : place;
  const offset = Math.max(0, shifted < 0 ? source.length + shifted + 1 : shifted);
  return isStart ? offset : Math.min(offset, source.length);
}

function stringByte(args: Args, machine: Machine): LuaValue[] {
  const source = checkString(machine, args, 1);
  const place = optInt(machine, args, 2, 1) - 1;
  const last = optInt(machine, args, 3, -1);
  const size = source.length;
  const start = place < 0 ? size + place + 1 : place;
  if (args.length === 2) return start < 0 || start >= size ? [] : [source.charCodeAt(start)];
  const from = Math.max(0, start);
  const end = Math.min(last < 0 ? size + last + 1 : last, size);
  if (end <= from) return [];
  checkCount(machine, end - from);
  spend(machine, (end - from) >> 4);
  return Array.from({ length: end - from }, (_, i) => source.charCodeAt(from + i));
}

function find(args: Args, machine: Machine): LuaValue[] {
  const source = checkString(machine, args, 1);
  const pattern = checkString(machine, args, 2);
  if (pattern === '') return [1, 0];
  const start = stringIndex(source, optInt(machine, args, 3, 1), true);
  if (args.length === 4 && isTrue(args[3])) {
    if (start > source.length) {
      throw new LuaError(
        `runtime error: slice bounds out of range [${String(start)}:${String(source.length)}]`,
      );
    }
    spend(machine, source.length >> 6);
    const at = source.indexOf(pattern, start);
    return at === -1 ? [undefined] : [at + 1, at + pattern.length];
  }
  const [match] = search(machine, pattern, source, start, 1);
  if (!match) return [undefined];
  const place = [(match.begin[0] ?? 0) + 1, match.end[0] ?? 0];
  return match.begin.length === 1 ? place : [...place, ...captures(match, source)];
}
