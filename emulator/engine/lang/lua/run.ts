import { bytesOf, textOf } from './bytes.ts';
import { LuaError, Overrun } from './failure.ts';
import { eventTable } from './fromJson.ts';
import { newMachine } from './globals.ts';
import type { LuaPorts, Machine } from './machine.ts';
import { invoke } from './machine.ts';
import { plainText } from './operations.ts';
import type { Proto } from './syntax/ast.ts';
import { parseLua } from './syntax/parse.ts';
import { rawSetOther } from './table.ts';
import { encodeTable } from './toJson.ts';
import type { LuaValue } from './value.ts';
import { isTable, typeName } from './value.ts';

export interface CompiledLua {
  readonly proto: Proto;
}

/** What is wrong with a script; the offset counts UTF-16 units of the script's text. */
export interface LuaProblem {
  readonly error: string;
  readonly offset: number;
}

export type FilterAnswer =
  | { readonly pass: boolean; readonly returned: string; readonly error?: undefined }
  | { readonly error: string };
export type TransformAnswer =
  { readonly data: string; readonly error?: undefined } | { readonly error: string };

const CACHE = new Map<string, CompiledLua | LuaProblem>();
const MAX_CACHED = 100;
const CHUNK = '<string>';

/** Compiles a script; the last hundred are remembered. */
export function compileLua(source: string): CompiledLua | LuaProblem {
  const known = CACHE.get(source);
  if (known) return known;
  const bytes = bytesOf(source);
  const parsed = parseLua(bytes, CHUNK);
  const compiled =
    'error' in parsed
      ? { error: textOf(parsed.error), offset: textOf(bytes.slice(0, parsed.offset)).length }
      : { proto: parsed.proto };
  if (CACHE.size >= MAX_CACHED) CACHE.clear();
  CACHE.set(source, compiled);
  return compiled;
}

/** The Lua filter of a dependency: passes when the last returned value is `true`. `returned` says in words what it was. */
export function runFilter(script: string, data: string, ports: LuaPorts): FilterAnswer {
  return run(script, data, ports, (machine, value) => ({
    pass: value === true,
    returned: words(machine, value),
  }));
}

/** The Lua transform: the last returned value, a table, as JSON text. */
export function runTransform(script: string, data: string, ports: LuaPorts): TransformAnswer {
  return run(script, data, ports, (machine, value) =>
    isTable(value)
      ? { data: encodeTable(machine, value) }
      : { error: 'transformation script output type is not of lua table' },
  );
}

/** Data first, script second, as upstream does. */
function run<T>(
  script: string,
  data: string,
  ports: LuaPorts,
  conclude: (machine: Machine, value: LuaValue) => T,
): T | { readonly error: string } {
  const event = eventTable(data);
  if ('error' in event) return event;
  const compiled = compileLua(script);
  if ('error' in compiled) return { error: compiled.error };
  const machine = newMachine(ports);
  rawSetOther(machine.globals, 'event', event);
  try {
    const main = { kind: 'closure', proto: compiled.proto, cells: [], env: machine.globals } as const;
    return conclude(machine, invoke(machine, main, []).at(-1));
  } catch (thrown) {
    return { error: problem(machine, thrown) };
  }
}

function problem(machine: Machine, thrown: unknown): string {
  if (thrown instanceof Overrun) return thrown.message;
  if (thrown instanceof RangeError) return 'the script is nested too deeply or takes too much memory';
  if (!(thrown instanceof LuaError)) throw thrown;
  return typeof thrown.value === 'symbol' ? 'nil' : textOf(plainText(machine, thrown.value));
}

const SHOWN = 80;

function words(machine: Machine, value: LuaValue): string {
  if (value === undefined) return 'nothing or nil';
  if (typeof value === 'symbol') return 'nil';
  if (typeof value === 'object') return `a ${typeName(value)}`;
  const text = textOf(plainText(machine, value));
  const shown = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  return typeof value === 'string' ? `the string "${shown}"` : `the ${typeName(value)} ${shown}`;
}
