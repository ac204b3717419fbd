import { parseFloat64 } from '../goNumber.ts';
import { goQuote } from '../goQuote.ts';

type NumberLiteral =
  | { readonly kind: 'int'; readonly value: bigint }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly error: string };

const MAX = (1n << 63n) - 1n;

/** The value of a number token: a float if it has a point or an exponent, else an integer of 64 bits. */
export function parseNumber(text: string): NumberLiteral {
  const digits = text.replaceAll('_', '');
  if (digits.includes('x')) return integer(digits, /^0x[0-9a-fA-F]+$/, 'hex');
  if (!/[.eE]/.test(digits)) return integer(digits, /^[0-9]+$/, 'integer');
  const { value, error } = parseFloat64(digits);
  return error
    ? { error: `invalid float literal: ${parseError('ParseFloat', digits, error)}` }
    : { kind: 'float', value };
}

function integer(digits: string, pattern: RegExp, name: string): NumberLiteral {
  if (!pattern.test(digits))
    return { error: `invalid ${name} literal: ${parseError('ParseInt', digits, 'syntax')}` };
  const value = BigInt(digits);
  if (value > MAX) return { error: `invalid ${name} literal: ${parseError('ParseInt', digits, 'range')}` };
  return { kind: 'int', value };
}

function parseError(name: string, digits: string, error: 'syntax' | 'range'): string {
  return `strconv.${name}: parsing ${goQuote(digits)}: ${error === 'syntax' ? 'invalid syntax' : 'value out of range'}`;
}
