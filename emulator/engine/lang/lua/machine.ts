import { LuaError, Overrun } from './failure.ts';
import type { Proto } from './syntax/ast.ts';
import type { LuaTable } from './table.ts';
import { rawGetOther } from './table.ts';
import type { Box, Coroutine, LuaClosure, LuaFunction, LuaValue } from './value.ts';
import { isFunction, isTable, typeName } from './value.ts';
import type { Body } from './compile/signal.ts';

/** What a script takes from outside. */
export interface LuaPorts {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** In [0, 1). */
  readonly random: () => number;
  /** How much of the usual bounds on steps and memory it may use up, above 0 to 1; all of it without. */
  readonly effort?: number;
}

/** One call that is going on. */
export interface Frame {
  readonly machine: Machine;
  readonly fn: LuaFunction;
  readonly slots: LuaValue[];
  /** Cells of the captured variables, by slot. */
  readonly boxes: Box[];
  readonly varargs: readonly LuaValue[];
  /** How many calls this one has replaced. */
  readonly tails: number;
  line: number;
  /** How the script names the function that this one calls. */
  callName: string | undefined;
}

/** A script's world while it runs. */
export interface Machine {
  readonly ports: LuaPorts;
  readonly globals: LuaTable;
  /** Compiles the body of a function at its first call. */
  readonly bodyOf: (proto: Proto) => Body;
  /** Metatables of the types that are no tables. */
  readonly typeMetatables: Map<string, LuaTable>;
  /** The calls of the running coroutine, innermost last. */
  frames: Frame[];
  running: Coroutine | undefined;
  resumed: number;
  steps: number;
  bytes: number;
  readonly addresses: Map<object, number>;
  /** When it started, for `os.clock`. */
  readonly started: number;
}

/** gopher-lua's depth of calls. */
const MAX_FRAMES = 256;
/** Bytes of the longest string. */
export const MAX_STRING = 8_388_608;
/** How much of a string is worth one step. */
const STEP_BYTES = 512;
/** Arguments and results that gopher-lua's registers hold. */
const MAX_VALUES = 5000;

export function spend(machine: Machine, steps: number): void {
  machine.steps -= steps;
  if (machine.steps < 0) throw new Overrun('the script takes too many steps');
}

/** Accounts for a new string. */
export function spendBytes(machine: Machine, length: number): void {
  if (length > MAX_STRING) throw new Overrun('the script makes a string that is too large');
  machine.bytes -= length;
  if (machine.bytes < 0) throw new Overrun('the script takes too much memory');
  spend(machine, 1 + Math.floor(length / STEP_BYTES));
}

export function spendSlots(machine: Machine, count: number): void {
  machine.bytes -= count * 16;
  if (machine.bytes < 0) throw new Overrun('the script takes too much memory');
}

/** What an empty table and a function take of memory, in slots. */
const TABLE_SLOTS = 48;
const CLOSURE_SLOTS = 16;

export function spendTable(machine: Machine, fields: number): void {
  spendSlots(machine, TABLE_SLOTS + 2 * fields);
  spend(machine, 2);
}

export function spendClosure(machine: Machine): void {
  spendSlots(machine, CLOSURE_SLOTS);
}

export function checkCount(machine: Machine, count: number): void {
  if (count > MAX_VALUES) raise(machine, 'registry overflow');
}

/** `<string>:1:` of the call `level` steps up, or of the first script function above it. */
export function whereText({ frames }: Machine, level: number): string {
  let index = frames.length - 1;
  let rest = level;
  for (; rest > 0 && index >= 0; index--) rest -= 1 + (frames[index]?.tails ?? 0);
  if (rest < 0) index = 0;
  for (; index >= 0; index--) {
    const frame = frames[index];
    if (frame?.fn.kind === 'closure') return `${frame.fn.proto.source}:${String(frame.line)}:`;
  }
  return '';
}

/** Raises a message with the place of the running script function. */
export function raise(machine: Machine, message: string): never {
  throw new LuaError(`${whereText(machine, 0)} ${message}`);
}

/** How messages name the running function. */
export function calledName({ frames }: Machine): string {
  const caller = frames.at(-2);
  return caller?.fn.kind === 'closure' ? (caller.callName ?? '(anonymous)') : '(anonymous)';
}

export function metatableOf({ typeMetatables }: Machine, value: LuaValue): LuaTable | undefined {
  if (isTable(value) || (typeof value === 'object' && value.kind === 'userdata')) {
    return isTable(value.metatable) ? value.metatable : undefined;
  }
  return typeMetatables.get(typeName(value));
}

export function metaField(machine: Machine, value: LuaValue, event: string): LuaValue {
  const metatable = metatableOf(machine, value);
  return metatable && rawGetOther(metatable, event);
}

/** Calls a value with arguments. */
export function invoke(machine: Machine, target: LuaValue, args: readonly LuaValue[]): LuaValue[] {
  const [fn, given] = callable(machine, target, args);
  const { frames } = machine;
  const depth = frames.length;
  enter(machine, fn, given, 0);
  let result: LuaValue[];
  if (fn.kind === 'native') result = fn.run(given, machine);
  else result = runBody(machine, fn);
  frames.length = depth;
  return result;
}

function runBody(machine: Machine, first: LuaClosure): LuaValue[] {
  let body: Body = machine.bodyOf(first.proto);
  for (;;) {
    const frame = top(machine);
    const signal = body(frame);
    if (signal?.kind === 'return') return signal.values;
    if (signal?.kind !== 'tail') return [];
    const replaced = replaceFrame(machine, frame, signal.target, signal.args);
    if (!replaced) return invoke(machine, signal.target, signal.args);
    body = machine.bodyOf(replaced.proto);
  }
}

/** Puts a called script function in the place of its caller; undefined when it is not one. */
export function replaceFrame(
  machine: Machine,
  frame: Frame,
  target: LuaValue,
  args: readonly LuaValue[],
): LuaClosure | undefined {
  const [fn, given] = callable(machine, target, args);
  if (fn.kind !== 'closure') return undefined;
  machine.frames.pop();
  enter(machine, fn, given, frame.tails + 1);
  return fn;
}

export function top({ frames }: Machine): Frame {
  const frame = frames.at(-1);
  if (!frame) throw new Overrun('no function is running');
  return frame;
}

/** The function of a value, by `__call` if need be, and its arguments. */
export function callable(
  machine: Machine,
  target: LuaValue,
  args: readonly LuaValue[],
): [LuaFunction, readonly LuaValue[]] {
  if (isFunction(target)) return [target, args];
  const meta = metaField(machine, target, '__call');
  return isFunction(meta)
    ? [meta, [target, ...args]]
    : raise(machine, 'attempt to call a non-function object');
}

export function enter(machine: Machine, fn: LuaFunction, args: readonly LuaValue[], tails: number): void {
  const { frames } = machine;
  spend(machine, 1 + (args.length >> 4));
  if (frames.length >= MAX_FRAMES) raise(machine, 'stack overflow');
  if (args.length > MAX_VALUES) raise(machine, 'registry overflow');
  frames.push(fn.kind === 'closure' ? scriptFrame(machine, fn, args, tails) : nativeFrame(machine, fn));
}

const NOTHING: readonly LuaValue[] = [];

function nativeFrame(machine: Machine, fn: LuaFunction): Frame {
  return { machine, fn, slots: [], boxes: [], varargs: NOTHING, tails: 0, line: 0, callName: undefined };
}

function scriptFrame(machine: Machine, fn: LuaClosure, args: readonly LuaValue[], tails: number): Frame {
  const { params, vararg, argTable, line } = fn.proto;
  const varargs = vararg ? args.slice(params.length) : NOTHING;
  const frame: Frame = { machine, fn, slots: [], boxes: [], varargs, tails, line, callName: undefined };
  for (let i = 0; i < params.length; i++) {
    const param = params[i];
    if (param) bind(frame, param, args[i]);
  }
  if (argTable) bind(frame, argTable, fn.proto.usesVararg ? undefined : argumentTable(varargs));
  return frame;
}

/** The `arg` table that Lua 5.0 had. */
function argumentTable(varargs: readonly LuaValue[]): LuaTable {
  const count = varargs.length;
  return {
    kind: 'table',
    array: [...varargs],
    places: new Map([['n', 0]]),
    keys: ['n'],
    values: [count],
    metatable: undefined,
  };
}

/** Gives a variable its first value. */
export function bind(
  { slots, boxes }: Frame,
  variable: { readonly slot: number; readonly captured: boolean },
  value: LuaValue,
): void {
  if (variable.captured) boxes[variable.slot] = { v: value };
  else slots[variable.slot] = value;
}
