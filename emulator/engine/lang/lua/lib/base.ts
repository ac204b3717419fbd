import { LuaError } from '../failure.ts';
import type { Machine } from '../machine.ts';
import { checkCount, invoke, metaField, raise, spend, whereText } from '../machine.ts';
import { checkedSet, joinable, plainText, shownMetatable, toText } from '../operations.ts';
import { parseInBase } from '../number.ts';
import { parseFloat64 } from '../../goNumber.ts';
import { parseLua } from '../syntax/parse.ts';
import { lengthOf, newTable, nextEntry, rawGet, rawGetOther } from '../table.ts';
import type { LuaTable } from '../table.ts';
import type { LuaValue } from '../value.ts';
import { isFunction, isTable, isTrue, native, typeName } from '../value.ts';
import { PAIRS_STEP } from '../compile/pairsStep.ts';
import type { Args } from './arguments.ts';
import {
  argumentError,
  checkAny,
  checkFunction,
  checkInt,
  checkString,
  checkTable,
  checkTypes,
  library,
  optInt,
  optString,
} from './arguments.ts';
import { invokeProtected } from './protected.ts';

const IPAIRS_STEP = native((args, machine) => {
  const table = checkTable(machine, args, 1);
  const next = checkInt(machine, args, 2) + 1;
  const value = table.array[next - 1];
  return value === undefined ? [] : [next, value];
});

export const BASE = library({
  assert: (args, machine) =>
    isTrue(args[0]) ? [...args] : raise(machine, optString(machine, args, 2, 'assertion failed!')),
  collectgarbage: () => [],
  dofile: noFiles,
  loadfile: (args, machine) => [undefined, `can not open file: ${checkString(machine, args, 1)}`],
  error: (args, machine) => {
    const value = checkAny(machine, args, 1);
    const level = optInt(machine, args, 2, 1);
    if (typeof value !== 'string' || level <= 0) throw new LuaError(value);
    throw new LuaError(`${whereText(machine, level - 1)} ${value}`);
  },
  getfenv: (args, machine) => [environment(machine, args[0] ?? 1)],
  setfenv: (args, machine) => {
    const env = checkTable(machine, args, 2);
    const fn = scriptFunction(machine, args[0]);
    if (!fn) return raise(machine, 'cannot change the environment of given object');
    fn.env = env;
    return [fn];
  },
  getmetatable: (args, machine) => [shownMetatable(machine, checkAny(machine, args, 1))],
  setmetatable: setMetatable,
  ipairs: (args, machine) => [IPAIRS_STEP, checkTable(machine, args, 1), 0],
  pairs: (args, machine) => [PAIRS_STEP, checkTable(machine, args, 1), undefined],
  next: (args, machine) => nextEntry(checkTable(machine, args, 1), args[1]) ?? [undefined],
  load: (args, machine) => {
    const reader = checkFunction(machine, args, 1);
    let source = '';
    for (;;) {
      const [piece] = invoke(machine, reader, []);
      const text = joinable(piece);
      if (text === undefined && piece !== undefined)
        return [undefined, 'reader function must return a string'];
      if (!text) break;
      source += text;
    }
    return loadText(machine, source, optString(machine, args, 2, '?'));
  },
  loadstring: (args, machine) =>
    loadText(machine, checkString(machine, args, 1), optString(machine, args, 2, '<string>')),
  pcall: (args, machine) => {
    const target = checkAny(machine, args, 1);
    if (!isFunction(target) && !isFunction(metaField(machine, target, '__call'))) {
      return [false, `attempt to call a ${typeName(target)} value`];
    }
    return invokeProtected(machine, target, args.slice(1));
  },
  xpcall: (args, machine) => {
    const target = checkFunction(machine, args, 1);
    return invokeProtected(machine, target, [], checkFunction(machine, args, 2));
  },
  print: (args, machine) => {
    for (const value of args) toText(machine, value);
    return [];
  },
  _printregs: () => [],
  rawequal: (args, machine) => [checkAny(machine, args, 1) === checkAny(machine, args, 2)],
  rawget: (args, machine) => [rawGet(checkTable(machine, args, 1), checkAny(machine, args, 2))],
  rawset: (args, machine) => {
    const table = checkTable(machine, args, 1);
    checkedSet(machine, table, checkAny(machine, args, 2), checkAny(machine, args, 3));
    return [];
  },
  select: (args, machine) => {
    checkTypes(machine, args, 1, ['number', 'string']);
    const [which] = args;
    if (which === '#') return [args.length - 1];
    if (typeof which !== 'number')
      return argumentError(machine, 1, `invalid string '${plainText(machine, which)}'`);
    const whole = checkInt(machine, args, 1);
    const place = whole < 0 ? args.length + whole : Math.min(whole, args.length);
    return place < 1 ? argumentError(machine, 1, 'index out of range') : args.slice(place);
  },
  tonumber: toNumber,
  tostring: (args, machine) => [toText(machine, checkAny(machine, args, 1))],
  type: (args, machine) => [typeName(checkAny(machine, args, 1))],
  unpack: (args, machine) => {
    const { array } = checkTable(machine, args, 1);
    const start = optInt(machine, args, 2, 1);
    const end = optInt(machine, args, 3, lengthOf(checkTable(machine, args, 1)));
    checkCount(machine, end - start);
    return Array.from({ length: Math.max(0, end - start + 1) }, (_, i) => array[start + i - 1]);
  },
  newproxy: (args) => [
    { kind: 'userdata', name: 'proxy', metatable: args[0] === true ? newTable() : undefined },
  ],
  module: moduleFunction,
  require: (args, machine) => {
    const name = checkString(machine, args, 1);
    const loaded = rawGetOther(loadedModules(machine), name);
    return isTrue(loaded)
      ? [loaded]
      : raise(
          machine,
          `module ${name} not found:\n\tno field package.preload['${name}']\n\t${missingFiles(name)}, `,
        );
  },
});

function noFiles(_args: Args, machine: Machine): never {
  return raise(machine, 'there are no files here');
}

function loadText(machine: Machine, source: string, chunk: string): LuaValue[] {
  spend(machine, source.length >> 2);
  const parsed = parseLua(source, chunk);
  if ('error' in parsed) return [undefined, parsed.error];
  return [{ kind: 'closure', proto: parsed.proto, cells: [], env: machine.globals }];
}

function setMetatable(args: Args, machine: Machine): LuaValue[] {
  checkTypes(machine, args, 2, ['nil', 'table']);
  const [object, metatable] = args;
  if (object === undefined) return raise(machine, 'cannot set metatable to a nil object.');
  const before = isTable(object) ? object.metatable : undefined;
  if (isTable(before) && rawGetOther(before, '__metatable') !== undefined) {
    return raise(machine, 'cannot change a protected metatable');
  }
  const given = isTable(metatable) ? metatable : undefined;
  if (isTable(object)) object.metatable = given;
  else if (typeof object === 'object' && object.kind === 'userdata') object.metatable = given;
  else if (given) machine.typeMetatables.set(typeName(object), given);
  else machine.typeMetatables.delete(typeName(object));
  return [object];
}

function toNumber(args: Args, machine: Machine): LuaValue[] {
  const base = optInt(machine, args, 2, 10);
  const value = checkAny(machine, args, 1);
  if (typeof value === 'number') return [value];
  if (typeof value !== 'string') return [undefined];
  const text = value.replace(/^[ \n\t]+|[ \n\t]+$/g, '');
  if (text.includes('.')) {
    const { value: number, error } = parseFloat64(text);
    return [error === undefined ? number : undefined];
  }
  const hex = args[1] === undefined && /^0x/i.test(text);
  return [hex ? parseInBase(text.slice(2), 16) : parseInBase(text, base)];
}

/** The script function that a value or a level of calls names. */
function scriptFunction(machine: Machine, value: LuaValue) {
  if (isFunction(value)) return value.kind === 'closure' ? value : undefined;
  if (typeof value !== 'number') return undefined;
  const fn = machine.frames.at(-1 - Math.trunc(value))?.fn;
  return fn?.kind === 'closure' && value > 0 ? fn : undefined;
}

function environment(machine: Machine, value: LuaValue): LuaTable {
  return scriptFunction(machine, value)?.env ?? machine.globals;
}

function loadedModules({ globals }: Machine): LuaTable {
  const packages = rawGetOther(globals, 'package');
  const loaded = isTable(packages) ? rawGetOther(packages, 'loaded') : undefined;
  return isTable(loaded) ? loaded : newTable();
}

/** `module`: a table of globals that becomes the environment of the caller. */
function moduleFunction(args: Args, machine: Machine): LuaValue[] {
  const name = checkString(machine, args, 1);
  const loaded = loadedModules(machine);
  const known = rawGetOther(loaded, name) ?? rawGetOther(machine.globals, name) ?? newTable();
  if (!isTable(known)) return raise(machine, `name conflict for module: ${name}`);
  checkedSet(machine, loaded, name, known);
  checkedSet(machine, machine.globals, name, known);
  if (rawGetOther(known, '_NAME') === undefined) {
    checkedSet(machine, known, '_M', known);
    checkedSet(machine, known, '_NAME', name);
    checkedSet(machine, known, '_PACKAGE', name.slice(0, name.lastIndexOf('.') + 1));
  }
  const caller = machine.frames.at(-2)?.fn;
  if (caller?.kind !== 'closure') return raise(machine, 'module() can not be called from GFunctions.');
  caller.env = known;
  for (const decorate of args.slice(1)) invoke(machine, decorate, [known]);
  return [known];
}

const PLACES = ['.', '/usr/local/share/lua/5.1'];

/** What the search for a module's file says where there are no files. */
function missingFiles(name: string): string {
  const path = name.replaceAll('.', '/');
  const files = [...PLACES.map((place) => `${place}/${path}.lua`), `${PLACES[1] ?? ''}/${path}/init.lua`];
  return files.map((file) => `stat ${file}: no such file or directory`).join('\n\t');
}
