import { bodyOf } from './compile/body.ts';
import { BASE } from './lib/base.ts';
import { COROUTINE } from './lib/coroutine.ts';
import { MATH } from './lib/math.ts';
import { OS } from './lib/os.ts';
import { CHANNEL, DEBUG, IO, PACKAGE } from './lib/rest.ts';
import { STRING } from './lib/string.ts';
import { TABLE } from './lib/table.ts';
import type { LuaPorts, Machine } from './machine.ts';
import type { LuaTable } from './table.ts';
import { newTable, rawSetOther } from './table.ts';
import type { LuaValue } from './value.ts';

const LIBRARIES = {
  channel: CHANNEL,
  coroutine: COROUTINE,
  debug: DEBUG,
  io: IO,
  math: MATH,
  os: OS,
  package: PACKAGE,
  string: STRING,
  table: TABLE,
};

const MAX_STEPS = 5_000_000;
const MAX_BYTES = 268_435_456;

/** A fresh world with gopher-lua's libraries. */
export function newMachine(ports: LuaPorts): Machine {
  const { effort = 1 } = ports;
  const globals = tableOf(BASE);
  const typeMetatables = new Map<string, LuaTable>();
  const loaded = newTable();
  set(globals, { _G: globals, _VERSION: 'Lua 5.1', _GOPHER_LUA_VERSION: 'GopherLua 0.1' });
  for (const [name, functions] of Object.entries(LIBRARIES)) {
    const table = tableOf(functions);
    rawSetOther(globals, name, table);
    rawSetOther(loaded, name, table);
    if (name === 'math') set(table, { pi: Math.PI, huge: Number.MAX_VALUE });
    if (name === 'package')
      set(table, { loaded, preload: newTable(), loaders: newTable(), path: '', cpath: '' });
    if (name === 'io') for (const file of ['stdin', 'stdout', 'stderr']) rawSetOther(table, file, openFile());
    if (name !== 'string') continue;
    rawSetOther(table, '__index', table);
    typeMetatables.set('string', table);
  }
  rawSetOther(loaded, '_G', globals);
  return {
    ports,
    globals,
    typeMetatables,
    frames: [],
    running: undefined,
    resumed: 0,
    bodyOf,
    steps: MAX_STEPS * effort,
    bytes: MAX_BYTES * effort,
    addresses: new Map(),
    started: ports.now(),
  };
}

function openFile(): LuaValue {
  return { kind: 'userdata', name: 'file', metatable: undefined };
}

function tableOf(functions: Readonly<Record<string, LuaValue>>): LuaTable {
  const table = newTable();
  set(table, functions);
  return table;
}

function set(table: LuaTable, members: Readonly<Record<string, LuaValue>>): void {
  for (const [name, value] of Object.entries(members)) rawSetOther(table, name, value);
}
