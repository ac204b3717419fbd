import type { Json } from '../../../../schemas/schema-node.ts';
import { explainInvalidJson } from '../invalidJson.ts';
import { overflowingNumber } from '../overflowingNumber.ts';
import { bytesOf } from './bytes.ts';
import type { LuaTable } from './table.ts';
import { newTable, rawSetOther } from './table.ts';
import { GO_NIL, type LuaValue } from './value.ts';

const MAX_DEPTH = 10_000;
const TARGET = 'Go value of type map[string]interface {}';

/** Event data as the table `event`; errors are Go's. */
export function eventTable(data: string): LuaTable | { readonly error: string } {
  let json: Json;
  try {
    json = JSON.parse(data) as Json;
  } catch {
    return { error: explainInvalidJson(data) };
  }
  const depth = explainDepth(data);
  if (depth !== undefined) return { error: depth };
  if (json === null) return emptyTable();
  if (typeof json !== 'object' || Array.isArray(json)) {
    return { error: `json: cannot unmarshal ${jsonType(json)} into ${TARGET}` };
  }
  const overflow = overflowingNumber(data);
  if (overflow !== undefined)
    return { error: `json: cannot unmarshal number ${overflow} into Go value of type float64` };
  return objectTable(json as Readonly<Record<string, Json>>);
}

function explainDepth(data: string): string | undefined {
  if (data.length < 2 * MAX_DEPTH) return undefined;
  let depth = 0;
  for (const [bracket] of data.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/gs)) {
    if (bracket === '[' || bracket === '{') depth++;
    else if (bracket === ']' || bracket === '}') depth--;
    if (depth > MAX_DEPTH) return 'exceeded max depth';
  }
  return undefined;
}

function jsonType(json: Json): string {
  if (Array.isArray(json)) return 'array';
  return typeof json === 'boolean' ? 'bool' : typeof json;
}

function emptyTable(): LuaTable {
  const table = newTable();
  table.metatable = GO_NIL;
  return table;
}

function objectTable(members: Readonly<Record<string, Json>>): LuaTable {
  const table = emptyTable();
  for (const [name, json] of Object.entries(members)) {
    const value = Array.isArray(json) ? listTable(json as readonly Json[]) : valueOf(json);
    rawSetOther(table, bytesOf(name), value);
  }
  return table;
}

/** Lists lose their nulls and the lists within them. */
function listTable(items: readonly Json[]): LuaTable {
  const table = emptyTable();
  for (const item of items) {
    const value = Array.isArray(item) ? undefined : valueOf(item);
    if (value !== undefined) table.array.push(value);
  }
  return table;
}

function valueOf(json: Json): LuaValue {
  if (json === null) return undefined;
  if (typeof json === 'string') return bytesOf(json);
  return typeof json === 'object' ? objectTable(json as Readonly<Record<string, Json>>) : json;
}
