import { atoi } from '../goInt.ts';

/** The values that a field of a schedule allows. */
export interface CronField {
  readonly values: ReadonlySet<number>;
  /** Whether the field holds a plain `*` or `?`. */
  readonly star: boolean;
}

export interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
}

const MONTH_NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAY_NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** The five fields in their order: minute, hour, day of month, month, day of week. */
export const BOUNDS: readonly [Bounds, Bounds, Bounds, Bounds, Bounds] = [
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31 },
  { min: 1, max: 12, names: MONTH_NAMES },
  { min: 0, max: 6, names: DAY_NAMES },
];

/** An error and the piece of the field that it is about, as an offset in the field. */
export interface FieldError {
  readonly error: string;
  readonly offset: number;
  readonly length: number;
}

/** Reads a list of ranges such as `1-5,10/2`; empty items are ignored. */
export function parseField(text: string, bounds: Bounds): CronField | FieldError {
  const values = new Set<number>();
  let star = false;
  let offset = 0;
  for (const item of text.split(',')) {
    if (item !== '') {
      const range = parseRange(item, bounds);
      if ('error' in range) return { error: range.error, offset, length: item.length };
      for (let value = range.start; value <= range.end; value += range.step) values.add(value);
      star ||= range.star;
    }
    offset += item.length + 1;
  }
  return { values, star };
}

interface Range {
  readonly start: number;
  readonly end: number;
  readonly step: number;
  readonly star: boolean;
}

function parseRange(item: string, bounds: Bounds): Range | { error: string } {
  const [range = '', stepText, ...moreSlashes] = item.split('/');
  const span = parseSpan(range, item, bounds);
  if ('error' in span) return span;
  let { end } = span;
  let step = 1n;
  if (moreSlashes.length > 0) return { error: `too many slashes: ${item}` };
  if (stepText !== undefined) {
    const parsed = parseNumber(stepText);
    if ('error' in parsed) return parsed;
    step = parsed.value;
    if (!range.includes('-')) end = BigInt(bounds.max);
  }
  const { start } = span;
  if (start < BigInt(bounds.min)) {
    return { error: `beginning of range (${start}) below minimum (${bounds.min}): ${item}` };
  }
  if (end > BigInt(bounds.max))
    return { error: `end of range (${end}) above maximum (${bounds.max}): ${item}` };
  if (start > end) return { error: `beginning of range (${start}) beyond end of range (${end}): ${item}` };
  if (step === 0n) return { error: `step of range should be a positive number: ${item}` };
  return { start: Number(start), end: Number(end), step: Number(step), star: span.star && step === 1n };
}

interface Span {
  readonly start: bigint;
  readonly end: bigint;
  readonly star: boolean;
}

/** What stands before a slash; what follows `*-` is not looked at. */
function parseSpan(text: string, item: string, { min, max, names }: Bounds): Span | { error: string } {
  const [low = '', high, ...more] = text.split('-');
  if (low === '*' || low === '?') return { start: BigInt(min), end: BigInt(max), star: true };
  const start = parseNumberOrName(low, names, min);
  if ('error' in start) return start;
  if (high === undefined) return { start: start.value, end: start.value, star: false };
  if (more.length > 0) return { error: `too many hyphens: ${item}` };
  const end = parseNumberOrName(high, names, min);
  return 'error' in end ? end : { start: start.value, end: end.value, star: false };
}

type Parsed = { readonly value: bigint } | { readonly error: string };

function parseNumberOrName(text: string, names: readonly string[] | undefined, min: number): Parsed {
  const index = names?.indexOf(text.toLowerCase()) ?? -1;
  return index === -1 ? parseNumber(text) : { value: BigInt(index + min) };
}

function parseNumber(text: string): Parsed {
  const parsed = atoi(text);
  if ('error' in parsed) return { error: `failed to parse int from ${text}: ${parsed.error}` };
  if (parsed.value < 0n) return { error: `negative number (${parsed.value}) not allowed: ${text}` };
  return parsed;
}
