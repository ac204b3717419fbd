import { quoteForTime } from './time/quote.ts';

const UNITS: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  '\u00b5s': 1_000n,
  '\u03bcs': 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};
const LIMIT = 1n << 63n;

/** Go's error text, and from where on the text is wrong, in UTF-16 units. */
export interface DurationError {
  readonly error: string;
  readonly offset: number;
  readonly length: number;
}

/** Go's `time.ParseDuration`: nanoseconds within 64 bits, or its error text. */
export function parseDuration(text: string): { readonly nanos: bigint } | DurationError {
  const fail = (what: string, left = text): DurationError => ({
    error: `time: ${what} ${quoteForTime(text)}`,
    offset: text.length - left.length,
    length: left.length,
  });
  const negative = text.startsWith('-');
  let rest = /^[+-]/.test(text) ? text.slice(1) : text;
  if (rest === '0') return { nanos: 0n };
  if (rest === '') return fail('invalid duration');
  let total = 0n;
  while (rest !== '') {
    const [number = '', whole = '', fraction = ''] = /^([0-9]*)(?:\.([0-9]*))?/.exec(rest) ?? [];
    if (whole + fraction === '' || BigInt(whole || 0) > LIMIT) return fail('invalid duration', rest);
    const unit = /^[^.0-9]*/.exec(rest.slice(number.length))?.[0] ?? '';
    if (unit === '') return fail('missing unit in duration', rest);
    const size = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
    if (size === undefined)
      return fail(`unknown unit ${quoteForTime(unit)} in duration`, rest.slice(number.length));
    const value = BigInt(whole || 0) * size + fractionOf(fraction, size);
    total += value;
    if (value > LIMIT || total > LIMIT) return fail('invalid duration');
    rest = rest.slice(number.length + unit.length);
  }
  if (!negative && total === LIMIT) return fail('invalid duration');
  return { nanos: negative ? -total : total };
}

/** Go computes the fraction in float64, with as many digits as fit into 63 bits. */
function fractionOf(digits: string, unit: bigint): bigint {
  let value = 0n;
  let scale = 1;
  for (const digit of digits) {
    if (value > (LIMIT - 1n) / 10n) break;
    const next = value * 10n + BigInt(digit);
    if (next > LIMIT) break;
    value = next;
    scale *= 10;
  }
  return value === 0n ? 0n : BigInt(Math.trunc(Number(value) * (Number(unit) / scale)));
}

/** Go's `Duration.String()`: `1h2m3.5s`, `1.5µs`, `0s`. */
export function formatDuration(nanos: bigint): string {
  const sign = nanos < 0n ? '-' : '';
  const size = nanos < 0n ? -nanos : nanos;
  if (size === 0n) return '0s';
  if (size < 1_000n) return `${sign}${size}ns`;
  if (size < 1_000_000n) return `${sign}${decimal(size, 3)}µs`;
  if (size < 1_000_000_000n) return `${sign}${decimal(size, 6)}ms`;
  const minutes = size / 60_000_000_000n;
  const seconds = decimal(size % 60_000_000_000n, 9);
  if (minutes === 0n) return `${sign}${seconds}s`;
  const hours = minutes / 60n;
  return `${sign}${hours === 0n ? '' : `${hours}h`}${minutes % 60n}m${seconds}s`;
}

/** value / 10^places without trailing zeros. */
function decimal(value: bigint, places: number): string {
  const digits = value.toString().padStart(places + 1, '0');
  const fraction = digits.slice(-places).replace(/0+$/, '');
  return digits.slice(0, -places) + (fraction === '' ? '' : `.${fraction}`);
}
