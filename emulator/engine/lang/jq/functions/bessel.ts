import { log } from '../../float/logarithm.ts';
import { cos, sin } from '../../float/trigonometry.ts';
import { work } from '../meter.ts';
import { P0, P1, Q0, Q1 } from './besselTables.ts';
import { goInt } from './floats.ts';
import { polynomial } from './polynomial.ts';

const J0_R = [0, 0.015624999999999995, -0.00018997929423885472, 1.8295404953270067e-6, -4.618326885321032e-9];
const J0_S = [1, 0.015619102946489001, 0.00011692678466333745, 5.135465502073181e-7, 1.1661400333379e-9];
const Y0_U = [
  -0.07380429510868723, 0.17666645250918112, -0.01381856719455969, 0.00034745343209368365,
  -3.8140705372436416e-6, 1.9559013703502292e-8, -3.982051941321034e-11,
];
const Y0_V = [1, 0.01273048348341237, 7.600686273503533e-5, 2.591508518404578e-7, 4.4111031133267547e-10];
const J1_R = [-6.25e-2, 0.001407056669551897, -1.599556310840356e-5, 4.9672799960958445e-8];
const J1_S = [
  1, 0.019153759953836346, 0.00018594678558863092, 1.1771846404262368e-6, 5.0463625707621704e-9,
  1.2354227442613791e-11,
];
const Y1_U = [
  -0.19605709064623894, 0.05044387166398113, -0.0019125689587576355, 2.352526005616105e-5,
  -9.190991580398789e-8,
];
const Y1_V = [
  1, 0.01991673182366499, 0.00020255258102513517, 1.3560880109751623e-6, 6.227414523646215e-9,
  1.6655924620799208e-11,
];
const ONE_BY_SQRT_PI = 1 / Math.sqrt(Math.PI);
const TWO_BY_PI = 2 / Math.PI;
/** The order that stays negative when it is negated, as an integer of 64 bits does: no recurrence runs. */
const UNNEGATABLE = 2 ** 63;

type Ratios = readonly (readonly [readonly number[], readonly number[]])[];

/** The asymptotic part for x >= 2. */
function ratio(x: number, ratios: Ratios): number {
  const [p, q] = ratios[x >= 8 ? 0 : x >= 4.5454 ? 1 : x >= 2.8571 ? 2 : 3] ?? [[], [1]];
  const z = 1 / (x * x);
  return polynomial(z, p) / polynomial(z, q);
}

/** The two phases of order 0 or 1 for x >= 2, without the loss of digits where they cancel. */
function phases(x: number, order: 0 | 1): [ss: number, cc: number] {
  const [s, c] = [sin(x), cos(x)];
  const [ss, cc] = order === 0 ? [s - c, s + c] : [-s - c, s - c];
  if (x >= Number.MAX_VALUE / 2) return [ss, cc];
  const z = order === 0 ? -cos(x + x) : cos(x + x);
  const cancels = order === 0 ? s * c < 0 : s * c > 0;
  return cancels ? [ss, z / ss] : [z / cc, cc];
}

function asymptotic(x: number, order: 0 | 1, kind: 'j' | 'y'): number {
  const [ss, cc] = phases(x, order);
  if (x > 2 ** 129) return (ONE_BY_SQRT_PI * (kind === 'j' ? cc : ss)) / Math.sqrt(x);
  const u = 1 + ratio(x, order === 0 ? P0 : P1);
  const v = order === 0 ? (-0.125 + ratio(x, Q0)) / x : (0.375 + ratio(x, Q1)) / x;
  return (ONE_BY_SQRT_PI * (kind === 'j' ? u * cc - v * ss : u * ss + v * cc)) / Math.sqrt(x);
}

export function j0(signed: number): number {
  const x = Math.abs(signed);
  if (Number.isNaN(x)) return x;
  if (x === Infinity) return 0;
  if (x >= 2) return asymptotic(x, 0, 'j');
  if (x < 2 ** -13) return x < 2 ** -27 ? 1 : 1 - 0.25 * x * x;
  const z = x * x;
  const part = polynomial(z, J0_R) / polynomial(z, J0_S);
  if (x < 1) return 1 + z * (-0.25 + part);
  return (1 + 0.5 * x) * (1 - 0.5 * x) + z * part;
}

export function j1(signed: number): number {
  const x = Math.abs(signed);
  if (Number.isNaN(x)) return x;
  if (x === Infinity || x === 0) return 0;
  const sign = signed < 0 ? -1 : 1;
  if (x >= 2) return sign * asymptotic(x, 1, 'j');
  if (x < 2 ** -27) return 0.5 * x;
  const z = x * x;
  return sign * (0.5 * x + (z * polynomial(z, J1_R) * x) / polynomial(z, J1_S));
}

export function y0(x: number): number {
  if (x < 0 || Number.isNaN(x)) return NaN;
  if (x === Infinity || x === 0) return x === 0 ? -Infinity : 0;
  if (x >= 2) return asymptotic(x, 0, 'y');
  if (x <= 2 ** -27) return (Y0_U[0] ?? 0) + TWO_BY_PI * log(x);
  const z = x * x;
  return polynomial(z, Y0_U) / polynomial(z, Y0_V) + TWO_BY_PI * j0(x) * log(x);
}

export function y1(x: number): number {
  if (x < 0 || Number.isNaN(x)) return NaN;
  if (x === Infinity || x === 0) return x === 0 ? -Infinity : 0;
  if (x >= 2) return asymptotic(x, 1, 'y');
  if (x <= 2 ** -54) return -TWO_BY_PI / x;
  const z = x * x;
  return x * (polynomial(z, Y1_U) / polynomial(z, Y1_V)) + TWO_BY_PI * (j1(x) * log(x) - 1 / x);
}

/** Go's `math.Jn`. */
export function jn(order: number, at: number): number {
  if (Number.isNaN(at)) return at;
  if (!Number.isFinite(at)) return 0;
  const n = Math.abs(goInt(order));
  if (n === 0) return j0(at);
  if (at === 0) return 0;
  if (n === UNNEGATABLE) return Math.abs(at) >= 2 ** 302 ? positiveJn(0, Math.abs(at)) : j1(Math.abs(at));
  const x = order < 0 ? -at : at;
  if (n === 1) return j1(x);
  const value = positiveJn(n, Math.abs(x));
  return x < 0 && n % 2 === 1 ? -value : value;
}

function positiveJn(n: number, x: number): number {
  if (n > x) return x < 2 ** -29 ? tinyJn(n, x) : continuedJn(n, x);
  if (x >= 2 ** 302) {
    const [s, c] = [sin(x), cos(x)];
    const phase = [c + s, -c + s, -c - s, c - s][n % 4] ?? 0;
    return (ONE_BY_SQRT_PI * phase) / Math.sqrt(x);
  }
  work(n);
  let [a, b] = [j0(x), j1(x)];
  for (let i = 1; i < n; i++) [a, b] = [b, b * ((i + i) / x) - a];
  return b;
}

function tinyJn(n: number, x: number): number {
  if (n > 33) return 0;
  let [power, factorial] = [x * 0.5, 1];
  for (let i = 2; i <= n; i++) {
    factorial *= i;
    power *= x * 0.5;
  }
  return power / factorial;
}

/** Downward recurrence from a continued fraction. */
function continuedJn(n: number, x: number): number {
  work(n * 4);
  const step = 2 / x;
  let [q0, z] = [(n + n) / x, (n + n) / x + step];
  let q1 = q0 * z - 1;
  let k = 1;
  for (; q1 < 1e9; k++) {
    z += step;
    [q0, q1] = [q1, z * q1 - q0];
  }
  let t = 0;
  for (let i = 2 * (n + k); i >= n + n; i -= 2) t = 1 / (i / x - t);
  const mayOverflow = n * log(Math.abs(step * n)) >= 709.782712893384;
  let [a, b] = [t, 1];
  for (let i = n - 1; i > 0; i--) {
    [a, b] = [b, (b * (i + i)) / x - a];
    if (mayOverflow && b > 1e100) [a, t, b] = [a / b, t / b, 1];
  }
  return (t * j0(x)) / b;
}

/** Go's `math.Yn`. */
export function yn(order: number, x: number): number {
  if (x < 0 || Number.isNaN(x)) return NaN;
  if (x === Infinity) return 0;
  const n = Math.abs(goInt(order));
  if (n === 0) return y0(x);
  const odd = order < 0 && n % 2 === 1;
  if (x === 0) return odd ? Infinity : -Infinity;
  return odd ? -positiveYn(n, x) : positiveYn(n, x);
}

function positiveYn(n: number, x: number): number {
  if (n === 1 || (n === UNNEGATABLE && x < 2 ** 302)) return y1(x);
  if (x >= 2 ** 302) {
    const [s, c] = [sin(x), cos(x)];
    const phase = [s - c, -s - c, -s + c, s + c][n % 4] ?? 0;
    return (ONE_BY_SQRT_PI * phase) / Math.sqrt(x);
  }
  work(Math.min(n, 1_000_000));
  let [a, b] = [y0(x), y1(x)];
  for (let i = 1; i < n && b !== -Infinity && !Number.isNaN(b); i++) {
    if (i > 1_000_000) work(1);
    [a, b] = [b, ((i + i) / x) * b - a];
  }
  return b;
}
