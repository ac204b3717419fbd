/** Go's logarithms on amd64, to the last digit. */

import { bitsOf, frexp, fromBits } from './bits.ts';

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const L1 = 0.6666666666666735;
const L2 = 0.3999999999940942;
const L3 = 0.2857142874366239;
const L4 = 0.22222198432149784;
const L5 = 0.1818357216161805;
const L6 = 0.15313837699209373;
const L7 = 0.14798198605116586;
const FRACTION = 0x000fffffffffffffn;
const HALF = 0x3fe0000000000000n;
const ONE = 0x3ff0000000000000n;
const SQRT2_FRACTION = 0x0006a09e667f3bcdn;

/** Numbers below 2^-1022 are read as if they were normal, as the machine code does. */
export function log(x: number): number {
  if (x < 0 || Number.isNaN(x)) return NaN;
  if (x === 0) return -Infinity;
  if (x === Infinity) return x;
  const bits = bitsOf(x);
  let fraction = fromBits((bits & FRACTION) | HALF);
  let k = Number(bits >> 52n) - 1022;
  if (fraction <= Math.SQRT1_2) {
    fraction *= 2;
    k--;
  }
  const f = fraction - 1;
  const s = f / (2 + f);
  const s2 = s * s;
  const s4 = s2 * s2;
  const odd = s2 * (L1 + s4 * (L3 + s4 * (L5 + s4 * L7)));
  const even = s4 * (L2 + s4 * (L4 + s4 * L6));
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + (odd + even)) + k * LN2_LOW) - f);
}

export function log10(x: number): number {
  return log(x) * Math.LOG10E;
}

export function log2(x: number): number {
  const [fraction, exponent] = frexp(x);
  if (fraction === 0.5) return exponent - 1;
  return log(fraction) * Math.LOG2E + exponent;
}

/** ln(1 + x), exact near 0. */
export function log1p(x: number): number {
  if (x < -1 || Number.isNaN(x)) return NaN;
  if (x === -1) return -Infinity;
  if (x === Infinity) return x;
  const size = Math.abs(x);
  if (size < 2 ** -54) return x;
  if (size < 2 ** -29) return x - x * x * 0.5;
  const { f, k, correction, short } = reduceLog1p(x);
  const half = 0.5 * f * f;
  if (short) return shortLog1p(f, k, correction, half);
  const s = f / (2 + f);
  const z = s * s;
  const r = z * (L1 + z * (L2 + z * (L3 + z * (L4 + z * (L5 + z * (L6 + z * L7))))));
  if (k === 0) return f - (half - s * (half + r));
  return k * LN2_HIGH - (half - (s * (half + r) + (k * LN2_LOW + correction)) - f);
}

interface Reduced {
  /** 1 + x = 2^k * (1 + f), about. */
  readonly f: number;
  readonly k: number;
  readonly correction: number;
  /** f is so small that two terms suffice. */
  readonly short: boolean;
}

function reduceLog1p(x: number): Reduced {
  if (Math.abs(x) < 0.41421356237309503 && x > -0.2928932188134525)
    return { f: x, k: 0, correction: 0, short: false };
  const exact = Math.abs(x) >= 2 ** 53;
  const u = exact ? x : 1 + x;
  const bits = bitsOf(u);
  const k = Number(bits >> 52n) - 1023;
  const correction = exact ? 0 : (k > 0 ? 1 - (u - x) : x - (u - 1)) / u;
  const fraction = bits & FRACTION;
  if (fraction < SQRT2_FRACTION)
    return { f: fromBits(fraction | ONE) - 1, k, correction, short: fraction === 0n };
  const rest = (0x0010000000000000n - fraction) >> 2n;
  return { f: fromBits(fraction | HALF) - 1, k: k + 1, correction, short: rest === 0n };
}

function shortLog1p(f: number, k: number, correction: number, half: number): number {
  if (f === 0) return k === 0 ? 0 : k * LN2_HIGH + (correction + k * LN2_LOW);
  const r = half * (1 - 0.6666666666666666 * f);
  return k === 0 ? f - r : k * LN2_HIGH - (r - (k * LN2_LOW + correction) - f);
}
