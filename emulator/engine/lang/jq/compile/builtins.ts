import { NATIVES } from '../functions/table.ts';
import { DEFINITIONS } from '../functions/definitions.ts';
import * as basics from '../machine/basics.ts';
import { beginLabel, breakOut, either } from '../machine/forks.ts';
import { deletePathsOwned, newOwned, setPathOwned } from '../machine/native.ts';
import { beginPath, endPath } from '../machine/paths.ts';
import type { Code } from '../machine/state.ts';
import type { Definition } from '../ast.ts';
import { parseProgram } from '../parser.ts';
import { emitNative } from './call.ts';
import { aim, emit, finish } from './emit.ts';
import { compileFunction } from './query.ts';
import { createScope, newVariable, type Scope } from './scope.ts';

let definitions: ReadonlyMap<string, Definition> | undefined;
const compiled = new Map<string, Code>();

/** The builtins that are written in jq, by name and number of arguments. */
export function jqBuiltins(): ReadonlyMap<string, Definition> {
  if (definitions) return definitions;
  const program = parseProgram(DEFINITIONS);
  const list = 'error' in program ? [] : program.query.definitions;
  definitions = new Map(list.map((each) => [`${each.name}/${each.parameters.length}`, each]));
  return definitions;
}

const ASSEMBLED: Readonly<Record<string, (scope: Scope) => void>> = {
  '_assign/2': assembleAssign,
  '_modify/2': assembleModify,
  '_last/1': assembleLast,
};

/** The code of a builtin that is no TypeScript function; compiled when first used. */
export function builtinCode(key: string): Code | undefined {
  const known = compiled.get(key);
  if (known) return known;
  const assemble = ASSEMBLED[key];
  const definition = jqBuiltins().get(key);
  if (!assemble && !definition) return undefined;
  const scope = createScope(undefined);
  compiled.set(key, scope.code);
  try {
    if (assemble) assemble(scope);
    else if (definition) compileFunction(scope, definition.parameters, definition.body);
  } catch (stop) {
    compiled.delete(key);
    throw stop;
  }
  return scope.code;
}

/** What `builtins` lists: all that a program can call, in order. */
export function builtinNames(): string[] {
  const names = [...jqBuiltins().keys(), ...NATIVES.keys(), ...INSTRUCTIONS].filter(
    (name) => !name.startsWith('_'),
  );
  return names.sort();
}

/** Builtins that the compiler turns into instructions, or knows and refuses. */
const INSTRUCTIONS = ['builtins/0', 'debug/1', 'empty/0', 'env/0', 'input/0', 'path/1'];

/** `def _assign(p; $x): reduce path(p) as $q (.; setpath($q; $x));` with arrays and objects changed in place. */
function assembleAssign(scope: Scope): void {
  const [input, paths, argument, value, owned, result, path] = Array.from({ length: 7 }, () =>
    newVariable(scope),
  );
  emit(scope, basics.store, input);
  emit(scope, basics.store, paths);
  emit(scope, basics.store, argument);
  emit(scope, basics.load, input);
  emit(scope, basics.stepAside);
  emit(scope, basics.load, argument);
  emit(scope, basics.callClosure);
  emit(scope, basics.store, value);
  emit(scope, basics.stepBack);
  emit(scope, newOwned);
  emit(scope, basics.store, owned);
  emit(scope, basics.load, input);
  const fork = emit(scope, either);
  emit(scope, basics.duplicate);
  emit(scope, basics.store, result);
  emitPath(scope, paths, result);
  emit(scope, basics.store, path);
  for (const place of [owned, value, path, result]) emit(scope, basics.load, place);
  emit(scope, setPathOwned);
  emit(scope, basics.store, result);
  emit(scope, basics.giveUp);
  aim(scope, fork);
  emit(scope, basics.dropTop);
  emit(scope, basics.load, result);
  finish(scope);
}

type Slot = Parameters<typeof emit>[2];

/** `path(p)` of the value on top. */
function emitPath(scope: Scope, paths: Slot, base: Slot): void {
  emit(scope, beginPath);
  emit(scope, basics.load, paths);
  emit(scope, basics.callClosure);
  emit(scope, basics.load, base);
  emit(scope, endPath);
}

/**
 * `_modify(p; f)`: each path gets the first result of `f`; what stands at a path without a result is deleted in the end.
 */
function assembleModify(scope: Scope): void {
  const [value, paths, update, gone, owned, label] = Array.from({ length: 6 }, () => newVariable(scope));
  emit(scope, basics.store, value);
  emit(scope, basics.store, paths);
  emit(scope, basics.store, update);
  emit(scope, basics.pushList);
  emit(scope, basics.store, gone);
  emit(scope, newOwned);
  emit(scope, basics.store, owned);
  emit(scope, basics.load, value);
  const all = emit(scope, either);
  emitPath(scope, paths, value);
  emit(scope, basics.store, paths);
  emit(scope, beginLabel, label);
  emit(scope, basics.load, value);
  const none = emit(scope, either);
  emit(scope, basics.dropTop);
  emitUpdate(scope, { value, paths, update, owned, label });
  aim(scope, none);
  emit(scope, basics.load, paths);
  emit(scope, basics.append, gone);
  emit(scope, basics.giveUp);
  aim(scope, all);
  emit(scope, basics.dropTop);
  for (const place of [owned, gone, value]) emit(scope, basics.load, place);
  emit(scope, deletePathsOwned);
  finish(scope);
}

function emitUpdate(
  scope: Scope,
  { value, paths, update, owned, label }: Record<'value' | 'paths' | 'update' | 'owned' | 'label', Slot>,
): void {
  emit(scope, basics.load, owned);
  emit(scope, basics.load, paths);
  emit(scope, basics.load, value);
  emitNative(scope, 'getpath', 1);
  emit(scope, basics.load, update);
  emit(scope, basics.callClosure);
  emit(scope, basics.load, paths);
  emit(scope, basics.load, value);
  emit(scope, setPathOwned);
  emit(scope, basics.store, value);
  emit(scope, basics.load, label);
  emit(scope, breakOut);
}

/** `_last(g)`: the last result of `g`, or none. */
function assembleLast(scope: Scope): void {
  const [value, generator, none] = Array.from({ length: 3 }, () => newVariable(scope));
  emit(scope, basics.store, value);
  emit(scope, basics.store, generator);
  emit(scope, basics.pushValue, { value: true });
  emit(scope, basics.store, none);
  emit(scope, basics.load, value);
  const fork = emit(scope, either);
  emit(scope, basics.load, generator);
  emit(scope, basics.callClosure);
  emit(scope, basics.store, value);
  emit(scope, basics.pushValue, { value: false });
  emit(scope, basics.store, none);
  emit(scope, basics.giveUp);
  aim(scope, fork);
  emit(scope, basics.dropTop);
  emit(scope, basics.load, none);
  const found = emit(scope, basics.jumpUnless);
  emit(scope, basics.giveUp);
  aim(scope, found);
  emit(scope, basics.load, value);
  finish(scope);
}
