import type { Machine } from '../machine.ts';
import { calledName, raise } from '../machine.ts';
import { numberText, parseNumber, toInt } from '../number.ts';
import type { LuaTable } from '../table.ts';
import type { LuaFunction, LuaNative, LuaValue } from '../value.ts';
import { isFunction, isTable, native, typeName } from '../value.ts';

/** What a library function takes; places count from 1 as in messages. */
export type Args = readonly LuaValue[];

export type Library = Readonly<Record<string, LuaNative>>;

/** Library functions of plain functions. */
export function library(
  functions: Readonly<Record<string, (args: Args, machine: Machine) => LuaValue[]>>,
): Library {
  return Object.fromEntries(Object.entries(functions).map(([name, run]) => [name, native(run)]));
}

export function argumentError(machine: Machine, place: number, message: string): never {
  return raise(machine, `bad argument #${String(place)} to ${calledName(machine)} (${message})`);
}

function wrongType(machine: Machine, args: Args, place: number, wanted: string): never {
  return argumentError(machine, place, `${wanted} expected, got ${typeName(args[place - 1])}`);
}

export function checkAny(machine: Machine, args: Args, place: number): LuaValue {
  return place > args.length ? argumentError(machine, place, 'value expected') : args[place - 1];
}

/** A number; cut to a whole one. Texts are none. */
export function checkInt(machine: Machine, args: Args, place: number): number {
  const value = args[place - 1];
  return typeof value === 'number' ? toInt(value) : wrongType(machine, args, place, 'number');
}

export function optInt(machine: Machine, args: Args, place: number, fallback: number): number {
  return args[place - 1] === undefined ? fallback : checkInt(machine, args, place);
}

export function checkNumber(machine: Machine, args: Args, place: number): number {
  const value = args[place - 1];
  const number = typeof value === 'string' ? parseNumber(value) : value;
  return typeof number === 'number' ? number : wrongType(machine, args, place, 'number');
}

export function checkString(machine: Machine, args: Args, place: number): string {
  const value = args[place - 1];
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? numberText(value) : wrongType(machine, args, place, 'string');
}

export function optString(machine: Machine, args: Args, place: number, fallback: string): string {
  const value = args[place - 1];
  if (value === undefined) return fallback;
  return typeof value === 'string' ? value : wrongType(machine, args, place, 'string');
}

export function checkTable(machine: Machine, args: Args, place: number): LuaTable {
  const value = args[place - 1];
  return isTable(value) ? value : wrongType(machine, args, place, 'table');
}

export function checkFunction(machine: Machine, args: Args, place: number): LuaFunction {
  const value = args[place - 1];
  return isFunction(value) ? value : wrongType(machine, args, place, 'function');
}

export function checkTypes(machine: Machine, args: Args, place: number, types: readonly string[]): void {
  const type = typeName(args[place - 1]);
  if (!types.includes(type)) argumentError(machine, place, `${types.join(' or ')} expected, got ${type}`);
}
