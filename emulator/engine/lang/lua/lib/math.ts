import { pow } from '../../goMath.ts';
import { LuaError } from '../failure.ts';
import type { Machine } from '../machine.ts';
import { raise } from '../machine.ts';
import { modulo } from '../operations.ts';
import type { LuaValue } from '../value.ts';
import type { Args } from './arguments.ts';
import { checkInt, checkNumber, library } from './arguments.ts';

type Run = (args: Args, machine: Machine) => LuaValue[];

const one =
  (compute: (x: number) => number): Run =>
  (args, machine) => [compute(checkNumber(machine, args, 1))];

const two =
  (compute: (x: number, y: number) => number): Run =>
  (args, machine) => [compute(checkNumber(machine, args, 1), checkNumber(machine, args, 2))];

export const MATH = library({
  abs: one(Math.abs),
  acos: one(Math.acos),
  asin: one(Math.asin),
  atan: one(Math.atan),
  atan2: two(Math.atan2),
  ceil: one(Math.ceil),
  cos: one(Math.cos),
  cosh: one(Math.cosh),
  deg: one((x) => (x * 180) / Math.PI),
  exp: one(Math.exp),
  floor: one(Math.floor),
  fmod: two((x, y) => x % y),
  frexp: (args, machine) => frexp(checkNumber(machine, args, 1)),
  ldexp: (args, machine) => [ldexp(checkNumber(machine, args, 1), checkInt(machine, args, 2))],
  log: one(Math.log),
  log10: one(Math.log10),
  max: (args, machine) => [best(args, machine, (x, y) => x > y)],
  min: (args, machine) => [best(args, machine, (x, y) => x < y)],
  mod: two(modulo),
  modf: (args, machine) => {
    const x = checkNumber(machine, args, 1);
    return [Math.trunc(x), Number.isFinite(x) ? x - Math.trunc(x) : NaN];
  },
  pow: two(pow),
  rad: one((x) => (x * Math.PI) / 180),
  random,
  randomseed: (args, machine) => {
    checkInt(machine, args, 1);
    return [];
  },
  sin: one(Math.sin),
  sinh: one(Math.sinh),
  sqrt: one(Math.sqrt),
  tan: one(Math.tan),
  tanh: one(Math.tanh),
});

function best(args: Args, machine: Machine, better: (x: number, y: number) => boolean): number {
  if (args.length === 0) return raise(machine, 'wrong number of arguments');
  let found = checkNumber(machine, args, 1);
  for (let place = 2; place <= args.length; place++) {
    const value = checkNumber(machine, args, place);
    if (better(value, found)) found = value;
  }
  return found;
}

function random(args: Args, machine: Machine): LuaValue[] {
  const drawn = machine.ports.random();
  if (args.length === 0) return [drawn];
  const low = args.length === 1 ? 1 : checkInt(machine, args, 1);
  const high = checkInt(machine, args, args.length === 1 ? 1 : 2);
  if (high < low) throw new LuaError('invalid argument to Intn');
  return [low + Math.floor(drawn * (high - low + 1))];
}

/** x = fraction * 2^exponent with 0.5 <= |fraction| < 1. */
function frexp(x: number): LuaValue[] {
  if (x === 0 || !Number.isFinite(x)) return [x, 0];
  let exponent = Math.max(-1022, Math.floor(Math.log2(Math.abs(x))) + 1);
  let fraction = x * 2 ** -exponent;
  for (; Math.abs(fraction) < 0.5; exponent--) fraction *= 2;
  for (; Math.abs(fraction) >= 1; exponent++) fraction /= 2;
  return [fraction, exponent];
}

function ldexp(x: number, exponent: number): number {
  const clamped = Math.max(-2200, Math.min(2200, exponent));
  const third = Math.trunc(clamped / 3);
  return x * 2 ** third * 2 ** third * 2 ** (clamped - 2 * third);
}
