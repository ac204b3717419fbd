import { printValue } from '../fmt/print.ts';
import type { GoValue } from '../fmt/value.ts';
import { goInt, goList } from '../fmt/value.ts';
import { atoi } from '../goInt.ts';
import { pow } from '../float/power.ts';
import type { Ports } from '../template/signature.ts';
import { GoPanic } from '../template/signature.ts';
import { castFloat, castInt } from './cast.ts';
import type { DecimalOperation } from './decimal.ts';
import { calculateDecimals } from './decimal.ts';
import type { Family } from './define.ts';
import { define, integer, text } from './define.ts';

function int64(value: bigint): GoValue {
  return goInt(BigInt.asIntN(64, value), 'int64');
}

function decimals(
  params: readonly 'any'[],
  operation: DecimalOperation,
  fixed?: readonly [first: number, others: readonly number[]],
) {
  return define(
    params,
    (args) => {
      const numbers = args.map(castFloat);
      if (!fixed) return calculateDecimals(numbers[0] ?? 0, numbers.slice(1), operation);
      return calculateDecimals(fixed[0], [...numbers, ...fixed[1]], operation);
    },
    { rest: 'any' },
  );
}

/** sprig's functions on numbers. Anything is made a number first: what is none counts 0. */
export const NUMBERS: Family = {
  atoi: define(['string'], ([s]) => {
    const parsed = atoi(text(s));
    if ('value' in parsed) return goInt(parsed.value);
    if (!parsed.error.endsWith('out of range')) return goInt(0);
    return goInt(text(s).startsWith('-') ? -(1n << 63n) : (1n << 63n) - 1n);
  }),
  int: define(['any'], ([value]) => goInt(castInt(value))),
  int64: define(['any'], ([value]) => int64(castInt(value))),
  float64: define(['any'], ([value]) => castFloat(value)),
  toDecimal: define(['any'], ([value], { spend }) => int64(octal(printValue(value ?? null, spend)))),
  add1: define(['any'], ([value]) => int64(castInt(value) + 1n)),
  add: define([], (args) => int64(args.reduce<bigint>((sum, value) => sum + castInt(value), 0n)), {
    rest: 'any',
  }),
  sub: define(['any', 'any'], ([a, b]) => int64(castInt(a) - castInt(b))),
  mul: define(
    ['any'],
    (args) => int64(args.reduce<bigint>((product, value) => product * castInt(value), 1n)),
    {
      rest: 'any',
    },
  ),
  div: define(['any', 'any'], ([a, b]) => int64(castInt(a) / divisor(castInt(b)))),
  mod: define(['any', 'any'], ([a, b]) => int64(castInt(a) % divisor(castInt(b)))),
  add1f: define(['any'], ([value]) => calculateDecimals(castFloat(value), [1], 'add')),
  addf: decimals([], 'add', [0, []]),
  subf: decimals(['any'], 'sub'),
  mulf: decimals(['any'], 'mul'),
  divf: decimals(['any'], 'div'),
  biggest: extreme((a, b) => a > b),
  max: extreme((a, b) => a > b),
  min: extreme((a, b) => a < b),
  maxf: define(['any'], (args) => args.map(castFloat).reduce((a, b) => Math.max(a, b)), { rest: 'any' }),
  minf: define(['any'], (args) => args.map(castFloat).reduce((a, b) => Math.min(a, b)), { rest: 'any' }),
  ceil: define(['any'], ([value]) => Math.ceil(castFloat(value))),
  floor: define(['any'], ([value]) => Math.floor(castFloat(value))),
  round: define(
    ['any', 'int'],
    ([value, places, on]) => round(castFloat(value), integer(places), castFloat(on ?? 0.5)),
    {
      rest: 'float64',
    },
  ),
  until: define(['int'], ([count], ports) => until(integer(count), ports)),
  untilStep: define(['int', 'int', 'int'], ([start, stop, step], ports) =>
    intList(steps(integer(start), integer(stop), integer(step), ports)),
  ),
  seq: define([], (args, ports) => sequence(args.map(integer), ports), { rest: 'int' }),
  randInt: define(['int', 'int'], ([low, high], { random }) => {
    const range = integer(high) - integer(low);
    if (range <= 0) throw new GoPanic('invalid argument to Intn');
    return goInt(Math.floor(random() * range) + integer(low));
  }),
};

function divisor(value: bigint): bigint {
  if (value === 0n) throw new GoPanic('runtime error: integer divide by zero');
  return value;
}

function extreme(wins: (a: bigint, b: bigint) => boolean) {
  return define(
    ['any'],
    (args) => int64(args.map(castInt).reduce((best, value) => (wins(value, best) ? value : best))),
    {
      rest: 'any',
    },
  );
}

/** Go's `ParseInt` to the base 8. */
function octal(source: string): bigint {
  if (!/^[+-]?[0-7]+$/.test(source)) return 0n;
  const size = BigInt(`0o${source.replace(/^[+-]/, '')}`);
  const value = source.startsWith('-') ? -size : size;
  return value === BigInt.asIntN(64, value) ? value : 0n;
}

/** A fraction from `on` upwards rounds up; fractions of negative numbers are negative, so that these go down. */
function round(value: number, places: number, on: number): number {
  const factor = pow(10, places);
  const digit = factor * value;
  const fraction = Number.isFinite(digit) ? digit - Math.trunc(digit) : NaN;
  return (fraction >= on ? Math.ceil(digit) : Math.floor(digit)) / factor;
}

function until(count: number, ports: Ports): GoValue {
  return intList(steps(0, count, count < 0 ? -1 : 1, ports));
}

function intList(numbers: readonly number[]): GoValue {
  return goList(
    numbers.map((number) => goInt(number)),
    'int',
  );
}

function steps(start: number, stop: number, step: number, { spend }: Ports): number[] {
  const numbers: number[] = [];
  if (stop < start ? step >= 0 : step <= 0) return numbers;
  spend(Math.abs((stop - start) / step));
  for (let i = start; step < 0 ? i > stop : i < stop; i += step) numbers.push(i);
  return numbers;
}

/** `seq 3`, `seq 2 5`, `seq 2 3 11`: the last number counts in. */
function sequence(params: readonly number[], ports: Ports): string {
  const [a, b, c] = params;
  if (a === undefined || params.length > 3) return '';
  const [start, step, end] =
    b === undefined ? [1, undefined, a] : c === undefined ? [a, undefined, b] : [a, b, c];
  const direction = end < start ? -1 : 1;
  if (direction === -1 && step !== undefined && step > 0) return '';
  return steps(start, end + direction, step ?? direction, ports).join(' ');
}
