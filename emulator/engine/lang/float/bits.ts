/** The parts of a float64, as Go's `math` takes them apart. */

const double = new Float64Array(1);
const words = new BigUint64Array(double.buffer);
/** Exponents below this give zero, whatever the fraction. */
const LEAST_EXPONENT = -1075;
const GREATEST_EXPONENT = 1024;

export function bitsOf(x: number): bigint {
  double[0] = x;
  return words[0] ?? 0n;
}

export function fromBits(bits: bigint): number {
  words[0] = bits;
  return double[0] ?? 0;
}

export function isNegative(x: number): boolean {
  return x < 0 || Object.is(x, -0);
}

export function copysign(x: number, sign: number): number {
  return isNegative(sign) ? -Math.abs(x) : Math.abs(x);
}

/** x = fraction * 2^exponent with 0.5 <= |fraction| < 1; zeros, infinities and NaN have exponent 0. */
export function frexp(x: number): [fraction: number, exponent: number] {
  if (x === 0 || !Number.isFinite(x)) return [x, 0];
  const small = Math.abs(x) < 2 ** -1022;
  const bits = bitsOf(small ? x * 2 ** 54 : x);
  const exponent = Number((bits >> 52n) & 0x7ffn) - 1022 - (small ? 54 : 0);
  return [fromBits((bits & 0x800fffffffffffffn) | 0x3fe0000000000000n), exponent];
}

/** x * 2^exponent, rounded once. */
export function ldexp(x: number, exponent: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const [fraction, own] = frexp(x);
  const total = own + exponent;
  if (total < LEAST_EXPONENT) return copysign(0, x);
  if (total > GREATEST_EXPONENT) return copysign(Infinity, x);
  return total < -1020 ? fraction * 2 ** (total + 100) * 2 ** -100 : fraction * 2 * 2 ** (total - 1);
}
