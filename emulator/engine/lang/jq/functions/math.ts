import { pow } from '../../goMath.ts';
import { notApplicable } from '../failure.ts';
import type { Family, Native } from '../native.ts';
import { toFloat } from '../number.ts';
import { j0, j1, jn, y0, y1, yn } from './bessel.ts';
import { erf, erfc } from './errorFunction.ts';
import { gamma, lgamma } from './gamma.ts';
import * as special from './floats.ts';
import * as trigonometry from './trigonometry.ts';

type Unary = (x: number) => number;
type Binary = (x: number, y: number) => number;

function unary(name: string, run: Unary): [string, Native] {
  return [
    `${name}/0`,
    (input) => {
      const x = toFloat(input);
      return x === undefined ? notApplicable(name, input) : run(x);
    },
  ];
}

function binary(name: string, run: Binary): [string, Native] {
  return [
    `${name}/2`,
    (_input, left, right) => {
      const x = toFloat(left);
      if (x === undefined) return notApplicable(name, left);
      const y = toFloat(right);
      return y === undefined ? notApplicable(name, right) : run(x, y);
    },
  ];
}

const fma: Native = (_input, a, b, c) => {
  const [x, y, z] = [toFloat(a), toFloat(b), toFloat(c)];
  if (x === undefined) return notApplicable('fma', a);
  if (y === undefined) return notApplicable('fma', b);
  return z === undefined ? notApplicable('fma', c) : special.fma(x, y, z);
};

const UNARY: Readonly<Record<string, Unary>> = {
  sin: trigonometry.sin,
  cos: trigonometry.cos,
  tan: trigonometry.tan,
  asin: trigonometry.asin,
  acos: trigonometry.acos,
  atan: trigonometry.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  asinh: Math.asinh,
  acosh: Math.acosh,
  atanh: Math.atanh,
  floor: Math.floor,
  round: special.round,
  nearbyint: special.roundToEven,
  rint: special.roundToEven,
  ceil: Math.ceil,
  trunc: Math.trunc,
  significand: special.significand,
  fabs: Math.abs,
  sqrt: Math.sqrt,
  cbrt: Math.cbrt,
  exp: Math.exp,
  exp10: (x) => pow(10, x),
  exp2: special.exp2,
  expm1: Math.expm1,
  log: Math.log,
  log10: special.log10,
  log1p: Math.log1p,
  log2: special.log2,
  logb: special.logb,
  gamma,
  tgamma: gamma,
  lgamma,
  erf,
  erfc,
  j0,
  j1,
  y0,
  y1,
};

const BINARY: Readonly<Record<string, Binary>> = {
  atan2: trigonometry.atan2,
  copysign: special.copysign,
  drem: special.drem,
  fdim: special.dim,
  fmax: special.fmax,
  fmin: special.fmin,
  fmod: (x, y) => x % y,
  hypot: special.hypot,
  nextafter: special.nextAfter,
  nexttoward: special.nextAfter,
  remainder: special.remainder,
  ldexp: special.ldexp,
  scalb: special.ldexp,
  scalbln: special.ldexp,
  pow,
  jn,
  yn,
};

export const MATH: Family = {
  ...Object.fromEntries(Object.entries(UNARY).map(([name, run]) => unary(name, run))),
  ...Object.fromEntries(Object.entries(BINARY).map(([name, run]) => binary(name, run))),
  'fma/3': fma,
  'frexp/0': (input) => {
    const x = toFloat(input);
    if (x === undefined) return notApplicable('frexp', input);
    const [fraction, exponent] = special.frexp(x);
    return [fraction, BigInt(exponent)];
  },
  'modf/0': (input) => {
    const x = toFloat(input);
    if (x === undefined) return notApplicable('modf', input);
    if (!Number.isFinite(x) && !Number.isNaN(x)) return [special.copysign(0, x), x];
    return [special.copysign(x - Math.trunc(x), x), Math.trunc(x)];
  },
  'infinite/0': () => Infinity,
  'nan/0': () => NaN,
  'isfinite/0': (input) => {
    const x = toFloat(input);
    return x !== undefined && Math.abs(x) !== Infinity;
  },
  'isinfinite/0': (input) => Math.abs(toFloat(input) ?? 0) === Infinity,
  'isnan/0': (input) => {
    const x = toFloat(input);
    if (x !== undefined) return Number.isNaN(x);
    return input === null ? false : notApplicable('isnan', input);
  },
  'isnormal/0': (input) => {
    const x = Math.abs(toFloat(input) ?? 0);
    return x >= 2 ** -1022 && x < Infinity;
  },
};
