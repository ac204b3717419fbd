/** Functions of Go's `math` that JavaScript lacks or answers differently. */

export function copysign(x: number, sign: number): number {
  const negative = sign < 0 || Object.is(sign, -0);
  return negative ? -Math.abs(x) : Math.abs(x);
}

/** Half away from zero. */
export function round(x: number): number {
  const whole = Math.trunc(x);
  return Math.abs(x - whole) >= 0.5 ? whole + Math.sign(x) : whole;
}

export function roundToEven(x: number): number {
  const whole = Math.trunc(x);
  const rest = Math.abs(x - whole);
  if (rest < 0.5 || (rest === 0.5 && whole % 2 === 0) || Number.isNaN(rest)) return whole;
  return whole + Math.sign(x);
}

/** x = fraction * 2^exponent with 0.5 <= |fraction| < 1; zeros, infinities and NaN have exponent 0. */
export function frexp(x: number): [fraction: number, exponent: number] {
  if (x === 0 || !Number.isFinite(x)) return [x, 0];
  const view = new DataView(new ArrayBuffer(8));
  const small = Math.abs(x) < 2 ** -1022;
  view.setFloat64(0, small ? x * 2 ** 54 : x);
  const high = view.getUint32(0);
  const exponent = ((high >>> 20) & 0x7ff) - 1022 - (small ? 54 : 0);
  view.setUint32(0, (high & 0x800fffff) | 0x3fe00000);
  return [view.getFloat64(0), exponent];
}

export function ldexp(x: number, power: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const exponent = goInt(power);
  const [fraction, own] = frexp(x);
  const total = own + exponent;
  if (total < -1075) return copysign(0, x);
  if (total > 1024) return copysign(Infinity, x);
  return total < -1020 ? fraction * 2 ** (total + 100) * 2 ** -100 : fraction * 2 * 2 ** (total - 1);
}

/** Go's `int(x)` on amd64: what does not fit is the least integer. */
export function goInt(x: number): number {
  const whole = Math.trunc(x);
  return whole >= -(2 ** 63) && whole < 2 ** 63 ? whole : -(2 ** 63);
}

export function significand(x: number): number {
  return frexp(x)[0] * 2;
}

export function logb(x: number): number {
  if (x === 0) return -Infinity;
  if (!Number.isFinite(x)) return Number.isNaN(x) ? x : Infinity;
  return frexp(x)[1] - 1;
}

export function log2(x: number): number {
  const [fraction, exponent] = frexp(x);
  if (fraction === 0.5) return exponent - 1;
  return Math.log(fraction) * Math.LOG2E + exponent;
}

export function log10(x: number): number {
  return Math.log(x) * Math.LOG10E;
}

export function exp2(x: number): number {
  return 2 ** x;
}

export function dim(x: number, y: number): number {
  const difference = x - y;
  if (Number.isNaN(difference)) return difference;
  return difference <= 0 ? 0 : difference;
}

export function fmax(x: number, y: number): number {
  if (Number.isNaN(x)) return y;
  return Number.isNaN(y) ? x : Math.max(x, y);
}

export function fmin(x: number, y: number): number {
  if (Number.isNaN(x)) return y;
  return Number.isNaN(y) ? x : Math.min(x, y);
}

export function hypot(x: number, y: number): number {
  if (Math.abs(x) === Infinity || Math.abs(y) === Infinity) return Infinity;
  const [p, q] = Math.abs(x) < Math.abs(y) ? [Math.abs(y), Math.abs(x)] : [Math.abs(x), Math.abs(y)];
  if (p === 0) return 0;
  const ratio = q / p;
  return p * Math.sqrt(1 + ratio * ratio);
}

/** IEEE 754 remainder: what is left of the nearest multiple of y. */
export function remainder(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y) || !Number.isFinite(x) || y === 0) return NaN;
  if (!Number.isFinite(y)) return x;
  const size = Math.abs(y);
  let rest = Math.abs(x);
  if (size <= Number.MAX_VALUE / 2) rest %= size + size;
  if (size < 2 ** -1021) {
    if (rest + rest > size) rest -= size;
    if (rest + rest >= size && rest !== 0) rest -= size;
  } else {
    const half = 0.5 * size;
    if (rest > half) {
      rest -= size;
      if (rest >= half) rest -= size;
    }
  }
  return x < 0 || Object.is(x, -0) ? -rest : rest;
}

export function drem(x: number, y: number): number {
  const rest = remainder(x, y);
  return rest === 0 ? copysign(rest, x) : rest;
}

export function nextAfter(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  if (x === y) return x;
  if (x === 0) return copysign(Number.MIN_VALUE, y);
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  view.setBigUint64(0, view.getBigUint64(0) + (y > x === x > 0 ? 1n : -1n));
  return view.getFloat64(0);
}

/** x * y + z, rounded once. */
export function fma(x: number, y: number, z: number): number {
  const plain = x * y + z;
  if (!Number.isFinite(x) || !Number.isFinite(y) || !Number.isFinite(z) || x === 0 || y === 0 || z === 0)
    return plain;
  const [a, b, c] = [exact(x), exact(y), exact(z)];
  const exponent = Math.min(a.exponent + b.exponent, c.exponent);
  const product = (a.digits * b.digits) << BigInt(a.exponent + b.exponent - exponent);
  const sum = product + (c.digits << BigInt(c.exponent - exponent));
  return sum === 0n ? plain : scale(sum, exponent);
}

interface Exact {
  readonly digits: bigint;
  readonly exponent: number;
}

function exact(x: number): Exact {
  const [fraction, exponent] = frexp(x);
  return { digits: BigInt(fraction * 2 ** 53), exponent: exponent - 53 };
}

/** digits * 2^exponent to the nearest float64, ties to even. */
function scale(digits: bigint, exponent: number): number {
  const negative = digits < 0n;
  let size = negative ? -digits : digits;
  const bits = size.toString(2).length;
  const drop = Math.max(bits - 53, -1074 - exponent);
  if (drop > 0) {
    const unit = 1n << BigInt(drop);
    const rest = size % unit;
    size /= unit;
    if (rest * 2n > unit || (rest * 2n === unit && size % 2n === 1n)) size += 1n;
  }
  const value = ldexp(Number(size), exponent + Math.max(0, drop));
  return negative ? -value : value;
}
