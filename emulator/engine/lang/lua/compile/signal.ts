import type { Frame } from '../machine.ts';
import type { LuaValue } from '../value.ts';

/** Why a statement does not go on with the next one. */
export type Signal =
  | { readonly kind: 'break' }
  | { readonly kind: 'goto'; readonly label: string }
  | { readonly kind: 'return'; readonly values: LuaValue[] }
  | { readonly kind: 'tail'; readonly target: LuaValue; readonly args: readonly LuaValue[] };

export type Body = (frame: Frame) => Signal | undefined;
export type Evaluate = (frame: Frame) => LuaValue;
/** An expression that gives any number of values. */
export type EvaluateAll = (frame: Frame) => LuaValue[];
export type Store = (frame: Frame, value: LuaValue) => void;

export const BREAK: Signal = { kind: 'break' };
export const RETURN_NOTHING: Signal = { kind: 'return', values: [] };
