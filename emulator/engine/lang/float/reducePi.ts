import { bitsOf, fromBits } from './bits.ts';

/** 4/pi as one bit and then 64 bits a piece. */
const FOUR_BY_PI = [
  0x0000000000000001n,
  0x45f306dc9c882a53n,
  0xf84eafa3ea69bb81n,
  0xb6c52b3278872083n,
  0xfca2c757bd778ac3n,
  0x6e48dc74849ba5c0n,
  0x0c925dd413a32439n,
  0xfc3bd63962534e7dn,
  0xd1046bea5d768909n,
  0xd338e04d68befc82n,
  0x7323ac7306a673e9n,
  0x3908bf177bf25076n,
  0x3ff12fffbc0b301fn,
  0xde5e2316b414da3en,
  0xda6cfd9e4f96136en,
  0x9e8c7ecd3cbfd45an,
  0xea4f758fd7cbe2f6n,
  0x7a0e73ef14a525d4n,
  0xd7f6bf623f1aba10n,
  0xac06608df8f6d757n,
].reduce((all, piece) => (all << 64n) | piece, 0n);
const PIECES = 20;
const IMPLICIT_BIT = 1n << 52n;

/** The octant of a large argument, made even, and what is left, by Payne and Hanek's method as Go does it. */
export function reduceLarge(x: number): { octant: number; rest: number } {
  const bits = bitsOf(x);
  const exponent = Number(bits >> 52n) - 1023 - 52;
  const mantissa = (bits & (IMPLICIT_BIT - 1n)) | IMPLICIT_BIT;
  const digits = BigInt.asUintN(192, FOUR_BY_PI >> BigInt(64 * PIECES - 192 - (exponent + 61)));
  const product = BigInt.asUintN(
    128,
    (digits >> 64n) * mantissa + (((digits & 0xffffffffffffffffn) * mantissa) >> 64n),
  );
  const octant = Number(product >> 125n);
  const rest = fractionOf(BigInt.asUintN(64, product >> 61n), BigInt.asUintN(64, product));
  return octant % 2 === 1
    ? { octant: (octant + 1) % 8, rest: (rest - 1) * (Math.PI / 4) }
    : { octant, rest: rest * (Math.PI / 4) };
}

/** high and the bits of low that follow, read as a fraction of one. */
function fractionOf(high: bigint, low: bigint): number {
  const zeros = 64 - high.toString(2).length;
  const shift = BigInt(zeros + 1);
  const mantissa = BigInt.asUintN(64, (high << shift) | (low >> (64n - shift))) >> 12n;
  return fromBits(mantissa | (BigInt(1023 - (zeros + 1)) << 52n));
}
