import type { GoComplex } from '../fmt/value.ts';
import { toInt64, toUint64 } from '../goMath.ts';
import { parseFloat64, underscoresAllowed } from '../goNumber.ts';
import { goQuote } from '../goQuote.ts';
import { unquoteCharacter } from '../unquote.ts';
import type { Item } from './lex.ts';
import type { NumberNode } from './node.ts';

type Numbers = Pick<NumberNode, 'int' | 'uint' | 'float' | 'complex'>;

const NONE: Numbers = { int: undefined, uint: undefined, float: undefined, complex: undefined };

/** All that a constant can stand for: `1` is an int, a uint and a float, `1.5` only a float. */
export function parseNumberItem({ type, value: text }: Item): Numbers | { readonly error: string } {
  if (type === 'charConstant') return characterNumber(text);
  if (text.endsWith('i')) return complexNumber(text);
  const int = parseGoInt(text);
  if (int !== undefined) {
    const uint = int >= 0n && !/^[+-]/.test(text) ? int : int === 0n ? 0n : undefined;
    const signed = int < 1n << 63n && int >= -(1n << 63n) ? int : undefined;
    if (signed !== undefined || (uint !== undefined && uint < 1n << 64n)) {
      return { ...NONE, int: signed, uint, float: Number(int) };
    }
  }
  const { value, error } = parseFloat64(text);
  if (error) return { error: `illegal number syntax: ${goQuote(text)}` };
  if (!/[.eEpP]/.test(text)) return { error: `integer overflow: ${goQuote(text)}` };
  return { ...NONE, ...wholeNumbers(value), float: value };
}

function wholeNumbers(value: number): Pick<Numbers, 'int' | 'uint'> {
  const [int, uint] = [toInt64(value), toUint64(value)];
  return { int: Number(int) === value ? int : undefined, uint: Number(uint) === value ? uint : undefined };
}

const FIRST_CHARACTER =
  /^'(?:[^'\\]|\\(?:[abfnrtv\\']|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-3][0-7]{2}))/u;

function characterNumber(text: string): Numbers | { error: string } {
  const code = unquoteCharacter(text);
  if (code === undefined) {
    return { error: FIRST_CHARACTER.test(text) ? `malformed character constant: ${text}` : 'invalid syntax' };
  }
  return { ...NONE, int: BigInt(code), uint: BigInt(code), float: code };
}

function complexNumber(text: string): Numbers | { error: string } {
  const split = /^(.*?[^eEpP])?([+-][^+-]*(?:[eEpP][+-]?[^+-]*)?)i$/.exec(text);
  const re = split?.[1] ?? '0';
  const im = split?.[1] === undefined ? text.slice(0, -1) : (split[2] ?? '');
  const [real, imaginary] = [parseFloat64(re), parseFloat64(im)];
  if (real.error || imaginary.error) return { error: `illegal number syntax: ${goQuote(text)}` };
  const complex: GoComplex = { type: 'complex128', re: real.value, im: imaginary.value };
  if (complex.im !== 0) return { ...NONE, complex };
  return { ...wholeNumbers(complex.re), float: complex.re, complex };
}

/** Go's `ParseInt(text, 0, …)` without a limit: prefixes `0x`, `0o`, `0`, `0b` and underscores. */
export function parseGoInt(text: string): bigint | undefined {
  const match = /^([+-]?)(0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|0[0-7_]*|[1-9][0-9_]*)$/.exec(text);
  const [, sign = '', digits = ''] = match ?? [];
  if (digits === '' || (text.includes('_') && !underscoresAllowed(text))) return undefined;
  const plain = digits.replaceAll('_', '').toLowerCase();
  const value = BigInt(/^0[0-7]/.test(plain) ? `0o${plain.slice(1)}` : plain);
  return sign === '-' ? -value : value;
}
