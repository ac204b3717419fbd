import { describe, expect, it } from 'vitest';
import { frexp, ldexp } from '../../../../../emulator/engine/lang/float/bits.ts';
import { cbrt } from '../../../../../emulator/engine/lang/float/cubeRoot.ts';
import { exp, exp2, expm1 } from '../../../../../emulator/engine/lang/float/exponential.ts';
import { fma } from '../../../../../emulator/engine/lang/float/fma.ts';
import * as hyperbolic from '../../../../../emulator/engine/lang/float/hyperbolic.ts';
import { log, log10, log1p, log2 } from '../../../../../emulator/engine/lang/float/logarithm.ts';
import { pow } from '../../../../../emulator/engine/lang/float/power.ts';
import { cos, sin, tan } from '../../../../../emulator/engine/lang/float/trigonometry.ts';

/** What Go 1.26 answers on amd64; JavaScript's own last digit differs in most of these lines. */
describe("a function of Go's math", () => {
  it.each<[string, (x: number) => number, number, number]>([
    ['exp', exp, -745, 5e-324],
    ['exp', exp, 709.5, Infinity],
    ['exp', exp, -Infinity, 0],
    ['exp2', exp2, 0.5, 1.414213562373095],
    ['exp2', exp2, 535.5639812769368, 1.6627347050056695e161],
    ['expm1', expm1, 1e-300, 1e-300],
    ['expm1', expm1, -50, -1],
    ['log', log, 0.6448672593105584, -0.43871078288450543],
    ['log', log, 5e-324, -709.0895657128241],
    ['log', log, -1, NaN],
    ['log10', log10, 5e-324, -307.9536855642528],
    ['log2', log2, 0.862345616100356, -0.2136618976136095],
    ['log2', log2, 1024, 10],
    ['log1p', log1p, -1, -Infinity],
    ['log1p', log1p, 1e-10, 9.999999999500001e-11],
    ['cbrt', cbrt, 354.40149492817335, 7.076717325816161],
    ['cbrt', cbrt, -70.00831316994109, -4.121448440708036],
    ['tanh', hyperbolic.tanh, 0.5707235643640161, 0.5158904689885108],
    ['tanh', hyperbolic.tanh, 45, 1],
    ['asinh', hyperbolic.asinh, 19.952472229488194, 3.6871276278874],
    ['acosh', hyperbolic.acosh, 12.125, 3.1867117638491886],
    ['atanh', hyperbolic.atanh, 1, Infinity],
    ['sin', sin, 1e10, -0.48750602508751073],
    ['sin', sin, -1e308, -0.45339649050164915],
    ['cos', cos, 1e17, -0.8855573282976308],
    ['cos', cos, 6.95354319177568, 0.783599374369962],
    ['tan', tan, 0.7656098667066544, 0.9611863954412547],
  ])('%s', (_name, run, x, expected) => {
    expect(run(x)).toBe(expected);
  });

  it.each([
    [67, 0.6358490688726306, 14.491320542604246],
    [10, 43.12521687243134, 1.3341875153599068e43],
    [627.8543081134558, -5.52205303683877, 3.5487457296387856e-16],
    [-8, 1 / 3, NaN],
    [-2, 3, -8],
  ])('pow of %d and %d', (x, y, expected) => {
    expect(pow(x, y)).toBe(expected);
  });

  it.each([
    [0.1, 10, -1, 5.551115123125783e-17],
    [1e308, 10, -Infinity, -Infinity],
    [2 ** 27 + 1, 2 ** 27 + 1, -(2 ** 54), 2 ** 28 + 1],
    [5e-324, 0.5, 0, 0],
    [1e200, 1e-200, -1, -4.816661538840688e-17],
  ])('fma of %d, %d and %d', (x, y, z, expected) => {
    expect(fma(x, y, z)).toBe(expected);
  });

  it.each([
    [12, 0.75, 4],
    [-5e-324, -0.5, -1073],
    [0, 0, 0],
  ])('frexp of %d', (x, fraction, exponent) => {
    expect(frexp(x)).toEqual([fraction, exponent]);
    expect(ldexp(fraction, exponent)).toBe(x);
  });
});
