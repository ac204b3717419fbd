import { goSort } from '../../goSort.ts';
import type { Machine } from '../machine.ts';
import { invoke, raise, spend, spendBytes, spendSlots } from '../machine.ts';
import { joinable, lessThan } from '../operations.ts';
import { append, growthOf, insertAt, lengthOf, removeAt } from '../table.ts';
import type { LuaTable } from '../table.ts';
import type { LuaValue } from '../value.ts';
import { isTrue, typeName } from '../value.ts';
import type { Args } from './arguments.ts';
import { checkAny, checkFunction, checkInt, checkTable, library, optInt, optString } from './arguments.ts';

/** Elements and separators that gopher-lua's registers hold. */
const MAX_JOINED = 5113;

export const TABLE = library({
  getn: (args, machine) => [lengthOf(checkTable(machine, args, 1))],
  maxn: (args, machine) => [lengthOf(checkTable(machine, args, 1))],
  concat,
  insert: (args, machine) => {
    const table = checkTable(machine, args, 1);
    if (args.length === 1) return raise(machine, 'wrong number of arguments');
    spendSlots(machine, 1);
    if (args.length === 2) {
      append(table, args[1]);
      return [];
    }
    const place = checkInt(machine, args, 2);
    spendGrowth(machine, table, place);
    insertAt(table, place, checkAny(machine, args, 3));
    return [];
  },
  remove: (args, machine) => {
    const table = checkTable(machine, args, 1);
    const place = args.length === 1 ? -1 : checkInt(machine, args, 2);
    spend(machine, place > 0 ? table.array.length >> 8 : 0);
    return [removeAt(table, place)];
  },
  sort: (args, machine) => {
    const table = checkTable(machine, args, 1);
    const by = args.length > 1 ? checkFunction(machine, args, 2) : undefined;
    const less = (a: LuaValue, b: LuaValue): boolean => {
      spend(machine, 1);
      return by ? isTrue(invoke(machine, by, [a, b])[0]) : lessThan(machine, a, b);
    };
    const { array } = table;
    goSort({
      length: array.length,
      less: (i, j) => less(array[i], array[j]),
      swap: (i, j) => {
        const kept = array[i];
        array[i] = array[j];
        array[j] = kept;
      },
    });
    return [];
  },
});

function spendGrowth(machine: Machine, table: LuaTable, place: number): void {
  const growth = growthOf(table, place);
  spendSlots(machine, growth);
  spend(machine, (growth >> 6) + (table.array.length >> 8));
}

function concat(args: Args, machine: Machine): LuaValue[] {
  const table = checkTable(machine, args, 1);
  const separator = optString(machine, args, 2, '');
  const length = lengthOf(table);
  const wanted = optInt(machine, args, 3, 1);
  const to = Math.min(optInt(machine, args, 4, length), length);
  if (args.length === 3 && (wanted > length || wanted < 1)) return [''];
  const from = Math.max(Math.min(wanted, length), 1);
  if (2 * (to - from) + 1 > MAX_JOINED) raise(machine, 'registry overflow');
  const parts: string[] = [];
  let size = 0;
  for (let i = from; i <= to; i++) {
    const value = table.array[i - 1];
    const text = joinable(value);
    if (text === undefined) {
      return raise(machine, `invalid value (${typeName(value)}) at index ${String(i)} in table for concat`);
    }
    parts.push(text);
    size += text.length + separator.length;
    spend(machine, 1);
  }
  spendBytes(machine, size);
  return [from === to ? table.array[from - 1] : parts.join(separator)];
}
