/** Go's trigonometry: the approximations of Cephes, whose last digit is not always JavaScript's. */

import { reduceLarge } from './reducePi.ts';

const PI4 = [0.7853981256484985, 3.774894707930798e-8, 2.6951514290790595e-15] as const;
const SIN = [
  1.5896230157654656e-10, -2.5050747762857807e-8, 2.7557313621385722e-6, -0.0001984126982958954,
  0.008333333333322118, -0.1666666666666663,
];
const COS = [
  -1.1358536521387682e-11, 2.087570084197473e-9, -2.755731417929674e-7, 2.4801587288851704e-5,
  -0.0013888888888873056, 0.041666666666666595,
];
const TAN_P = [-13093.693918138379, 1153516.6483858742, -17956525.197648488];
const TAN_Q = [1, 13681.296347069296, -1320892.3444021097, 25008380.18233579, -53869575.592945464];
const ATAN_P = [
  -0.8750608600031904, -16.157537187333652, -75.00855792314705, -122.88666844901361, -64.85021904942025,
];
const ATAN_Q = [
  1, 24.858464901423062, 165.02700983169885, 432.88106049129027, 485.3903996359137, 194.5506571482614,
];
const MORE_BITS = 6.123233995736766e-17;
/** From here on arguments are reduced with many digits of pi. */
const LARGE = 2 ** 29;

/** A polynomial at x; the highest power comes first. */
function horner(x: number, coefficients: readonly number[]): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient);
}

/** The octant of an argument, made even, and what is left. */
function reduce(x: number): { octant: number; rest: number } {
  if (x >= LARGE) return reduceLarge(x);
  const whole = Math.floor(x * (4 / Math.PI));
  const even = whole + (whole % 2);
  return { octant: even, rest: x - even * PI4[0] - even * PI4[1] - even * PI4[2] };
}

function sineOf(z: number): number {
  return z + z * (z * z) * horner(z * z, SIN);
}

function cosineOf(z: number): number {
  const zz = z * z;
  return 1 - 0.5 * zz + zz * zz * horner(zz, COS);
}

export function sin(x: number): number {
  const size = Math.abs(x);
  if (x === 0) return x;
  if (!Number.isFinite(x)) return NaN;
  const { octant, rest } = reduce(size);
  const value = octant % 4 === 2 ? cosineOf(rest) : sineOf(rest);
  return octant % 8 > 3 === x < 0 ? value : -value;
}

export function cos(x: number): number {
  const size = Math.abs(x);
  if (!Number.isFinite(x)) return NaN;
  const { octant, rest } = reduce(size);
  const value = octant % 4 === 2 ? sineOf(rest) : cosineOf(rest);
  return octant % 8 === 2 || octant % 8 === 4 ? -value : value;
}

export function tan(x: number): number {
  const size = Math.abs(x);
  if (x === 0) return x;
  if (!Number.isFinite(x)) return NaN;
  const { octant, rest: z } = reduce(size);
  const zz = z * z;
  const near = zz > 1e-14 ? z + z * ((zz * horner(zz, TAN_P)) / horner(zz, TAN_Q)) : z;
  const value = octant % 4 === 2 ? -1 / near : near;
  return x < 0 ? -value : value;
}

export function atan(x: number): number {
  if (x === 0 || Number.isNaN(x)) return x;
  return x > 0 ? positiveAtan(x) : -positiveAtan(-x);
}

function positiveAtan(x: number): number {
  if (x <= 0.66) return smallAtan(x);
  if (x > 2.414213562373095) return Math.PI / 2 - smallAtan(1 / x) + MORE_BITS;
  return Math.PI / 4 + smallAtan((x - 1) / (x + 1)) + 0.5 * MORE_BITS;
}

function smallAtan(x: number): number {
  const z = x * x;
  return x * ((z * horner(z, ATAN_P)) / horner(z, ATAN_Q)) + x;
}

export function asin(x: number): number {
  const size = Math.abs(x);
  if (x === 0 || Number.isNaN(x)) return x;
  if (size > 1) return NaN;
  const side = Math.sqrt(1 - size * size);
  const value = size > 0.7 ? Math.PI / 2 - positiveAtan(side / size) : positiveAtan(size / side);
  return x < 0 ? -value : value;
}

export function acos(x: number): number {
  return Math.PI / 2 - asin(x);
}

export function atan2(y: number, x: number): number {
  if (y === 0 || x === 0 || !Number.isFinite(x) || !Number.isFinite(y)) return Math.atan2(y, x);
  const angle = atan(y / x);
  if (x > 0) return angle;
  return angle <= 0 ? angle + Math.PI : angle - Math.PI;
}
