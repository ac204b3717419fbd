import { frexp, ldexp } from '../../float/bits.ts';
import { exp } from '../../float/exponential.ts';
import { cosh, sinh, tanh } from '../../float/hyperbolic.ts';
import { log, log10 } from '../../float/logarithm.ts';
import { pow } from '../../float/power.ts';
import { acos, asin, atan, atan2, cos, sin, tan } from '../../float/trigonometry.ts';
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
  acos: one(acos),
  asin: one(asin),
  atan: one(atan),
  atan2: two(atan2),
  ceil: one(Math.ceil),
  cos: one(cos),
  cosh: one(cosh),
  deg: one((x) => (x * 180) / Math.PI),
  exp: one(exp),
  floor: one(Math.floor),
  fmod: two((x, y) => x % y),
  frexp: (args, machine) => frexp(checkNumber(machine, args, 1)),
  ldexp: (args, machine) => [ldexp(checkNumber(machine, args, 1), checkInt(machine, args, 2))],
  log: one(log),
  log10: one(log10),
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
  sin: one(sin),
  sinh: one(sinh),
  sqrt: one(Math.sqrt),
  tan: one(tan),
  tanh: one(tanh),
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
