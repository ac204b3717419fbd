import { goQuote } from './goQuote.ts';

const MAX = (1n << 63n) - 1n;

/** Go's `strconv.Atoi` on 64 bits, with its error text. */
export function atoi(text: string): { readonly value: bigint } | { readonly error: string } {
  if (!/^[+-]?[0-9]+$/.test(text)) return { error: `strconv.Atoi: parsing ${goQuote(text)}: invalid syntax` };
  const value = BigInt(text.replace(/^\+/, ''));
  if (value > MAX || value < -MAX - 1n) {
    return { error: `strconv.Atoi: parsing ${goQuote(text)}: value out of range` };
  }
  return { value };
}
