import type { FractionPiece, LayoutPiece, OffsetPiece } from './layout.ts';
import { MONTHS, WEEK_DAYS } from './names.ts';

/** What a time's text has given so far. */
export interface Draft {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
  readonly yearDay?: number;
  readonly hour: number;
  readonly half?: 'am' | 'pm';
  readonly minute: number;
  readonly second: number;
  readonly nanos: number;
  readonly utc: boolean;
  readonly offset?: number;
  readonly zoneName: string;
}

export const EMPTY_DRAFT: Draft = {
  year: 0,
  hour: 0,
  minute: 0,
  second: 0,
  nanos: 0,
  utc: false,
  zoneName: '',
};

type Parsed =
  { readonly fields: Partial<Draft>; readonly rest: string } | { readonly range: string } | undefined;

/** Reads one piece of a layout from the start of a text; undefined if the text does not fit. */
export function parsePiece(
  piece: LayoutPiece,
  source: string,
  text: string,
  fractionFollows: boolean,
): Parsed {
  switch (piece.kind) {
    case 'text':
      return { fields: {}, rest: text };
    case 'year':
      return number(text, /^[+-]?[0-9]{1,2}/, (year, raw) =>
        raw.length === 2 ? { year: year + (year >= 69 ? 1900 : 2000) } : undefined,
      );
    case 'longYear':
      return number(text, /^[0-9]{4}/, (year) => ({ year }));
    case 'month':
      return named(text, SHORT_MONTHS, (i) => ({ month: i + 1 }));
    case 'longMonth':
      return named(text, MONTHS, (i) => ({ month: i + 1 }));
    case 'weekDay':
      return named(text, SHORT_WEEK_DAYS, () => ({}));
    case 'longWeekDay':
      return named(text, WEEK_DAYS, () => ({}));
    case 'numMonth':
    case 'zeroMonth':
      return ranged(text, source, 1, 12, 'month', (month) => ({ month }));
    case 'day':
    case 'underDay':
    case 'zeroDay':
      return number(source === '_2' ? text.replace(/^ /, '') : text, twoDigits(source), (day) => ({ day }));
    case 'underYearDay':
      return number(text.replace(/^ {1,2}/, ''), /^[0-9]{1,3}/, (yearDay) => ({ yearDay }));
    case 'zeroYearDay':
      return number(text, /^[0-9]{3}/, (yearDay) => ({ yearDay }));
    case 'hour':
      return ranged(text, '2', 0, 23, 'hour', (hour) => ({ hour }));
    case 'hour12':
    case 'zeroHour12':
      return ranged(text, source, 0, 12, 'hour', (hour) => ({ hour }));
    case 'minute':
    case 'zeroMinute':
      return ranged(text, source, 0, 59, 'minute', (minute) => ({ minute }));
    case 'second':
    case 'zeroSecond':
      return secondPiece(text, source, fractionFollows);
    case 'PM':
    case 'pm':
      return halfPiece(text, piece.kind);
    case 'offset':
      return offsetPiece(piece, text);
    case 'zoneName':
      return zoneNamePiece(text);
    case 'fraction':
      return fractionPiece(piece, text);
  }
}

const SHORT_MONTHS = MONTHS.map((name) => name.slice(0, 3));
const SHORT_WEEK_DAYS = WEEK_DAYS.map((name) => name.slice(0, 3));

/** A layout number of two characters wants two digits, a shorter one takes one or two. */
function twoDigits(source: string): RegExp {
  return source.startsWith('0') ? /^[0-9]{2}/ : /^[0-9]{1,2}/;
}

function number(
  text: string,
  pattern: RegExp,
  fields: (value: number, raw: string) => Partial<Draft> | undefined,
): Parsed {
  const raw = pattern.exec(text)?.[0];
  const found = raw === undefined ? undefined : fields(Number(raw), raw);
  return found && { fields: found, rest: text.slice(raw?.length) };
}

function ranged(
  text: string,
  source: string,
  lowest: number,
  highest: number,
  name: string,
  fields: (value: number) => Partial<Draft>,
): Parsed {
  const raw = twoDigits(source).exec(text)?.[0];
  if (raw === undefined) return undefined;
  const value = Number(raw);
  if (value < lowest || value > highest) return { range: name };
  return { fields: fields(value), rest: text.slice(raw.length) };
}

function named(text: string, names: readonly string[], fields: (index: number) => Partial<Draft>): Parsed {
  const lower = text.toLowerCase();
  const index = names.findIndex((name) => lower.startsWith(name.toLowerCase()));
  if (index === -1) return undefined;
  return { fields: fields(index), rest: text.slice(names[index]?.length) };
}

/** Seconds take a fraction along, unless the layout has one of its own. */
function secondPiece(text: string, source: string, fractionFollows: boolean): Parsed {
  const parsed = ranged(text, source, 0, 59, 'second', (second) => ({ second }));
  if (!parsed || 'range' in parsed || fractionFollows) return parsed;
  const fraction = /^[.,][0-9]+/.exec(parsed.rest)?.[0];
  if (fraction === undefined) return parsed;
  return { fields: { ...parsed.fields, nanos: nanosOf(fraction) }, rest: parsed.rest.slice(fraction.length) };
}

function fractionPiece({ trim, digits }: FractionPiece, text: string): Parsed {
  if (trim) {
    const fraction = /^[.,][0-9]+/.exec(text)?.[0] ?? '';
    return { fields: fraction === '' ? {} : { nanos: nanosOf(fraction) }, rest: text.slice(fraction.length) };
  }
  const fraction = text.slice(0, digits + 1);
  if (!/^[.,][0-9]+$/.test(fraction) || fraction.length !== digits + 1) return undefined;
  return { fields: { nanos: nanosOf(fraction) }, rest: text.slice(fraction.length) };
}

/** @param fraction with its leading separator */
function nanosOf(fraction: string): number {
  return Number(fraction.slice(1, 10).padEnd(9, '0'));
}

function halfPiece(text: string, kind: 'PM' | 'pm'): Parsed {
  const word = text.slice(0, 2);
  const half =
    word === kind ? 'pm' : word === kind.replace(/p/i, (p) => (p === 'P' ? 'A' : 'a')) ? 'am' : undefined;
  return half && { fields: { half }, rest: text.slice(2) };
}

const OFFSETS = {
  plain: [/^(.)(..)/su, /^(.)(..)(..)/su, /^(.)(..)(..)(..)/su],
  colon: [/^(.)(..)/su, /^(.)(..):(..)/su, /^(.)(..):(..):(..)/su],
};

function offsetPiece({ iso, colon, parts }: OffsetPiece, text: string): Parsed {
  if (iso && text.startsWith('Z')) return { fields: { utc: true }, rest: text.slice(1) };
  const match = OFFSETS[colon ? 'colon' : 'plain'][parts - 1]?.exec(text);
  if (!match) return undefined;
  const [raw = '', sign = '', hour = '', minute = '00', second = '00'] = match;
  const texts = [hour, minute, second];
  const wrong = texts.findIndex((digits) => !/^[0-9]{2}$/.test(digits));
  const numbers = texts.map((digits, i) => (wrong === -1 || i < wrong ? Number(digits) : undefined));
  const [h = 0, m = 0, s = 0] = numbers;
  if (s > 60) return { range: 'time zone offset second' };
  if (m > 60) return { range: 'time zone offset minute' };
  if (h > 24) return { range: 'time zone offset hour' };
  if (numbers.includes(undefined) || (sign !== '+' && sign !== '-')) return undefined;
  const size = (h * 60 + m) * 60 + s;
  return { fields: { offset: sign === '-' ? -size : size }, rest: text.slice(raw.length) };
}

function zoneNamePiece(text: string): Parsed {
  if (text.startsWith('UTC')) return { fields: { utc: true }, rest: text.slice(3) };
  const name = zoneNameAt(text);
  return name === undefined ? undefined : { fields: { zoneName: name }, rest: text.slice(name.length) };
}

/** An abbreviation such as `CEST`, `GMT+3` or `-03`. */
function zoneNameAt(text: string): string | undefined {
  if (text.length < 3) return undefined;
  const special = /^(?:ChST|MeST)/.exec(text)?.[0];
  if (special !== undefined) return special;
  if (text.startsWith('GMT')) return `GMT${signedHours(text.slice(3))}`;
  if (/^[+-]/.test(text)) return signedHours(text) || undefined;
  const upper = /^[A-Z]{0,6}/.exec(text)?.[0] ?? '';
  if (upper.length === 3) return upper;
  if (upper.length === 4 && (upper.endsWith('T') || upper === 'WITA')) return upper;
  return upper.length === 5 && upper.endsWith('T') ? upper : undefined;
}

function signedHours(text: string): string {
  const match = /^[+-]([0-9]+)/.exec(text);
  return match && Number(match[1]) <= 23 ? match[0] : '';
}
