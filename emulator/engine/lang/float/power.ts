import { frexp, ldexp } from './bits.ts';
import { exp } from './exponential.ts';
import { log } from './logarithm.ts';

const TWO_63 = 2 ** 63;

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
  if (fraction !== 0) {
    if (fraction > 0.5) {
      fraction--;
      whole++;
    }
    factor = exp(fraction * log(x));
  }
  const raised = bySquaring(x, whole, factor);
  return y < 0 ? ldexp(1 / raised.factor, -raised.exponent) : ldexp(raised.factor, raised.exponent);
}

/** factor * x^whole, as a factor and a power of two. */
function bySquaring(x: number, whole: number, start: number): { factor: number; exponent: number } {
  let factor = start;
  let exponent = 0;
  let [square, power] = frexp(x);
  for (let rest = whole; rest !== 0; rest = Math.floor(rest / 2)) {
    if (power < -4096 || power > 4096) return { factor, exponent: exponent + power };
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
  return { factor, exponent };
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
