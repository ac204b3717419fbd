import { bitsOf, fromBits } from './bits.ts';

/** Go's cube root: five bits from the exponent, a rational step to 22, one of Newton's to all. */
export function cbrt(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const root = positiveRoot(Math.abs(x));
  return x < 0 ? -root : root;
}

function positiveRoot(x: number): number {
  const normal = x >= 2 ** -1022;
  const third = bitsOf(normal ? x : x * 2 ** 54) / 3n;
  let t = fromBits(third + ((normal ? 715094163n : 696219795n) << 32n));
  const s = 5.42857142857142815906e-1 + ((t * t) / x) * t;
  t *=
    3.57142857142857150787e-1 +
    1.6071428571428572063 / (s + 1.41428571428571436819 + -7.0530612244897961105e-1 / s);
  t = fromBits((bitsOf(t) & (0xffffffffcn << 28n)) + (1n << 30n));
  const rest = x / (t * t);
  return t + t * ((rest - t) / (t + t + rest));
}
