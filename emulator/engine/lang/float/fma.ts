import { bitsOf, frexp, fromBits, ldexp } from './bits.ts';

/** 2^27 + 1: splits a float64 into two halves whose products are exact. */
const SPLITTER = 134217729;

/** x * y + z, rounded once. */
export function fma(x: number, y: number, z: number): number {
  return isMiddling(x) && isMiddling(y) && isMiddling(z) ? quickFma(x, y, z) : slowFma(x, y, z);
}

/** Neither the factors nor what is lost in rounding leave the range of float64. */
function isMiddling(x: number): boolean {
  const size = Math.abs(x);
  return size > 1e-100 && size < 1e100;
}

/** The product and the sum with what rounding took from them; the rests are added to odd, so that rounding twice does no harm. */
function quickFma(x: number, y: number, z: number): number {
  const product = x * y;
  const [xHigh, yHigh] = [upperHalf(x), upperHalf(y)];
  const [xLow, yLow] = [x - xHigh, y - yHigh];
  const productRest = xLow * yLow - (product - xHigh * yHigh - xLow * yHigh - xHigh * yLow);
  const low = z + productRest;
  const lowRest = sumRest(z, productRest, low);
  const high = product + low;
  return high + addToOdd(lowRest, sumRest(product, low, high));
}

function upperHalf(x: number): number {
  const shifted = SPLITTER * x;
  return shifted - (shifted - x);
}

/** What rounding took from sum = x + y. */
function sumRest(x: number, y: number, sum: number): number {
  const virtual = sum - x;
  return x - (sum - virtual) + (y - virtual);
}

/** x + y; where that is not exact, the neighbour whose last bit is set. */
function addToOdd(x: number, y: number): number {
  const sum = x + y;
  const rest = sumRest(x, y, sum);
  if (rest === 0) return sum;
  const bits = bitsOf(sum);
  if (bits % 2n === 1n) return sum;
  return fromBits(rest > 0 === sum > 0 ? bits + 1n : bits - 1n);
}

function slowFma(x: number, y: number, z: number): number {
  if (Number.isFinite(x) && Number.isFinite(y) && !Number.isFinite(z)) return z;
  const plain = x * y + z;
  if (!Number.isFinite(x) || !Number.isFinite(y) || !Number.isFinite(z) || x === 0 || y === 0 || z === 0)
    return plain;
  const [a, b, c] = [exact(x), exact(y), exact(z)];
  const exponent = Math.min(a.exponent + b.exponent, c.exponent);
  const product = (a.digits * b.digits) << BigInt(a.exponent + b.exponent - exponent);
  const sum = product + (c.digits << BigInt(c.exponent - exponent));
  return sum === 0n ? plain : scale(sum, exponent);
}

interface Exact {
  readonly digits: bigint;
  readonly exponent: number;
}

function exact(x: number): Exact {
  const [fraction, exponent] = frexp(x);
  return { digits: BigInt(fraction * 2 ** 53), exponent: exponent - 53 };
}

/** digits * 2^exponent to the nearest float64, ties to even. */
function scale(digits: bigint, exponent: number): number {
  const negative = digits < 0n;
  let size = negative ? -digits : digits;
  const bits = size.toString(2).length;
  const drop = Math.max(bits - 53, -1074 - exponent);
  if (drop > 0) {
    const unit = 1n << BigInt(drop);
    const rest = size % unit;
    size /= unit;
    if (rest * 2n > unit || (rest * 2n === unit && size % 2n === 1n)) size += 1n;
  }
  const value = ldexp(Number(size), exponent + Math.max(0, drop));
  return negative ? -value : value;
}
