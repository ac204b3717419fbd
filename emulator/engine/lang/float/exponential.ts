/** Go's exponentials on amd64, to the last digit. */

import { bitsOf, fromBits, ldexp } from './bits.ts';
import { fma } from './fma.ts';

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
/** ln 2 in two parts for `exp`, whose reduction is fused. */
const LN2_UPPER = 0.693147180559663;
const LN2_REST = 2.8235290563031577e-13;
const EXP_OVERFLOW = 709.782712893384;
const TAYLOR = [
  2.48015873015873e-5, 0.0001984126984126984, 0.001388888888888889, 0.008333333333333333,
  0.041666666666666664, 0.16666666666666666, 0.5, 1,
] as const;

/** e^x: a Taylor series of a sixteenth of the rest, then squared four times. */
export function exp(x: number): number {
  if (Number.isNaN(x) || x === Infinity) return x;
  if (x > EXP_OVERFLOW) return Infinity;
  const power = roundToEven(Math.LOG2E * x);
  if (power < -1075) return 0;
  if (power > 1023) return Infinity;
  const rest = fma(-LN2_REST, power, fma(-LN2_UPPER, power, x)) * 0.0625;
  let sum: number = TAYLOR[0];
  for (let i = 1; i < TAYLOR.length; i++) sum = fma(sum, rest, TAYLOR[i] ?? 0);
  let value = rest * sum;
  for (let i = 0; i < 3; i++) value *= value + 2;
  value = fma(value + 2, value, 1);
  return power > -1023 ? value * 2 ** power : value * 2 ** (power + 1022) * 2 ** -1022;
}

function roundToEven(x: number): number {
  const whole = Math.floor(x);
  const rest = x - whole;
  return rest > 0.5 || (rest === 0.5 && whole % 2 !== 0) ? whole + 1 : whole;
}

export function exp2(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 1023.9999999999999) return Infinity;
  if (x < -1074) return 0;
  const power = Math.trunc(x < 0 ? x - 0.5 : x + 0.5);
  const rest = x - power;
  return scaledExponential(rest * LN2_HIGH, -rest * LN2_LOW, power);
}

/** e^(high - low) * 2^power, with high - low at most half of ln 2. */
function scaledExponential(high: number, low: number, power: number): number {
  const r = high - low;
  const t = r * r;
  const c =
    r -
    t *
      (0.16666666666666666 +
        t *
          (-0.0027777777777015593 +
            t * (6.613756321437934e-5 + t * (-1.6533902205465252e-6 + t * 4.1381367970572385e-8))));
  return ldexp(1 - (low - (r * c) / (2 - c) - high), power);
}

/** e^x - 1, exact near 0. */
export function expm1(x: number): number {
  if (Number.isNaN(x) || x === Infinity) return x;
  if (x <= -38.816242111356935) return -1;
  if (x >= 709.782712893384) return Infinity;
  if (Math.abs(x) < 2 ** -54) return x;
  const { rest, correction, power } = reduceExpm1(x);
  return power === 0 ? expm1Near(rest) : expm1Scaled(rest, correction, power);
}

function reduceExpm1(x: number): { rest: number; correction: number; power: number } {
  const size = Math.abs(x);
  if (size <= 0.34657359027997264) return { rest: x, correction: 0, power: 0 };
  const sign = x < 0 ? -1 : 1;
  const power = size < 1.0397207708399179 ? sign : Math.trunc(Math.LOG2E * x + sign * 0.5);
  const high = x - power * LN2_HIGH;
  const low = power * LN2_LOW;
  const rest = high - low;
  return { rest, correction: high - rest - low, power };
}

/** Half the square of the rest, and the error term of the rational approximation. */
function expm1Terms(x: number): { square: number; error: number } {
  const half = 0.5 * x;
  const square = x * half;
  const r =
    1 +
    square *
      (-0.03333333333333313 +
        square *
          (0.0015873015872548146 +
            square *
              (-7.93650757867488e-5 + square * (4.008217827329362e-6 + square * -2.0109921818362437e-7))));
  const t = 3 - r * half;
  return { square, error: square * ((r - t) / (6 - x * t)) };
}

function expm1Near(x: number): number {
  const { square, error } = expm1Terms(x);
  return x - (x * error - square);
}

function expm1Scaled(x: number, correction: number, power: number): number {
  const { square, error } = expm1Terms(x);
  const e = x * (error - correction) - correction - square;
  if (power === -1) return 0.5 * (x - e) - 0.5;
  if (power === 1) return x < -0.25 ? -2 * (e - (x + 0.5)) : 1 + 2 * (x - e);
  if (power <= -2 || power > 56) return raise(1 - (e - x), power) - 1;
  if (power < 20) return raise(1 - 2 ** -power - (e - x), power);
  return raise(x - (e + 2 ** -power) + 1, power);
}

/** x * 2^power by adding to the exponent's bits. */
function raise(x: number, power: number): number {
  return fromBits(BigInt.asUintN(64, bitsOf(x) + (BigInt(power) << 52n)));
}
