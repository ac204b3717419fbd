import { describe, expect, test } from 'vitest';
import { BUILTINS as EXPR_BUILTINS } from '../../../emulator/engine/lang/expr/operators.ts';
import { callName } from '../../../emulator/engine/lang/expr/functions.ts';
import { builtinNames } from '../../../emulator/engine/lang/jq/compile/builtins.ts';
import { newMachine } from '../../../emulator/engine/lang/lua/globals.ts';
import type { LuaValue } from '../../../emulator/engine/lang/lua/value.ts';
import { SPRIG } from '../../../emulator/engine/lang/sprig/table.ts';
import { BUILTINS as TEMPLATE_BUILTINS } from '../../../emulator/engine/lang/template/builtins.ts';
import { EXPR_FUNCTIONS } from '../../../server/embedded/functions/expr.ts';
import type { FunctionDoc } from '../../../server/embedded/functions/function.ts';
import { JQ_FUNCTIONS } from '../../../server/embedded/functions/jq.ts';
import { LUA_FUNCTIONS } from '../../../server/embedded/functions/lua.ts';
import { SPRIG_FUNCTIONS } from '../../../server/embedded/functions/sprig.ts';
import { TEMPLATE_FUNCTIONS } from '../../../server/embedded/functions/template.ts';

/** What Argo Events adds to expr; the engine calls them by name. */
const ADDED = ['asFloat', 'asInt', 'jsonpath', 'toJson'];

const name = (one: FunctionDoc): string => one.name;
const TABLES: readonly [language: string, documented: readonly string[], known: readonly string[]][] = [
  ['sprig', SPRIG_FUNCTIONS.map(name), Object.keys(SPRIG)],
  ['templates', TEMPLATE_FUNCTIONS.map(name), [...Object.keys(SPRIG), ...Object.keys(TEMPLATE_BUILTINS)]],
  ['expr', EXPR_FUNCTIONS.map(name), [...EXPR_BUILTINS, ...ADDED]],
  ['jq', JQ_FUNCTIONS.map((one) => `${one.name}/${one.params.length}`), builtinNames()],
  ['Lua', LUA_FUNCTIONS.map(name), luaFunctions()],
];

describe.each(TABLES)('%s', (_language, documented, known) => {
  test('each function has its line, and each line its function', () => {
    expect([...documented].sort()).toEqual([...known].sort());
  });
});

test.each([...TEMPLATE_FUNCTIONS, ...EXPR_FUNCTIONS, ...JQ_FUNCTIONS, ...LUA_FUNCTIONS])(
  '$name says what it does in a line',
  ({ name, doc }) => {
    expect(name).toMatch(/^[\w.]+$/);
    expect(doc).toMatch(/^.{5,140}$/);
    expect((doc.match(/`/g) ?? []).length % 2).toBe(0);
  },
);

test.each(ADDED)('the engine knows %s', (added) => {
  const ports = { now: () => 0, random: () => 0, spend: () => undefined };
  expect(() => callName(added, [], 0, ports)).not.toThrow('is no function');
});

const WANTED = /\?|\.\.\./;
test.each(SPRIG_FUNCTIONS.filter((one) => one.name !== 'dig' && one.name !== 'default'))(
  '$name of sprig takes as many arguments as the engine says',
  ({ name, params }) => {
    expect(params.filter((param) => !WANTED.test(param))).toHaveLength(SPRIG[name]?.params.length ?? -1);
    expect(params.some((param) => WANTED.test(param))).toBe(SPRIG[name]?.rest !== undefined);
  },
);

function luaFunctions(): string[] {
  const { globals } = newMachine({ now: () => 0, random: () => 0 });
  const isFunction = (value: LuaValue): boolean =>
    typeof value === 'object' && (value.kind === 'native' || value.kind === 'closure');
  return globals.keys.flatMap((key, i): string[] => {
    const value = globals.values[i];
    if (typeof key !== 'string' || key.startsWith('_')) return [];
    if (isFunction(value)) return [key];
    if (typeof value !== 'object' || value.kind !== 'table') return [];
    return value.keys.flatMap((member, j) =>
      isFunction(value.values[j]) ? [`${key}.${member as string}`] : [],
    );
  });
}
