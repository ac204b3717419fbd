import type { Query } from '../ast.ts';
import { NATIVES } from '../functions/table.ts';
import * as basics from '../machine/basics.ts';
import { callNative } from '../machine/native.ts';
import { beginPath, endPath, iterate } from '../machine/paths.ts';
import { builtinCode, builtinNames } from './builtins.ts';
import { emit } from './emit.ts';
import { NameStop } from './names.ts';
import { compileClosure, compileQuery } from './query.ts';
import { inner, lookUp, newVariable, type Scope } from './scope.ts';
import type { Code } from '../machine/state.ts';

/** A call of a function, variable or builtin; `at` is where the program names it. */
export function compileCall(scope: Scope, name: string, args: readonly Query[], at: number): void {
  const found = lookUp(scope, name, args.length);
  if (found?.type === 'function') return compileFunctionCall(scope, found.entry.code, found.hops, args);
  if (found) {
    if (name.startsWith('$')) emit(scope, basics.dropTop);
    emit(scope, basics.load, found.place);
    if (!name.startsWith('$')) emit(scope, basics.callClosure);
    return;
  }
  if (args.length === 0 && (name === '$ENV' || name === 'env')) {
    return void emit(scope, basics.replaceTop, { value: new Map() });
  }
  if (name.startsWith('$')) throw new NameStop(`variable not defined: ${name}`, at);
  compileBuiltin(scope, name, args, at);
}

function compileBuiltin(scope: Scope, name: string, args: readonly Query[], at: number): void {
  const key = `${name}/${args.length}`;
  const code = namedAt(at, () => builtinCode(key));
  if (code) return compileFunctionCall(scope, code, -1, args);
  if (key === 'empty/0') return void emit(scope, basics.giveUp);
  if (key === 'path/1') return compilePath(scope, args);
  if (key === 'builtins/0') return void emit(scope, basics.replaceTop, { value: builtinNames() });
  if (key === 'input/0') throw new NameStop('input(s)/0 is not allowed', at);
  if (!NATIVES.has(key)) throw new NameStop(`function not defined: ${key}`, at);
  compileNative(scope, name, args);
}

/** A name that is missing inside of a builtin is reported where the program calls that. */
function namedAt<T>(at: number, compile: () => T): T {
  try {
    return compile();
  } catch (stop) {
    throw stop instanceof NameStop ? new NameStop(stop.message, at) : stop;
  }
}

function compileFunctionCall(scope: Scope, code: Code, hops: number, args: readonly Query[]): void {
  if (args.length > 0) {
    const input = newVariable(scope);
    emit(scope, basics.store, input);
    for (const arg of args.toReversed()) compileClosure(scope, arg);
    emit(scope, basics.load, input);
  }
  emit(scope, basics.callCode, { code, hops });
}

function compilePath(scope: Scope, args: readonly Query[]): void {
  emit(scope, beginPath);
  compileArguments(scope, 'path', args);
  emit(scope, endPath);
}

/** A builtin of ours with its arguments evaluated: the last one varies slowest. */
export function compileNative(scope: Scope, name: string, args: readonly Query[]): void {
  compileArguments(scope, name, args);
  emitNative(scope, name, args.length);
  if (name === '_range') emit(scope, iterate);
}

/** Index and bounds are no part of a path, what they are applied to is. */
const PATH_ARGUMENT: Readonly<Record<string, number>> = { _index: 1, _slice: 1, getpath: 0 };

function compileArguments(scope: Scope, name: string, args: readonly Query[]): void {
  if (args.length === 0) return;
  const input = newVariable(scope);
  const aside = PATH_ARGUMENT[name];
  emit(scope, basics.store, input);
  if (aside !== undefined) emit(scope, basics.stepAside);
  for (const [i, arg] of [...args.entries()].toReversed()) {
    emit(scope, basics.load, input);
    inner(scope, () => {
      compileQuery(scope, arg);
    });
    if (i === aside) emit(scope, basics.stepBack);
  }
  if (aside === 1) emit(scope, basics.pushValue);
  else emit(scope, basics.load, input);
}

export function emitNative(scope: Scope, name: string, count: number): void {
  const native = NATIVES.get(`${name}/${count}`);
  emit(scope, callNative, { name, count, ...(native && { native }) });
}
