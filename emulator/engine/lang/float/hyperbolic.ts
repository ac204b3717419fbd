/** Go's hyperbolic functions and their inverses, to the last digit. */

import { exp } from './exponential.ts';
import { log, log1p } from './logarithm.ts';

const NEAR_ZERO = 2 ** -28;
const LARGE = 2 ** 28;

export function sinh(x: number): number {
  const size = Math.abs(x);
  const value = size > 21 ? exp(size) * 0.5 : size > 0.5 ? halfDifference(exp(size)) : sinhNear(size);
  return x < 0 ? -value : x === 0 ? x : value;
}

function halfDifference(e: number): number {
  return (e - 1 / e) * 0.5;
}

function sinhNear(x: number): number {
  const square = x * x;
  const top =
    (((-26.30563213397497 * square - 2894.211355989564) * square - 89912.72022039509) * square -
      630767.3640497717) *
    x;
  const bottom = ((square - 173.6789535582337) * square + 15215.17378790019) * square - 630767.3640497717;
  return top / bottom;
}

export function cosh(x: number): number {
  const size = Math.abs(x);
  const e = exp(size);
  return size > 21 ? e * 0.5 : (e + 1 / e) * 0.5;
}

export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size > 44.014845965556525) return x < 0 ? -1 : 1;
  if (size >= 0.625) {
    const value = 1 - 2 / (exp(2 * size) + 1);
    return x < 0 ? -value : value;
  }
  if (x === 0) return x;
  const s = x * x;
  const top = (-0.9643991794250523 * s - 99.28772310019185) * s - 1614.6876844170845;
  const bottom = ((s + 112.81167849163293) * s + 2235.4883906010045) * s + 4844.063053251255;
  return x + (x * s * top) / bottom;
}

export function asinh(x: number): number {
  if (Number.isNaN(x) || x === 0 || Math.abs(x) === Infinity) return x;
  const value = positiveAsinh(Math.abs(x));
  return x < 0 ? -value : value;
}

function positiveAsinh(x: number): number {
  if (x > LARGE) return log(x) + Math.LN2;
  if (x > 2) return log(2 * x + 1 / (Math.sqrt(x * x + 1) + x));
  return x < NEAR_ZERO ? x : log1p(x + (x * x) / (1 + Math.sqrt(1 + x * x)));
}

export function acosh(x: number): number {
  if (x < 1 || Number.isNaN(x)) return NaN;
  if (x === 1) return 0;
  if (x >= LARGE) return log(x) + Math.LN2;
  if (x > 2) return log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
  const t = x - 1;
  return log1p(t + Math.sqrt(2 * t + t * t));
}

export function atanh(x: number): number {
  if (Math.abs(x) > 1 || Number.isNaN(x)) return NaN;
  if (Math.abs(x) === 1) return x * Infinity;
  if (x === 0) return x;
  const value = positiveAtanh(Math.abs(x));
  return x < 0 ? -value : value;
}

function positiveAtanh(x: number): number {
  if (x < NEAR_ZERO) return x;
  const twice = x + x;
  return 0.5 * log1p(x < 0.5 ? twice + (twice * x) / (1 - x) : twice / (1 - x));
}
