import type { Flags } from '../../fmt/printVerb.ts';
import { printVerb } from '../../fmt/printVerb.ts';
import type { GoValue } from '../../fmt/value.ts';
import { goInt } from '../../fmt/value.ts';
import { toInt64 } from '../../goMath.ts';
import { bytesOfLoose, looseText } from '../bytes.ts';
import { LuaError, Overrun } from '../failure.ts';
import type { Machine } from '../machine.ts';
import { spend, spendBytes } from '../machine.ts';
import { isInteger, numberText, parseNumber } from '../number.ts';
import { plainText } from '../operations.ts';
import type { LuaValue } from '../value.ts';
import { isFunction, isTable, typeName } from '../value.ts';
import type { Args } from './arguments.ts';
import { checkString } from './arguments.ts';

const DIRECTIVE = /%([-+# 0]*)(\*|[0-9]*)(?:(\.)(\*|[0-9]*))?([\s\S]?)/gu;
/** The widest padding and the longest precision that Go takes. */
const MAX_WIDTH = 1_000_000;

/** `string.format`: Go's Sprintf with gopher-lua's own ways for numbers and strings. */
export function format(args: Args, machine: Machine): LuaValue[] {
  const template = checkString(machine, args, 1);
  const wanted = template.split('%').length - 1 - (template.split('%%').length - 1);
  if (wanted < 0) throw new LuaError('runtime error: slice bounds out of range');
  const given = args.slice(1, 1 + wanted);
  let used = 0;
  const text = looseText(template).replace(
    DIRECTIVE,
    (
      _: string,
      marks: string,
      width: string,
      dot: string | undefined,
      precision: string | undefined,
      verb: string,
    ) => {
      let before = '';
      const flags = flagsOf(marks);
      const size = (part: string, bad: string): number | undefined => {
        if (part !== '*') return part === '' || Number(part) > MAX_WIDTH ? undefined : Number(part);
        if (used < given.length) used++;
        before += bad;
        return undefined;
      };
      flags.width = size(width, '%!(BADWIDTH)');
      if (dot) flags.precision = size(precision ?? '', '%!(BADPREC)') ?? (precision === '*' ? undefined : 0);
      if (verb === '') return `${before}%!(NOVERB)`;
      if (verb === '%') return `${before}%`;
      if (used >= given.length) return `${before}%!${verb}(MISSING)`;
      spend(machine, ((flags.width ?? 0) + (flags.precision ?? 0)) >> 4);
      return before + print(machine, given[used++], verb, flags);
    },
  );
  const extra = given
    .slice(used)
    .map((value) => `${goType(value)}=${print(machine, value, 'v', flagsOf(''))}`);
  const result = bytesOfLoose(extra.length > 0 ? `${text}%!(EXTRA ${extra.join(', ')})` : text);
  spendBytes(machine, result.length);
  return [result];
}

function flagsOf(marks: string): Flags {
  return {
    plus: marks.includes('+'),
    minus: marks.includes('-'),
    sharp: marks.includes('#'),
    space: marks.includes(' '),
    zero: marks.includes('0'),
  };
}

function print(machine: Machine, value: LuaValue, verb: string, flags: Flags): string {
  const by = (converted: GoValue, letter = verb) =>
    printVerb(converted, letter, flags, (amount) => {
      if (amount > MAX_WIDTH) throw new Overrun('string.format takes too much');
      spend(machine, amount >> 4);
    });
  if (verb === 'T') return by(goType(value), 's');
  if ('pw'.includes(verb) && !isTable(value) && !isFunction(value))
    return misfit(value, verb, (converted) => printShown(converted, verb, flags));
  if (typeof value === 'number') {
    if ('qs'.includes(verb)) return by(numberText(value));
    if ('bcdoxXU'.includes(verb)) return by(goInt(toInt64(value), 'int64'));
    if ('eEfFgG'.includes(verb)) return by(value);
    if (verb === 'i') return by(goInt(toInt64(value), 'int64'), 'd');
    return by(isInteger(value) ? goInt(toInt64(value), 'int64') : value);
  }
  if (typeof value === 'string') {
    const text = looseText(value);
    if (verb !== 'd' && verb !== 'i') return by(text);
    return parseNumber(value) === undefined ? by(goInt(0, 'int64'), 'd') : by(text, 's');
  }
  if ('vsxXq'.includes(verb)) return by(looseText(plainText(machine, value)));
  if (typeof value === 'boolean') {
    return verb === 't' ? by(value) : `%!${verb}(lua.LBool=${by(value, 'v')})`;
  }
  return value === undefined ? '&{}' : `%!${verb}(${goType(value)}=${plainText(machine, value)})`;
}

/** `%w` has the forms of `%v`, `%p` the flags of numbers and texts. */
function printShown(value: GoValue, verb: string, flags: Flags): string {
  const letter = verb === 'w' ? 'v' : typeof value === 'number' ? 'g' : typeof value === 'string' ? 's' : 'v';
  return printVerb(value, letter, flags, () => undefined);
}

/** What Go prints of a value for a verb that no method of it serves. */
function misfit(value: LuaValue, verb: string, show: (converted: GoValue) => string): string {
  const plain = typeof value === 'string' ? looseText(value) : value;
  const simple = typeof plain === 'string' || typeof plain === 'number' || typeof plain === 'boolean';
  const shown = simple ? show(plain) : '&{}';
  return `%!${verb}(${goType(value)}=${shown})`;
}

function goType(value: LuaValue): string {
  if (value === undefined) return '*lua.LNilType';
  if (typeof value === 'number') return 'lua.LNumber';
  if (typeof value === 'string') return 'lua.LString';
  if (typeof value === 'boolean') return 'lua.LBool';
  if (isTable(value)) return '*lua.LTable';
  if (isFunction(value)) return '*lua.LFunction';
  return typeName(value) === 'thread' ? '*lua.LState' : '*lua.LUserData';
}
