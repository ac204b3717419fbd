import { bitsOf, fromBits } from '../../float/bits.ts';
import { exp } from '../../float/exponential.ts';
import * as table from './gammaTables.ts';
import { polynomial } from './polynomial.ts';

const ERX = 0.8450629115104675;
const EFX = 0.1283791670955126;

/** Go's `math.Erf`. */
export function erf(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  return x < 0 ? -positiveErf(size) : positiveErf(size);
}

function positiveErf(x: number): number {
  if (x < 2 ** -28) return x + EFX * x;
  if (x < 0.84375) return x + x * nearZero(x);
  if (x < 1.25) return ERX + nearOne(x);
  return x >= 6 ? 1 : 1 - tail(x);
}

/** Go's `math.Erfc`. */
export function erfc(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  const sign = x < 0 ? -1 : 1;
  if (size < 0.84375) return 1 - sign * centre(size);
  if (size < 1.25) return sign < 0 ? 1 + ERX + nearOne(size) : 1 - ERX - nearOne(size);
  if (size >= 28 || (sign < 0 && size > 6)) return sign < 0 ? 2 : 0;
  return sign < 0 ? 2 - tail(size) : tail(size);
}

function centre(x: number): number {
  if (x < 2 ** -56) return x;
  return x < 0.25 ? x + x * nearZero(x) : 0.5 + (x * nearZero(x) + (x - 0.5));
}

function nearZero(x: number): number {
  return polynomial(x * x, table.ERF_PP) / polynomial(x * x, table.ERF_QQ);
}

function nearOne(x: number): number {
  return polynomial(x - 1, table.ERF_PA) / polynomial(x - 1, table.ERF_QA);
}

function tail(x: number): number {
  const s = 1 / (x * x);
  const far = x >= 1 / 0.35;
  const ratio =
    polynomial(s, far ? table.ERF_RB : table.ERF_RA) / polynomial(s, far ? table.ERF_SB : table.ERF_SA);
  const z = highHalf(x);
  return (exp(-z * z - 0.5625) * exp((z - x) * (z + x) + ratio)) / x;
}

/** The number without the lower 32 bits. */
function highHalf(x: number): number {
  return fromBits(bitsOf(x) & 0xffffffff00000000n);
}
