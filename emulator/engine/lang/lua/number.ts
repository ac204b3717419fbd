import { formatFloatG, parseFloat64, underscoresAllowed } from '../goNumber.ts';

const TWO_63 = 2 ** 63;
const INT = /^([+-]?)(?:0[xX]([0-9a-fA-F_]+)|0[bB]([01_]+)|0[oO]?([0-7_]+)|([1-9][0-9_]*|0))$/;

/** A text as a number: whole numbers in Go's notations, then floats; undefined when it is none. */
export function parseNumber(text: string): number | undefined {
  const trimmed = text.replace(/^[ \t\n]+|[ \t\n]+$/g, '');
  const whole = parseGoInt(trimmed);
  if (whole !== undefined) return whole;
  const { value, error } = parseFloat64(trimmed);
  return error === undefined ? value : undefined;
}

function parseGoInt(text: string): number | undefined {
  const match = INT.exec(text);
  if (!match || (text.includes('_') && !underscoresAllowed(text))) return undefined;
  const [, sign, hex, binary, octal, decimal] = match;
  const bare =
    hex !== undefined
      ? `0x${hex}`
      : binary !== undefined
        ? `0b${binary}`
        : octal !== undefined
          ? `0o${octal}`
          : decimal;
  return signedInt(BigInt((bare ?? '0').replaceAll('_', '')), sign === '-');
}

function signedInt(size: bigint, negative: boolean): number | undefined {
  const value = negative ? -size : size;
  return value === BigInt.asIntN(64, value) ? Number(value) : undefined;
}

/** `strconv.ParseInt(text, base, 64)` for a base from 2 to 36. */
export function parseInBase(text: string, base: number): number | undefined {
  const match = /^([+-]?)([0-9a-z]+)$/i.exec(text);
  if (!match || base < 2 || base > 36) return undefined;
  let size = 0n;
  for (const char of match[2] ?? '') {
    const digit = parseInt(char, 36);
    if (digit >= base || size > 1n << 64n) return undefined;
    size = size * BigInt(base) + BigInt(digit);
  }
  return signedInt(size, match[1] === '-');
}

/** Whether a number is a 64-bit whole number. */
export function isInteger(value: number): boolean {
  return Number.isInteger(value) && value >= -TWO_63 && value < TWO_63;
}

/** `tostring` of a number: all digits of a whole one, else Go's shortest form. */
export function numberText(value: number): string {
  if (Number.isSafeInteger(value)) return String(value === 0 ? 0 : value);
  return isInteger(value) ? String(BigInt(value)) : formatFloatG(value);
}

/** Go's `int(x)`: cut to a whole number; what does not fit is the smallest integer. */
export function toInt(value: number): number {
  const whole = Math.trunc(value) + 0;
  return whole >= -TWO_63 && whole < TWO_63 ? whole : -TWO_63;
}
