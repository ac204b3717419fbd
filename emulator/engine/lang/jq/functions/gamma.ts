import { exp } from '../../float/exponential.ts';
import { log } from '../../float/logarithm.ts';
import { pow } from '../../float/power.ts';
import { cos, sin } from '../../float/trigonometry.ts';
import * as table from './gammaTables.ts';
import { polynomial } from './polynomial.ts';

const EULER = 0.5772156649015329;
const SQRT_TWO_PI = 2.5066282746310007;

/** Stirling's formula for x > 33, in two factors whose product may overflow. */
function stirling(x: number): [number, number] {
  if (x > 200) return [Infinity, 1];
  const w = 1 + (1 / x) * polynomial(1 / x, table.STIRLING);
  const exponential = exp(x);
  if (x <= 143.01608) return [pow(x, x - 0.5) / exponential, SQRT_TWO_PI * w];
  const root = pow(x, 0.5 * x - 0.25);
  return [root, SQRT_TWO_PI * w * (root / exponential)];
}

/** Go's `math.Gamma`. */
export function gamma(x: number): number {
  if (Number.isNaN(x) || x === -Infinity || (x < 0 && Number.isInteger(x))) return NaN;
  if (x === Infinity) return x;
  if (x === 0) return 1 / x;
  if (x > 33) {
    const [a, b] = stirling(x);
    return a * b;
  }
  return x < -33 ? reflected(-x) : reduced(x);
}

function reflected(size: number): number {
  const whole = Math.floor(size);
  const sign = whole % 2 === 0 ? -1 : 1;
  const distance = size - whole > 0.5 ? size - (whole + 1) : size - whole;
  const sine = Math.abs(size * sin(Math.PI * distance));
  if (sine === 0) return sign * Infinity;
  const [a, b] = stirling(size);
  const product = sine * a * b;
  return sign * (Number.isFinite(product) ? Math.PI / product : Math.PI / sine / a / b);
}

/** Brings the argument between 2 and 3. */
function reduced(from: number): number {
  let x = from;
  let z = 1;
  while (x >= 3) {
    x -= 1;
    z *= x;
  }
  while (x < 2) {
    if (x > -1e-9 && x < 1e-9) return x === 0 ? Infinity : z / ((1 + EULER * x) * x);
    z /= x;
    x += 1;
  }
  if (x === 2) return z;
  return (z * polynomial(x - 2, table.GAMMA_P)) / polynomial(x - 2, table.GAMMA_Q);
}

const Y_MIN = 1.4616321449683622;
const TF = -0.12148629053584961;
const TT = -3.638676997039505e-18;

/** Go's `math.Lgamma` without the sign. */
export function lgamma(x: number): number {
  if (Number.isNaN(x) || !Number.isFinite(x)) return x;
  if (x === 0) return Infinity;
  const size = Math.abs(x);
  if (size < 2 ** -70) return -log(size);
  if (x > 0) return logGamma(size);
  if (size >= 2 ** 52 || Number.isInteger(size)) return Infinity;
  const sine = sinPi(size);
  return log(Math.PI / Math.abs(sine * size)) - logGamma(size);
}

/** sin(pi * x) of a positive number that is not whole, up to the sign. */
function sinPi(size: number): number {
  if (size < 0.25) return sin(Math.PI * size);
  const x = size % 2;
  const part = Math.trunc(x * 4);
  if (part === 0) return sin(Math.PI * x);
  if (part <= 2) return cos(Math.PI * (0.5 - x));
  if (part <= 4) return sin(Math.PI * (1 - x));
  return part <= 6 ? -cos(Math.PI * (x - 1.5)) : sin(Math.PI * (x - 2));
}

function logGamma(x: number): number {
  if (x === 1 || x === 2) return 0;
  if (x < 2) return x <= 0.9 ? -log(x) + nearOne(x, 0) : nearOne(x, 1);
  if (x < 8) return belowEight(x);
  if (x >= 2 ** 58) return x * (log(x) - 1);
  const z = 1 / x;
  const w = table.LGAMMA_W[0] + z * polynomial(z * z, table.LGAMMA_W.slice(1));
  return (x - 0.5) * (log(x) - 1) + w;
}

/** Between 0 and 0.9 (`shift` 0) or 0.9 and 2 (`shift` 1): a polynomial around the nearest of 1, the least value and 2. */
function nearOne(x: number, shift: 0 | 1): number {
  const least = Y_MIN - 1 + shift;
  if (x >= least + 0.27) {
    const y = 1 + shift - x;
    const even = table.LGAMMA_A.filter((_coefficient, i) => i % 2 === 0);
    const odd = table.LGAMMA_A.filter((_coefficient, i) => i % 2 === 1);
    const z = y * y;
    return y * polynomial(z, even) + z * polynomial(z, odd) - 0.5 * y;
  }
  if (x >= least - 0.27) {
    const y = x - least;
    const w = y * y * y;
    const [p1 = 0, p2 = 0, p3 = 0] = [0, 1, 2].map((rest) =>
      polynomial(
        w,
        table.LGAMMA_T.filter((_coefficient, i) => i % 3 === rest),
      ),
    );
    return TF + (y * y * p1 - (TT - w * (p2 + y * p3)));
  }
  const y = x - shift;
  return -0.5 * y + (y * polynomial(y, table.LGAMMA_U)) / polynomial(y, table.LGAMMA_V);
}

function belowEight(x: number): number {
  const whole = Math.trunc(x);
  const y = x - whole;
  const value = 0.5 * y + (y * polynomial(y, table.LGAMMA_S)) / polynomial(y, table.LGAMMA_R);
  let product = 1;
  for (let i = whole - 1; i >= 2; i--) product *= y + i;
  return whole > 2 ? value + log(product) : value;
}
