import { formatFloatE, formatFloatF } from '../goNumber.ts';

interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

/** The exact value of a finite, non-negative float. */
function exact(value: number): Fraction {
  let exponent = 0;
  let mantissa = value;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent++;
  }
  return { top: BigInt(mantissa), bottom: 1n << BigInt(exponent) };
}

/** Rounded to a whole number, ties to even. */
function rounded({ top, bottom }: Fraction): bigint {
  const whole = top / bottom;
  const twice = (top % bottom) * 2n;
  return twice > bottom || (twice === bottom && whole % 2n === 1n) ? whole + 1n : whole;
}

function scaled({ top, bottom }: Fraction, power: number): Fraction {
  const factor = 10n ** BigInt(Math.abs(power));
  return power >= 0 ? { top: top * factor, bottom } : { top, bottom: bottom * factor };
}

/** Digits with a fixed number of decimals, of the size of a finite float. */
export function fixedDigits(value: number, decimals: number): string {
  const digits = rounded(scaled(exact(Math.abs(value)), decimals)).toString();
  if (decimals === 0) return digits;
  const padded = digits.padStart(decimals + 1, '0');
  return `${padded.slice(0, -decimals)}.${padded.slice(-decimals)}`;
}

/** Significant digits and the decimal exponent of the first one, of the size of a finite float. */
function significant(value: number, count: number): { digits: string; exponent: number } {
  const size = Math.abs(value);
  if (size === 0) return { digits: '0'.repeat(count), exponent: 0 };
  const guess = Number(/e([+-]\d+)$/.exec(formatFloatE(size))?.[1] ?? 0);
  const digits = rounded(scaled(exact(size), count - 1 - guess)).toString();
  return digits.length > count
    ? { digits: digits.slice(0, count), exponent: guess + 1 }
    : { digits, exponent: guess };
}

function exponential(digits: string, exponent: number): string {
  const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
  return `${digits.charAt(0)}${fraction}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

/** Go's `FormatFloat` of the size of a finite float with a precision; without one in the shortest form. */
export function formatSize(value: number, verb: 'e' | 'f' | 'g', precision: number | undefined): string {
  if (precision === undefined) return shortest(value, verb);
  if (verb === 'f') return fixedDigits(value, precision);
  if (verb === 'e') {
    const { digits, exponent } = significant(value, precision + 1);
    return exponential(digits, exponent);
  }
  const count = Math.max(1, precision);
  const { digits, exponent } = significant(value, count);
  const kept = digits.replace(/0+$/, '') || '0';
  const limit = count > kept.length && kept.length > exponent ? kept.length : count;
  if (exponent < -4 || exponent >= limit) return exponential(kept, exponent);
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${kept}`;
  const whole = kept.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const rest = kept.slice(exponent + 1);
  return rest === '' ? whole : `${whole}.${rest}`;
}

function shortest(value: number, verb: 'e' | 'f' | 'g'): string {
  const size = Math.abs(value);
  if (verb === 'f') return formatFloatF(size);
  const e = formatFloatE(size);
  if (verb === 'e') return e;
  const exponent = Number(/e([+-]\d+)$/.exec(e)?.[1] ?? 0);
  return exponent < -4 || exponent >= 6 ? e : formatFloatF(size);
}
