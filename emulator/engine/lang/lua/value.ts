import type { LuaTable } from './table.ts';
import type { Frame, Machine } from './machine.ts';
import type { Proto } from './syntax/ast.ts';
import { LuaError } from './failure.ts';

/**
 * A value of a Lua program. A string is kept as bytes: one character of 0 to 255 a byte (see bytes.ts). nil is undefined.
 * `GO_NIL` is the hole that upstream leaves as metatable of its event tables; touching it is a Go nil dereference.
 */
export type LuaValue =
  | undefined
  | boolean
  | number
  | string
  | LuaTable
  | LuaClosure
  | LuaNative
  | Coroutine
  | Userdata
  | typeof GO_NIL;

export const GO_NIL: unique symbol = Symbol('Go nil');

/** The cell of a local variable that closures share. */
export interface Box {
  v: LuaValue;
}

export interface LuaClosure {
  readonly kind: 'closure';
  readonly proto: Proto;
  readonly cells: readonly Box[];
  env: LuaTable;
}

export interface LuaNative {
  readonly kind: 'native';
  readonly run: (args: readonly LuaValue[], machine: Machine) => LuaValue[];
}

export type LuaFunction = LuaClosure | LuaNative;

export interface Coroutine {
  readonly kind: 'coroutine';
  readonly fn: LuaFunction;
  status: 'suspended' | 'running' | 'normal' | 'dead';
  /** Its calls that are going on while it waits. */
  frames?: Frame[];
  /** The body, once it was started: takes what `resume` gives, yields what `yield` gets. */
  body?: Generator<LuaValue[], LuaValue[], LuaValue[]>;
}

export interface Userdata {
  readonly kind: 'userdata';
  readonly name: string;
  metatable: LuaTable | undefined;
}

export function native(run: LuaNative['run']): LuaNative {
  return { kind: 'native', run };
}

export function isFunction(value: LuaValue): value is LuaFunction {
  return typeof value === 'object' && (value.kind === 'closure' || value.kind === 'native');
}

export function isTable(value: LuaValue): value is LuaTable {
  return typeof value === 'object' && value.kind === 'table';
}

/** What a caught Go panic says. */
export const NIL_DEREFERENCE = 'runtime error: invalid memory address or nil pointer dereference';

/** Lua's `type`. */
export function typeName(value: LuaValue): string {
  switch (typeof value) {
    case 'undefined':
      return 'nil';
    case 'symbol':
      throw new LuaError(NIL_DEREFERENCE);
    case 'object':
      break;
    default:
      return typeof value;
  }
  switch (value.kind) {
    case 'closure':
    case 'native':
      return 'function';
    case 'coroutine':
      return 'thread';
    default:
      return value.kind;
  }
}

export function isTrue(value: LuaValue): boolean {
  return value !== undefined && value !== false;
}
