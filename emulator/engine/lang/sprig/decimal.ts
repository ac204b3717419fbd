import { formatFloatE } from '../goNumber.ts';
import { GoPanic } from '../template/signature.ts';

/** An exact decimal number: coefficient * 10^exponent. */
interface Decimal {
  readonly coefficient: bigint;
  readonly exponent: number;
}

export type DecimalOperation = 'add' | 'sub' | 'mul' | 'div';

/** Decimals of a quotient (shopspring/decimal). */
const DIVISION_DECIMALS = 16;

/** sprig's `addf` and its like: exact on the decimal forms of the numbers. */
export function calculateDecimals(
  first: number,
  others: readonly number[],
  operation: DecimalOperation,
): number {
  const result = others
    .map(decimalOf)
    .reduce((left, right) => apply(left, right, operation), decimalOf(first));
  return Number(`${result.coefficient}e${result.exponent}`);
}

function decimalOf(value: number): Decimal {
  if (!Number.isFinite(value)) {
    const name = Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf';
    throw new GoPanic(`Cannot create a Decimal from ${name}`);
  }
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(formatFloatE(value));
  const [, sign = '', whole = '0', fraction = '', exponent = '0'] = match ?? [];
  return { coefficient: BigInt(sign + whole + fraction), exponent: Number(exponent) - fraction.length };
}

function apply(a: Decimal, b: Decimal, operation: DecimalOperation): Decimal {
  if (operation === 'mul')
    return { coefficient: a.coefficient * b.coefficient, exponent: a.exponent + b.exponent };
  if (operation === 'div') return divide(a, b);
  const exponent = Math.min(a.exponent, b.exponent);
  const [x, y] = [rescaled(a, exponent), rescaled(b, exponent)];
  return { coefficient: operation === 'add' ? x + y : x - y, exponent };
}

function rescaled({ coefficient, exponent }: Decimal, to: number): bigint {
  return coefficient * 10n ** BigInt(exponent - to);
}

/** Rounded half away from zero. */
function divide(a: Decimal, b: Decimal): Decimal {
  if (b.coefficient === 0n) throw new GoPanic('decimal division by 0');
  const shift = a.exponent - b.exponent + DIVISION_DECIMALS;
  const top = shift >= 0 ? a.coefficient * 10n ** BigInt(shift) : a.coefficient;
  const bottom = shift >= 0 ? b.coefficient : b.coefficient * 10n ** BigInt(-shift);
  const rest = top % bottom;
  const half = (rest < 0n ? -rest : rest) * 2n >= (bottom < 0n ? -bottom : bottom);
  const away = top < 0n === bottom < 0n ? 1n : -1n;
  return { coefficient: top / bottom + (half ? away : 0n), exponent: -DIVISION_DECIMALS };
}
