const TWO_63 = 2 ** 63;
const TWO_64 = 2 ** 64;

/** Go's `int64(x)` on amd64: what does not fit is the smallest integer. */
export function toInt64(x: number): bigint {
  const whole = Math.trunc(x);
  return whole >= -TWO_63 && whole < TWO_63 ? BigInt(whole) : -(1n << 63n);
}

/** Go's `uint64(x)` on amd64: negative numbers wrap, what does not fit is 2^63. */
export function toUint64(x: number): bigint {
  const whole = Math.trunc(x);
  if (whole >= TWO_63 && whole < TWO_64) return BigInt(whole);
  return BigInt.asUintN(64, toInt64(x));
}

/** Go's `math.Pow`, computed as Go does: powers of whole numbers by squaring. */
export function pow(x: number, y: number): number {
  const special = specialPow(x, y);
  if (special !== undefined) return special;
  const size = Math.abs(y);
  let whole = Math.trunc(size);
  let fraction = size - whole;
  if (fraction !== 0 && x < 0) return NaN;
  if (whole >= TWO_63) {
    if (x === -1) return 1;
    return Math.abs(x) < 1 === y > 0 ? 0 : Infinity;
  }
  let factor = 1;
  let exponent = 0;
  if (fraction !== 0) {
    if (fraction > 0.5) {
      fraction--;
      whole++;
    }
    factor = Math.exp(fraction * Math.log(x));
  }
  let [square, power] = frexp(x);
  for (let rest = whole; rest !== 0; rest = Math.floor(rest / 2)) {
    if (power < -4096 || power > 4096) {
      exponent += power;
      break;
    }
    if (rest % 2 === 1) {
      factor *= square;
      exponent += power;
    }
    square *= square;
    power *= 2;
    if (square < 0.5) {
      square += square;
      power--;
    }
  }
  return y < 0 ? ldexp(1 / factor, -exponent) : ldexp(factor, exponent);
}

function specialPow(x: number, y: number): number | undefined {
  if (y === 0 || x === 1) return 1;
  if (y === 1) return x;
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  if (x === -1 && !Number.isFinite(y)) return 1;
  if (x === 0 || !Number.isFinite(x) || !Number.isFinite(y)) return x ** y;
  if (y === 0.5) return Math.sqrt(x);
  return y === -0.5 ? 1 / Math.sqrt(x) : undefined;
}

/** x = fraction * 2^exponent with 0.5 <= |fraction| < 1. */
function frexp(x: number): [fraction: number, exponent: number] {
  let exponent = Math.max(-1023, Math.floor(Math.log2(Math.abs(x))) + 1);
  let fraction = x * 2 ** -exponent;
  while (Math.abs(fraction) < 0.5) {
    fraction *= 2;
    exponent--;
  }
  while (Math.abs(fraction) >= 1) {
    fraction /= 2;
    exponent++;
  }
  return [fraction, exponent];
}

function ldexp(x: number, exponent: number): number {
  const clamped = Math.max(-2200, Math.min(2200, exponent));
  const first = Math.trunc(clamped / 3);
  return x * 2 ** first * 2 ** first * 2 ** (clamped - 2 * first);
}
