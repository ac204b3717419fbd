import { copysign, frexp } from '../../float/bits.ts';
import { cbrt } from '../../float/cubeRoot.ts';
import { exp, exp2, expm1 } from '../../float/exponential.ts';
import { fma } from '../../float/fma.ts';
import * as hyperbolic from '../../float/hyperbolic.ts';
import { log, log10, log1p, log2 } from '../../float/logarithm.ts';
import { pow } from '../../float/power.ts';
import * as trigonometry from '../../float/trigonometry.ts';
import { notApplicable } from '../failure.ts';
import type { Family, Native } from '../native.ts';
import { toFloat } from '../number.ts';
import { j0, j1, jn, y0, y1, yn } from './bessel.ts';
import { erf, erfc } from './errorFunction.ts';
import { gamma, lgamma } from './gamma.ts';
import * as special from './floats.ts';

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

const fusedMultiplyAdd: Native = (_input, a, b, c) => {
  const [x, y, z] = [toFloat(a), toFloat(b), toFloat(c)];
  if (x === undefined) return notApplicable('fma', a);
  if (y === undefined) return notApplicable('fma', b);
  return z === undefined ? notApplicable('fma', c) : fma(x, y, z);
};

const UNARY: Readonly<Record<string, Unary>> = {
  sin: trigonometry.sin,
  cos: trigonometry.cos,
  tan: trigonometry.tan,
  asin: trigonometry.asin,
  acos: trigonometry.acos,
  atan: trigonometry.atan,
  sinh: hyperbolic.sinh,
  cosh: hyperbolic.cosh,
  tanh: hyperbolic.tanh,
  asinh: hyperbolic.asinh,
  acosh: hyperbolic.acosh,
  atanh: hyperbolic.atanh,
  floor: Math.floor,
  round: special.round,
  nearbyint: special.roundToEven,
  rint: special.roundToEven,
  ceil: Math.ceil,
  trunc: Math.trunc,
  significand: special.significand,
  fabs: Math.abs,
  sqrt: Math.sqrt,
  cbrt,
  exp,
  exp10: (x) => pow(10, x),
  exp2,
  expm1,
  log,
  log10,
  log1p,
  log2,
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
  copysign: copysign,
  drem: special.drem,
  fdim: special.dim,
  fmax: special.fmax,
  fmin: special.fmin,
  fmod: (x, y) => x % y,
  hypot: special.hypot,
  nextafter: special.nextAfter,
  nexttoward: special.nextAfter,
  remainder: special.remainder,
  ldexp: special.scaleBy,
  scalb: special.scaleBy,
  scalbln: special.scaleBy,
  pow,
  jn,
  yn,
};

export const MATH: Family = {
  ...Object.fromEntries(Object.entries(UNARY).map(([name, run]) => unary(name, run))),
  ...Object.fromEntries(Object.entries(BINARY).map(([name, run]) => binary(name, run))),
  'fma/3': fusedMultiplyAdd,
  'frexp/0': (input) => {
    const x = toFloat(input);
    if (x === undefined) return notApplicable('frexp', input);
    const [fraction, exponent] = frexp(x);
    return [fraction, BigInt(exponent)];
  },
  'modf/0': (input) => {
    const x = toFloat(input);
    if (x === undefined) return notApplicable('modf', input);
    if (!Number.isFinite(x) && !Number.isNaN(x)) return [copysign(0, x), x];
    return [copysign(x - Math.trunc(x), x), Math.trunc(x)];
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
