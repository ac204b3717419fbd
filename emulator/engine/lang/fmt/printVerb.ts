import { formatDuration } from '../duration.ts';
import { goQuote } from '../goQuote.ts';
import { versionText } from '../semver/version.ts';
import { timeText } from '../time/format.ts';
import { fieldsOf, ZERO_TIME, type GoTime } from '../time/goTime.ts';
import { MONTHS } from '../time/names.ts';
import { LOCAL } from '../time/zone.ts';
import { encodeUtf8 } from '../unquote.ts';
import { formatSize } from './decimal.ts';
import { formatInteger, pad } from './integer.ts';
import type { Spend } from './print.ts';
import { sortedEntries } from './print.ts';
import type { GoComplex, GoInt, GoValue, GoVersion } from './value.ts';
import { goInt, typeName } from './value.ts';

export interface Flags {
  plus: boolean;
  minus: boolean;
  sharp: boolean;
  space: boolean;
  zero: boolean;
  /** `%#v`. */
  goSyntax?: boolean;
  /** Within the mark of a wrong verb, where methods such as `String` are not called. */
  bare?: boolean;
  width?: number | undefined;
  precision?: number | undefined;
}

/** One argument printed by one verb. `%+v` and `%#v` mean forms of their own, not the flags of numbers and texts; so do they with `%w`. */
export function printVerb(value: GoValue, verb: string, given: Flags, spend: Spend): string {
  const own = verb === 'v' || verb === 'w';
  const flags = own ? { ...given, goSyntax: given.sharp, sharp: false, plus: false } : given;
  if (value === null)
    return verb === 'T' || verb === 'v' ? pad('<nil>', flags) : badVerb(value, verb, flags, spend);
  if (verb === 'T') return pad(cutText(typeName(value), flags), flags);
  if (verb === 'p' || verb === 'w') return badVerb(value, verb, flags, spend);
  return printAny(value, verb, flags, spend, 0);
}

function badVerb(value: GoValue, verb: string, flags: Flags, spend: Spend): string {
  return value === null
    ? `%!${verb}(<nil>)`
    : `%!${verb}(${typeName(value)}=${printAny(value, 'v', { ...flags, bare: true }, spend, 0)})`;
}

function printAny(value: GoValue, verb: string, flags: Flags, spend: Spend, depth: number): string {
  spend(1);
  if (value === null) return flags.goSyntax ? 'interface {}(nil)' : '<nil>';
  if (typeof value === 'string') return printText(value, verb, flags) ?? badVerb(value, verb, flags, spend);
  if (typeof value === 'boolean')
    return verb === 't' || verb === 'v' ? pad(String(value), flags) : badVerb(value, verb, flags, spend);
  if (typeof value === 'number') return printFloat(value, verb, flags) ?? badVerb(value, verb, flags, spend);
  switch (value.type) {
    case 'list':
    case 'map':
      return printCollection(value, verb, flags, spend, depth);
    case 'time':
      return printTime(value.time, verb, flags, spend);
    case 'version':
      return printVersion(value, verb, flags, spend);
    case 'certificate':
      return `{${[value.fields.Cert, value.fields.Key].map((text) => printAny(text, verb, flags, spend, depth + 1)).join(' ')}}`;
    case 'time.Duration':
      return (
        printText(formatDuration(value.value), verb, { ...flags, sharp: false }) ??
        printInt(value, verb, flags) ??
        badVerb(value, verb, flags, spend)
      );
    case 'complex128':
      return printComplex(value, verb, flags) ?? badVerb(value, verb, flags, spend);
    default:
      return printInt(value, verb, flags) ?? badVerb(value, verb, flags, spend);
  }
}

/** As Go source, by its text where the verb is one of texts, else as the struct of a time in UTC. */
function printTime(time: GoTime, verb: string, flags: Flags, spend: Spend): string {
  if (flags.goSyntax) return goSource(time);
  const shown = flags.bare ? undefined : printText(timeText(time), verb, flags);
  if (shown !== undefined) return shown;
  const numbers = [goInt(time.nanos, 'uint64'), goInt(time.seconds - ZERO_TIME.seconds, 'int64')];
  const members = numbers.map((number) => printAny(number, verb, flags, spend, 1));
  const zone = 'bodxX'.includes(verb)
    ? printAny(goInt(0, 'uint64'), verb, flags, spend, 1)
    : verb === 'v'
      ? '<nil>'
      : `%!${verb}(*time.Location=<nil>)`;
  return `{${[...members, zone].join(' ')}}`;
}

function goSource(time: GoTime): string {
  const { year, month, day, hour, minute, second } = fieldsOf(time);
  const numbers = [day, hour, minute, second, time.nanos].join(', ');
  const { name } = time.zone;
  const zone =
    time.zone === LOCAL ? 'time.Local' : name === 'UTC' ? 'time.UTC' : `time.Location(${goQuote(name)})`;
  return `time.Date(${year}, time.${MONTHS[month - 1] ?? ''}, ${numbers}, ${zone})`;
}

/** By its text where the verb is one of texts, else as the struct that it is. */
function printVersion({ version }: GoVersion, verb: string, flags: Flags, spend: Spend): string {
  const asText = !flags.goSyntax && !flags.bare;
  const shown = asText ? printText(versionText(version), verb, flags) : undefined;
  if (shown !== undefined) return shown;
  const { major, minor, patch, prerelease: pre, metadata, original } = version;
  const fields = { major, minor, patch, pre, metadata, original };
  const members = Object.entries(fields).map(([name, field]) => {
    const member = typeof field === 'bigint' ? goInt(field, 'uint64') : field;
    return (flags.goSyntax ? `${name}:` : '') + printAny(member, verb, flags, spend, 1);
  });
  return flags.goSyntax ? `&semver.Version{${members.join(', ')}}` : `&{${members.join(' ')}}`;
}

function printCollection(
  value: Extract<GoValue, { type: 'list' | 'map' }>,
  verb: string,
  flags: Flags,
  spend: Spend,
  depth: number,
): string {
  const inner = (member: GoValue): string => printAny(member, verb, flags, spend, depth + 1);
  const members =
    value.type === 'list'
      ? value.items.map(inner)
      : sortedEntries(value).map(([key, member]) => `${inner(key)}:${inner(member)}`);
  if (flags.goSyntax)
    return value.nil ? `${typeName(value)}(nil)` : `${typeName(value)}{${members.join(', ')}}`;
  return `${value.type === 'map' ? 'map' : ''}[${members.join(' ')}]`;
}

function printText(text: string, verb: string, flags: Flags): string | undefined {
  const cut = cutText(text, flags);
  switch (verb) {
    case 'v':
      return flags.goSyntax ? pad(quoteText(cut, flags), flags) : pad(cut, flags);
    case 's':
      return pad(cut, flags);
    case 'q':
      return pad(quoteText(cut, flags), flags);
    case 'x':
    case 'X':
      return pad(hexText(text, verb, flags), flags);
    default:
      return undefined;
  }
}

function cutText(text: string, { precision }: Flags): string {
  return precision === undefined ? text : Array.from(text).slice(0, precision).join('');
}

function quoteText(text: string, { sharp, plus }: Flags): string {
  if (sharp && !/[`\u007f\ufeff]|[^\t -\uffff]/u.test(text)) return `\`${text}\``;
  const quoted = goQuote(text);
  return plus ? inAscii(quoted) : quoted;
}

function inAscii(quoted: string): string {
  return Array.from(quoted, (char) => {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x80) return char;
    return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
  }).join('');
}

function hex(code: number, width: number): string {
  return code.toString(16).padStart(width, '0');
}

function hexText(text: string, verb: string, { sharp, space, precision }: Flags): string {
  const bytes = encodeUtf8(text).slice(0, precision);
  const prefix = sharp ? '0x' : '';
  const digits = bytes.map((byte) => hex(byte, 2));
  const joined = space
    ? digits.map((pair) => prefix + pair).join(' ')
    : digits.length > 0
      ? prefix + digits.join('')
      : '';
  return verb === 'X' ? joined.toUpperCase() : joined;
}

function printInt(value: GoInt, verb: string, flags: Flags): string | undefined {
  const number = value.value;
  switch (verb) {
    case 'v':
      if (flags.goSyntax && value.type.startsWith('u'))
        return formatInteger(number, 16, 'v', { ...flags, sharp: true });
      return formatInteger(number, 10, 'v', flags);
    case 'd':
      return formatInteger(number, 10, 'd', flags);
    case 'b':
      return formatInteger(number, 2, 'b', flags);
    case 'o':
    case 'O':
      return formatInteger(number, 8, verb, flags);
    case 'x':
    case 'X':
      return formatInteger(number, 16, verb, flags);
    case 'c':
      return pad(character(number), flags);
    case 'q': {
      const quoted = goQuote(character(number)).slice(1, -1).replace('\\"', '"').replace(/^'$/, "\\'");
      return pad(`'${flags.plus ? inAscii(quoted) : quoted}'`, flags);
    }
    case 'U':
      return pad(unicode(number, flags), flags);
    default:
      return undefined;
  }
}

function character(code: bigint): string {
  const valid = code >= 0n && code <= 0x10ffffn && !(code >= 0xd800n && code < 0xe000n);
  return valid ? String.fromCodePoint(Number(code)) : '\ufffd';
}

function unicode(code: bigint, { sharp, precision = 4 }: Flags): string {
  const digits = BigInt.asUintN(64, code).toString(16).toUpperCase().padStart(Math.max(4, precision), '0');
  const char = character(code);
  const shown =
    sharp && code >= 0n && code <= 0x10ffffn && goQuote(char).length === char.length + 2 ? ` '${char}'` : '';
  return `U+${digits}${shown}`;
}

const FLOAT_VERBS: Readonly<Record<string, readonly ['e' | 'f' | 'g', number | undefined]>> = {
  v: ['g', undefined],
  g: ['g', undefined],
  G: ['g', undefined],
  e: ['e', 6],
  E: ['e', 6],
  f: ['f', 6],
  F: ['f', 6],
};

function printFloat(value: number, verb: string, flags: Flags): string | undefined {
  const how = Object.hasOwn(FLOAT_VERBS, verb) ? FLOAT_VERBS[verb] : undefined;
  if (!how && !'xXb'.includes(verb)) return undefined;
  const sign = value < 0 || Object.is(value, -0) ? '-' : flags.plus ? '+' : flags.space ? ' ' : '';
  if (!Number.isFinite(value)) {
    const text = Number.isNaN(value) ? `${sign === '-' ? '' : sign}NaN` : `${sign === '' ? '+' : sign}Inf`;
    return pad(text, { ...flags, zero: false });
  }
  const plain = how
    ? formatSize(value, how[0], flags.precision ?? how[1])
    : verb === 'b'
      ? binaryFloat(Math.abs(value))
      : hexFloat(Math.abs(value), flags.precision);
  const digits = flags.sharp && verb !== 'b' ? sharpened(plain, verb, flags.precision) : plain;
  const size = verb === 'E' || verb === 'G' || verb === 'X' ? digits.toUpperCase() : digits;
  if (flags.zero && !flags.minus && sign !== '') return sign + size.padStart((flags.width ?? 0) - 1, '0');
  return pad(sign + size, flags);
}

/** `#` keeps the point and, for the shortest forms, zeros up to the precision, or six digits. */
function sharpened(size: string, verb: string, precision: number | undefined): string {
  const exponentAt = verb === 'x' || verb === 'X' ? size.indexOf('p') : size.indexOf('e');
  const mantissa = exponentAt === -1 ? size : size.slice(0, exponentAt);
  const wanted = 'vgGx'.includes(verb) ? (precision ?? 6) : 0;
  const counted = mantissa.replace('.', '').replace(/^0+/, '').length;
  const zero = mantissa === '0' ? 1 : 0;
  const padded =
    (mantissa.includes('.') ? mantissa : `${mantissa}.`) + '0'.repeat(Math.max(0, wanted - counted - zero));
  return padded + size.slice(mantissa.length);
}

/** `0x1.8p+01`. */
function hexFloat(size: number, precision: number | undefined): string {
  const { mantissa, exponent } = size === 0 ? { mantissa: 0n, exponent: -52 } : binaryParts(size);
  const kept = Math.min(precision ?? 13, 13);
  const rounded = roundBits(mantissa, BigInt(52 - 4 * kept));
  const carried = rounded >> 53n === 1n;
  const whole = carried ? rounded >> 1n : rounded;
  const hexDigits = (whole & ((1n << 52n) - 1n)).toString(16).padStart(13, '0');
  const digits =
    precision === undefined ? hexDigits.replace(/0+$/, '') : hexDigits.slice(0, kept).padEnd(precision, '0');
  const power = exponent + 52 + (carried ? 1 : 0);
  return `0x${whole >> 52n}${digits === '' ? '' : `.${digits}`}p${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

/** Without its last bits, to the nearest, ties to even. */
function roundBits(value: bigint, bits: bigint): bigint {
  if (bits === 0n) return value;
  const rest = value & ((1n << bits) - 1n);
  const half = 1n << (bits - 1n);
  const up = rest > half || (rest === half && ((value >> bits) & 1n) === 1n);
  return ((value >> bits) + (up ? 1n : 0n)) << bits;
}

function binaryFloat(size: number): string {
  const { mantissa, exponent } = binaryParts(size);
  return `${mantissa}p${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`;
}

/** size = mantissa * 2^exponent with a mantissa of 53 bits. */
function binaryParts(value: number): { mantissa: bigint; exponent: number } {
  if (value === 0) return { mantissa: 0n, exponent: -1074 };
  let size = value;
  let exponent = 0;
  for (; size < 2 ** 52; exponent--) size *= 2;
  for (; size >= 2 ** 53; exponent++) size /= 2;
  return { mantissa: BigInt(size), exponent };
}

function printComplex({ re, im }: GoComplex, verb: string, flags: Flags): string | undefined {
  const [real, imaginary] = [printFloat(re, verb, flags), printFloat(im, verb, { ...flags, plus: true })];
  return real === undefined || imaginary === undefined ? undefined : `(${real}${imaginary}i)`;
}
