import { encodeNumber, encodeString } from '../goJson.ts';
import { formatFloatF } from '../goNumber.ts';
import { looseText } from './bytes.ts';
import { LuaError, Overrun } from './failure.ts';
import type { Machine } from './machine.ts';
import { spend, spendBytes } from './machine.ts';
import { plainText } from './operations.ts';
import type { LuaTable } from './table.ts';
import { lengthOf, rawGetOther } from './table.ts';
import type { LuaValue } from './value.ts';
import { isTable, typeName } from './value.ts';

/** What Go's encoder makes of io.stdout and its like. */
const FILE = '{"Value":{},"Env":{"Metatable":{}},"Metatable":{"Metatable":{}}}';
const MAX_DEPTH = 1000;

/** A returned table as JSON text. Throws a LuaError with Go's words where JSON has none for a value. */
export function encodeTable(machine: Machine, table: LuaTable): string {
  refuseCycles(machine, table, new Set());
  return encode(machine, table);
}

/** Upstream converts all before it encodes: a cycle is found before a value that JSON lacks. */
function refuseCycles(machine: Machine, table: LuaTable, path: Set<LuaTable>): void {
  spend(machine, 1);
  if (path.has(table))
    throw new LuaError('the returned table contains itself: upstream crashes here (stack overflow)');
  if (path.size > MAX_DEPTH) throw new Overrun('the returned table is nested too deeply');
  path.add(table);
  for (const value of isList(table) ? table.array : table.values) {
    if (isTable(value)) refuseCycles(machine, value, path);
  }
  path.delete(table);
}

function isList(table: LuaTable): boolean {
  const { metatable } = table;
  const flagged = isTable(metatable) && rawGetOther(metatable, '__is_array') === true;
  return flagged || lengthOf(table) > 0;
}

function encode(machine: Machine, value: LuaValue): string {
  spend(machine, 1);
  if (value === undefined || typeof value === 'symbol') return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new LuaError(`json: unsupported value: ${formatFloatF(value)}`);
    return encodeNumber(value);
  }
  if (typeof value === 'string') {
    spendBytes(machine, value.length);
    return encodeString(looseText(value));
  }
  if (value.kind === 'userdata' && value.name === 'file') return FILE;
  if (!isTable(value)) throw new LuaError(unsupported(value));
  if (isList(value)) {
    const items = value.array.slice(0, lengthOf(value));
    return `[${Array.from(items, (item) => encode(machine, item)).join(',')}]`;
  }
  return encodeObject(machine, value);
}

function encodeObject(machine: Machine, { keys, values }: LuaTable): string {
  const members = new Map<string, LuaValue>();
  keys.forEach((key, i) => {
    if (values[i] !== undefined) members.set(plainText(machine, key), values[i]);
  });
  const sorted = [...members].sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, value]) => `${encodeString(looseText(key))}:${encode(machine, value)}`).join(',')}}`;
}

function unsupported(value: LuaValue): string {
  return typeName(value) === 'thread'
    ? 'json: unsupported value: encountered a cycle via *lua.Global'
    : 'json: unsupported type: lua.LGFunction';
}
