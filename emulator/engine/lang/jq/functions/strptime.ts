import { goQuote } from '../../goQuote.ts';
import { decodeUtf8 } from '../../unquote.ts';
import { MONTHS, WEEK_DAYS } from '../../time/names.ts';
import { COMPOSED, latin } from './strftime.ts';
import { fieldsOf, secondsOf, type Moment } from './timeFields.ts';
import { readZone, readZoneName } from './strptimeZone.ts';

/** What has been read so far. `weekDay` is 1 for Sunday, 0 if there was none. */
export interface Reading {
  readonly source: string;
  at: number;
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  nanosecond: number;
  century: number;
  week: number;
  weekDay: number;
  yearDay: number;
  /** The day a week starts with: 0 Sunday, 1 Monday, 4 for ISO weeks; -1 without weeks. */
  weekStart: number;
  afternoon: boolean;
  isoYear: boolean;
  /** Seconds east of UTC. */
  offset: number;
  hasOffset: boolean;
}

/** Why a directive does not fit; undefined if it does. */
export type Problem = string | undefined;

/** C's `strptime` as timefmt-go answers it; a time without a zone is in UTC. */
export function parseTime(source: string, format: string): Moment | { readonly error: string } {
  const reading: Reading = {
    source: latin(source),
    at: 0,
    year: 1900,
    month: 1,
    day: 0,
    hour: 0,
    minute: 0,
    second: 0,
    nanosecond: 0,
    century: -1,
    week: 0,
    weekDay: 0,
    yearDay: 0,
    weekStart: -1,
    afternoon: false,
    isoYear: false,
    offset: 0,
    hasOffset: false,
  };
  const result = readAll(reading, latin(format)) ?? momentOf(reading);
  if (typeof result !== 'string') return result;
  return { error: `failed to parse ${goQuote(source)} with ${goQuote(format)}: ${result}` };
}

function readAll(reading: Reading, format: string): Problem {
  for (const [source, colons = '', letter = ''] of format.matchAll(/%(:*)(.?)|[^%]/gs)) {
    const problem = source.startsWith('%') ? readDirective(reading, colons, letter) : expect(reading, source);
    if (problem !== undefined) return problem;
  }
  if (reading.at >= reading.source.length) return undefined;
  const rest = reading.source.slice(reading.at);
  return `unparsed string ${goQuote(decodeUtf8(Array.from(rest, (char) => char.charCodeAt(0))))}`;
}

function readDirective(reading: Reading, colons: string, letter: string): Problem {
  if (colons === '' && letter === '') return 'stray "%"';
  if (colons !== '') {
    if (letter === 'z' && colons.length <= 3) return readZone(reading, colons.length);
    return `expected 'z' after "%${':'.repeat(Math.min(colons.length, 3))}"`;
  }
  const composed = COMPOSED[letter];
  if (composed === undefined) return read(reading, letter);
  for (const char of composed) {
    const problem = /[a-zA-Z]/.test(char) ? read(reading, char) : expect(reading, char);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function expect(reading: Reading, char: string): Problem {
  if (reading.source[reading.at] !== char) return `expected ${quoteChar(char)}`;
  reading.at++;
  return undefined;
}

function quoteChar(char: string): string {
  if (char === "'") return `'\\''`;
  if (char === '"') return `'"'`;
  return `'${goQuote(char).slice(1, -1)}'`;
}

type NumberField =
  'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'century' | 'week' | 'weekDay' | 'yearDay';

/** Reads up to `size` digits into a field. */
function digits(
  reading: Reading,
  field: NumberField,
  letter: string,
  size: number,
  least: number,
  most: number,
): Problem {
  const found = /^[0-9]*/.exec(reading.source.slice(reading.at, reading.at + size))?.[0] ?? '';
  const value = Number(found);
  if (found === '' || value < least || value > most) return `cannot parse "%${letter}"`;
  reading.at += found.length;
  reading[field] = value;
  return undefined;
}

function oneOf(reading: Reading, names: readonly string[], letter: string): number | string {
  const rest = reading.source.slice(reading.at).toLowerCase();
  const found = names.findIndex((name) => rest.startsWith(name.toLowerCase()));
  if (found < 0) return `cannot parse "%${letter}"`;
  reading.at += names[found]?.length ?? 0;
  return found + 1;
}

function sign(reading: Reading): number {
  if (reading.source[reading.at] !== '-') return 1;
  reading.at++;
  return -1;
}

function skipBlank(reading: Reading): void {
  if (reading.source[reading.at] === ' ') reading.at++;
}

function readName(
  reading: Reading,
  field: 'month' | 'weekDay',
  names: readonly string[],
  letter: string,
): Problem {
  const found = oneOf(reading, names, letter);
  if (typeof found === 'string') return found;
  reading[field] = found;
  return undefined;
}

function shortNames(names: readonly string[]): string[] {
  return names.map((name) => name.slice(0, 3));
}

function read(reading: Reading, letter: string): Problem {
  switch (letter) {
    case 'G':
    case 'Y': {
      if (letter === 'G') reading.isoYear = true;
      const direction = sign(reading);
      const problem = digits(reading, 'year', letter, 4, 0, 9999);
      reading.year *= direction;
      return problem;
    }
    case 'g':
    case 'y': {
      if (letter === 'g') reading.isoYear = true;
      const problem = digits(reading, 'year', letter, 2, 0, 99);
      reading.year += reading.year < 69 ? 2000 : 1900;
      return problem;
    }
    case 'C':
      if (sign(reading) < 0) return 'negative century is not supported for "%C"';
      return digits(reading, 'century', 'C', 2, 0, 99);
    case 'm':
      return digits(reading, 'month', 'm', 2, 1, 12);
    case 'B':
      return readName(reading, 'month', MONTHS, 'B');
    case 'b':
    case 'h':
      return readName(reading, 'month', shortNames(MONTHS), letter);
    case 'A':
      return readName(reading, 'weekDay', WEEK_DAYS, 'A');
    case 'a':
      return readName(reading, 'weekDay', shortNames(WEEK_DAYS), 'a');
    case 'e':
      skipBlank(reading);
      return digits(reading, 'day', letter, 2, 1, 31);
    case 'd':
      return digits(reading, 'day', letter, 2, 1, 31);
    case 'j':
      return digits(reading, 'yearDay', 'j', 3, 1, 366);
    case 'w':
    case 'u':
    case 'V':
    case 'U':
    case 'W':
      return readWeek(reading, letter);
    case 'Z':
      return readZoneName(reading);
    case 'z':
      return readZone(reading, 0);
    case 't':
    case 'n': {
      const blanks = /^[ \t\n\v\f\r]*/.exec(reading.source.slice(reading.at))?.[0].length ?? 0;
      reading.at += blanks;
      return blanks === 0 ? `expected a space for "%${letter}"` : undefined;
    }
    case '%':
      return expect(reading, '%');
    default:
      return readClock(reading, letter);
  }
}

function readWeek(reading: Reading, letter: string): Problem {
  if (letter === 'w' || letter === 'u') {
    const problem =
      letter === 'w' ? digits(reading, 'weekDay', 'w', 1, 0, 6) : digits(reading, 'weekDay', 'u', 1, 1, 7);
    if (problem === undefined) reading.weekDay = (reading.weekDay % 7) + 1;
    return problem;
  }
  const problem = digits(reading, 'week', letter, 2, letter === 'V' ? 1 : 0, 53);
  reading.weekStart = letter === 'V' ? 4 : letter === 'U' ? 0 : 1;
  reading.weekDay ||= letter === 'U' ? 1 : 2;
  return problem;
}

function readClock(reading: Reading, letter: string): Problem {
  switch (letter) {
    case 'k':
      skipBlank(reading);
      return digits(reading, 'hour', letter, 2, 0, 23);
    case 'H':
      return digits(reading, 'hour', letter, 2, 0, 23);
    case 'l':
      skipBlank(reading);
      return readTwelve(reading, letter);
    case 'I':
      return readTwelve(reading, letter);
    case 'P':
    case 'p': {
      const half = oneOf(reading, ['AM', 'PM'], letter);
      if (typeof half === 'string') return half;
      reading.afternoon = half === 2;
      return undefined;
    }
    case 'M':
      return digits(reading, 'minute', 'M', 2, 0, 59);
    case 'S':
      return digits(reading, 'second', 'S', 2, 0, 60);
    case 's':
      return readEpoch(reading);
    case 'f':
      return readFraction(reading);
    default:
      return `unexpected format "%${letter}"`;
  }
}

function readTwelve(reading: Reading, letter: string): Problem {
  const problem = digits(reading, 'hour', letter, 2, 1, 12);
  reading.hour %= 12;
  return problem;
}

function readEpoch(reading: Reading): Problem {
  const direction = sign(reading);
  const found = /^[0-9]{0,19}/.exec(reading.source.slice(reading.at))?.[0] ?? '';
  if (found === '') return 'cannot parse "%s"';
  reading.at += found.length;
  const { year, month, day, hour, minute, second } = fieldsOf({
    seconds: BigInt(direction) * BigInt(found),
    nanoseconds: 0,
  });
  Object.assign(reading, { year, month, day, hour, minute, second });
  return undefined;
}

function readFraction(reading: Reading): Problem {
  const found = /^[0-9]{0,6}/.exec(reading.source.slice(reading.at))?.[0] ?? '';
  if (found === '') return 'cannot parse "%f"';
  reading.at += found.length;
  reading.nanosecond = Number(found.padEnd(6, '0')) * 1000;
  return undefined;
}

function momentOf(reading: Reading): Moment | string {
  const { century, month, minute, second, nanosecond, offset, weekStart, isoYear, yearDay } = reading;
  const hour = reading.hour + (reading.afternoon ? 12 : 0);
  const year = century >= 0 ? century * 100 + (reading.year % 100) : reading.year;
  const at = (m: number, d: number): Moment => ({
    seconds: secondsOf(year, m, d, hour, minute, second) - BigInt(offset),
    nanoseconds: nanosecond,
  });
  if (reading.day > 0) return at(month, reading.day);
  if (yearDay > 0) return isoYear ? 'use "%Y" to parse non-ISO year for "%j"' : at(1, yearDay);
  if (weekStart < 0) return at(month, 1);
  if (weekStart === 4 && !isoYear) return 'use "%G" to parse ISO year for "%V"';
  if (weekStart !== 4 && isoYear) return 'use "%Y" to parse non-ISO year for "%U" or "%W"';
  const week = reading.week + (weekStart > 0 && reading.weekDay === 1 ? 1 : 0);
  const { weekDay } = fieldsOf({
    seconds: secondsOf(year, 1, -weekStart, hour, minute, second),
    nanoseconds: 0,
  });
  return at(1, -weekStart + week * 7 - weekDay + reading.weekDay - 1);
}
