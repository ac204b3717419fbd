import type { Spend } from './print.ts';
import { printValue } from './print.ts';
import type { Flags } from './printVerb.ts';
import { printVerb } from './printVerb.ts';
import type { GoValue } from './value.ts';
import { isInt, typeName } from './value.ts';

interface Reader {
  readonly format: string;
  readonly args: readonly GoValue[];
  i: number;
  arg: number;
  reordered: boolean;
  goodIndex: boolean;
}

/** The widest padding and the longest precision that Go takes. */
const TOO_LARGE = 1_000_000;

/** Go's `fmt.Sprintf`, with its marks for wrong verbs and missing or extra arguments. */
export function sprintf(format: string, args: readonly GoValue[], spend: Spend): string {
  const reader: Reader = { format, args, i: 0, arg: 0, reordered: false, goodIndex: true };
  let out = '';
  while (reader.i < format.length) {
    const percent = format.indexOf('%', reader.i);
    const end = percent === -1 ? format.length : percent;
    out += format.slice(reader.i, end);
    reader.i = end + 1;
    if (percent !== -1) out += directive(reader, spend);
    spend(1);
  }
  if (!reader.reordered && reader.arg < args.length) {
    const extra = args
      .slice(reader.arg)
      .map((arg) => (arg === null ? '<nil>' : `${typeName(arg)}=${printValue(arg, spend)}`));
    out += `%!(EXTRA ${extra.join(', ')})`;
  }
  return out;
}

function directive(reader: Reader, spend: Spend): string {
  let out = '';
  reader.goodIndex = true;
  const flags = readFlags(reader);
  readIndex(reader);
  let afterIndex = reader.format.charAt(reader.i - 1) === ']';
  if (reader.format.charAt(reader.i) === '*') {
    reader.i++;
    const width = intArgument(reader);
    if (width === undefined) out += '%!(BADWIDTH)';
    else {
      flags.width = Math.abs(width);
      if (width < 0) Object.assign(flags, { minus: true, zero: false });
    }
    afterIndex = false;
  } else {
    flags.width = readNumber(reader);
    if (afterIndex && flags.width !== undefined) reader.goodIndex = false;
  }
  if (reader.format.charAt(reader.i) === '.' && reader.i + 1 < reader.format.length) {
    reader.i++;
    if (afterIndex) reader.goodIndex = false;
    readIndex(reader);
    afterIndex = reader.format.charAt(reader.i - 1) === ']';
    if (reader.format.charAt(reader.i) === '*') {
      reader.i++;
      const precision = intArgument(reader);
      if (precision === undefined || precision < 0) {
        if (precision === undefined) out += '%!(BADPREC)';
      } else flags.precision = precision;
      afterIndex = false;
    } else flags.precision = readNumber(reader) ?? 0;
  }
  if (!afterIndex) readIndex(reader);
  return out + verb(reader, flags, spend);
}

function verb(reader: Reader, flags: Flags, spend: Spend): string {
  if (reader.i >= reader.format.length) return '%!(NOVERB)';
  const char = String.fromCodePoint(reader.format.codePointAt(reader.i) ?? 0);
  reader.i += char.length;
  if (char === '%') return '%';
  if (!reader.goodIndex) return `%!${char}(BADINDEX)`;
  const value = reader.args[reader.arg];
  if (value === undefined) return `%!${char}(MISSING)`;
  reader.arg++;
  spend(flags.width ?? 0);
  spend(flags.precision ?? 0);
  return printVerb(value, char, flags, spend);
}

function readFlags(reader: Reader): Flags {
  const flags: Flags = { plus: false, minus: false, sharp: false, space: false, zero: false };
  for (; ; reader.i++) {
    switch (reader.format.charAt(reader.i)) {
      case '#':
        flags.sharp = true;
        break;
      case '0':
        flags.zero = true;
        break;
      case '+':
        flags.plus = true;
        break;
      case '-':
        flags.minus = true;
        break;
      case ' ':
        flags.space = true;
        break;
      default:
        return flags;
    }
  }
}

/** `[n]` names the next argument. */
function readIndex(reader: Reader): void {
  if (reader.format.charAt(reader.i) !== '[') return;
  reader.reordered = true;
  const match = /^\[([0-9]+)\]/.exec(reader.format.slice(reader.i));
  const index = Number(match?.[1] ?? 0);
  if (match && index >= 1 && index <= reader.args.length) {
    reader.arg = index - 1;
    reader.i += match[0].length;
    return;
  }
  reader.goodIndex = false;
  const close = reader.format.indexOf(']', reader.i);
  reader.i = close === -1 ? reader.i + 1 : close + 1;
}

function readNumber(reader: Reader): number | undefined {
  const digits = /^[0-9]+/.exec(reader.format.slice(reader.i))?.[0];
  if (digits === undefined) return undefined;
  const number = Number(digits);
  reader.i += digits.length;
  if (number <= TOO_LARGE) return number;
  reader.i = reader.format.length;
  return undefined;
}

function intArgument(reader: Reader): number | undefined {
  const value = reader.args[reader.arg];
  if (value !== undefined) reader.arg++;
  if (value === undefined || !isInt(value)) return undefined;
  const number = Number(value.value);
  return Math.abs(number) > TOO_LARGE ? undefined : number;
}
