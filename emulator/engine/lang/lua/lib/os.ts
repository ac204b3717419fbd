import { formatTime } from '../../time/format.ts';
import type { GoTime } from '../../time/goTime.ts';
import { fieldsOf, timeOf } from '../../time/goTime.ts';
import { UTC } from '../../time/zone.ts';
import type { Machine } from '../machine.ts';
import { parseNumber, toInt } from '../number.ts';
import { newTable, rawGetOther, rawSetOther } from '../table.ts';
import type { LuaTable } from '../table.ts';
import type { LuaValue } from '../value.ts';
import { isTable, typeName } from '../value.ts';
import type { Args } from './arguments.ts';
import { argumentError, checkAny, checkInt, checkString, library } from './arguments.ts';
import { expandPercents } from './percent.ts';

/** gopher-lua's layouts; `%a` is a plain word by its mistake. */
const LAYOUTS: Readonly<Record<string, string>> = {
  a: 'mon',
  A: 'Monday',
  b: 'Jan',
  B: 'January',
  c: '02 Jan 06 15:04 MST',
  d: '02',
  F: '2006-01-02',
  H: '15',
  I: '03',
  m: '01',
  M: '04',
  p: 'PM',
  P: 'pm',
  S: '05',
  x: '15/04/05',
  X: '15:04:05',
  y: '06',
  Y: '2006',
  z: '-0700',
  Z: 'MST',
};
/** Seconds beyond which our calendar ends. */
const MAX_SECONDS = 8.64e12;
const NOT_HERE = 'not available in the emulator';

/** The time zone is UTC; nothing here touches the machine. */
export const OS = library({
  clock: (_, machine) => [(machine.ports.now() - machine.started) / 1000],
  date,
  difftime: (args, machine) => {
    const difference = BigInt(checkInt(machine, args, 1)) - BigInt(checkInt(machine, args, 2));
    return [Number(BigInt.asIntN(64, difference))];
  },
  execute: () => [1],
  exit: (_, machine) => argumentError(machine, 1, `os.exit is ${NOT_HERE}`),
  getenv: (args, machine) => {
    checkString(machine, args, 1);
    return [undefined];
  },
  remove: (args, machine) => [
    undefined,
    `remove ${checkString(machine, args, 1)}: no such file or directory`,
  ],
  rename: (args, machine) => [
    undefined,
    `rename ${checkString(machine, args, 1)}: no such file or directory`,
  ],
  setenv: () => [undefined, NOT_HERE],
  setlocale: () => [false],
  time,
  tmpname: () => ['/tmp/lua'],
});

function now(machine: Machine): number {
  return Math.floor(machine.ports.now() / 1000);
}

function date(args: Args, machine: Machine): LuaValue[] {
  const given = args.length > 0 ? checkString(machine, args, 1) : '%c';
  const layout = given.replace(/^!+/, '');
  const wanted = args.length > 1 ? checkInt(machine, args, 2) : now(machine);
  const seconds = Math.max(-MAX_SECONDS, Math.min(MAX_SECONDS, wanted));
  const moment: GoTime = { seconds, nanos: 0, zone: UTC };
  if (layout.startsWith('*t')) return [fieldTable(moment)];
  const text = expandPercents(layout, (letter) => {
    if (letter === 'w') return String(fieldsOf(moment).weekday);
    const known = LAYOUTS[letter];
    return known === undefined ? `%${letter}` : formatTime(moment, known);
  });
  return [text];
}

function fieldTable(moment: GoTime): LuaTable {
  const { year, month, day, hour, minute, second, weekday } = fieldsOf(moment);
  const table = newTable();
  const fields = {
    year,
    month,
    day,
    hour,
    min: minute,
    sec: second,
    wday: weekday + 1,
    yday: 0,
    isdst: false,
  };
  for (const [name, value] of Object.entries(fields)) rawSetOther(table, name, value);
  return table;
}

function time(args: Args, machine: Machine): LuaValue[] {
  const given = args.length === 0 ? undefined : checkAny(machine, args, 1);
  if (given === undefined) return [now(machine)];
  if (!isTable(given)) return argumentError(machine, 1, `table expected, got ${typeName(given)}`);
  const field = (name: string, fallback: number) => fieldOf(given, name, fallback);
  const { seconds } = timeOf(
    [field('year', -1), field('month', -1), field('day', -1)],
    [field('hour', 12), field('min', 0), field('sec', 0)],
    UTC,
  );
  return [seconds];
}

function fieldOf(table: LuaTable, name: string, fallback: number): number {
  const value = rawGetOther(table, name);
  if (typeof value === 'number') return clamp(toInt(value));
  if (typeof value !== 'string') return fallback;
  const plain = value.replace(/^ +/, '');
  const digits = /^0(?![xX])/.test(plain) ? plain.replace(/^0+/, '') : plain;
  if (digits === '') return 0;
  const number = parseNumber(digits);
  return number === undefined ? fallback : clamp(toInt(number));
}

function clamp(value: number): number {
  return Math.max(-1e9, Math.min(1e9, value));
}
