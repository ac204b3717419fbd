/** A polynomial at x; the lowest power comes first. */
export function polynomial(x: number, coefficients: readonly number[]): number {
  return coefficients.reduceRight((sum, coefficient) => coefficient + x * sum, 0);
}
