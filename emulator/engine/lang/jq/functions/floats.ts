/** Functions of Go's `math` that JavaScript lacks or answers differently. */

import { copysign, frexp, ldexp } from '../../float/bits.ts';

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

/** x * 2^power, `power` cut to an integer: what does not fit is the least one, which then may wrap to a very large one. */
export function scaleBy(x: number, power: number): number {
  const exponent = goInt(power);
  if (exponent > -(2 ** 63)) return ldexp(x, exponent);
  return ldexp(x, Math.abs(x) < 1 ? Infinity : -Infinity);
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
