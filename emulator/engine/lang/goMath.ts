const TWO_63 = 2 ** 63;
const TWO_64 = 2 ** 64;

/** Go's `int64(x)` on amd64: what does not fit is the smallest integer. */
export function toInt64(x: number): bigint {
  const whole = Math.trunc(x);
  return whole >= -TWO_63 && whole < TWO_63 ? BigInt(whole) : -(1n << 63n);
}

/** Go's `uint64(x)` on amd64: negative numbers wrap, what does not fit is 2^63. */
export function toUint64(x: number): bigint {
  const whole = Math.trunc(x);
  if (whole >= TWO_63 && whole < TWO_64) return BigInt(whole);
  return BigInt.asUintN(64, toInt64(x));
}
