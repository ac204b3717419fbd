import { pow } from '../float/power.ts';
import type { Machine } from './machine.ts';
import {
  invoke,
  MAX_STRING,
  metaField,
  metatableOf,
  raise,
  spend,
  spendBytes,
  spendSlots,
} from './machine.ts';
import { numberText, parseNumber } from './number.ts';
import type { BinaryOperator } from './syntax/ast.ts';
import { growthOf, lengthOf, rawGet, rawGetOther, rawSet } from './table.ts';
import type { LuaTable } from './table.ts';
import type { LuaValue } from './value.ts';
import { isFunction, isTable, isTrue, typeName } from './value.ts';

/** How often `__index` and `__newindex` may lead to another table. */
const MAX_META = 100;
/** What a new key costs that is no place of a list. */
const NEW_KEY_STEPS = 4;
const EVENTS = { '+': 'add', '-': 'sub', '*': 'mul', '/': 'div', '%': 'mod', '^': 'pow' } as const;

export function index(machine: Machine, object: LuaValue, key: LuaValue): LuaValue {
  let current = object;
  for (let i = 0; i < MAX_META; i++) {
    if (isTable(current)) {
      const value = rawGet(current, key);
      if (value !== undefined) return value;
    }
    const meta = metaField(machine, current, '__index');
    if (meta === undefined) {
      return isTable(current) ? undefined : cannotIndex(machine, current, key);
    }
    if (isFunction(meta)) return invoke(machine, meta, [current, key])[0];
    current = meta;
  }
  return raise(machine, 'too many recursions in gettable');
}

export function setIndex(machine: Machine, object: LuaValue, key: LuaValue, value: LuaValue): void {
  let current = object;
  for (let i = 0; i < MAX_META; i++) {
    if (isTable(current) && rawGet(current, key) !== undefined) {
      checkedSet(machine, current, key, value);
      return;
    }
    const meta = metaField(machine, current, '__newindex');
    if (meta === undefined) {
      if (!isTable(current)) cannotIndex(machine, current, key);
      else checkedSet(machine, current, key, value);
      return;
    }
    if (isFunction(meta)) {
      invoke(machine, meta, [current, key, value]);
      return;
    }
    current = meta;
  }
  raise(machine, 'too many recursions in settable');
}

function cannotIndex(machine: Machine, object: LuaValue, key: LuaValue): never {
  return raise(
    machine,
    `attempt to index a non-table object(${typeName(object)}) with key '${plainText(machine, key)}'`,
  );
}

/** Sets without metatables; the key may be anything. */
export function checkedSet(machine: Machine, table: LuaTable, key: LuaValue, value: LuaValue): void {
  if (key === undefined) raise(machine, 'table index is nil');
  if (Number.isNaN(key)) raise(machine, 'table index is NaN');
  const growth = growthOf(table, key);
  if (growth > 0) {
    spendSlots(machine, growth);
    spend(machine, typeof key === 'number' ? growth >> 6 : NEW_KEY_STEPS);
  }
  rawSet(table, key, value);
}

export function calculate(operator: BinaryOperator, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '%':
      return modulo(a, b);
    case '^':
      return pow(a, b);
  }
}

/** The remainder with the sign of the divisor. */
export function modulo(a: number, b: number): number {
  const rest = a % b;
  return (b > 0 && rest < 0) || (b < 0 && rest > 0) ? rest + b : rest;
}

/** Arithmetic of values that are not both numbers. */
export function arithmetic(
  machine: Machine,
  operator: BinaryOperator,
  left: LuaValue,
  right: LuaValue,
): LuaValue {
  const event = EVENTS[operator];
  const meta = metaOfEither(machine, left, right, `__${event}`);
  if (isFunction(meta)) return invoke(machine, meta, [left, right])[0];
  const a = coerced(left);
  const b = coerced(right);
  if (typeof a === 'number' && typeof b === 'number') return calculate(operator, a, b);
  return raise(machine, `cannot perform ${event} operation between ${typeName(a)} and ${typeName(b)}`);
}

function coerced(value: LuaValue): LuaValue {
  return typeof value === 'string' ? (parseNumber(value) ?? value) : value;
}

function metaOfEither(machine: Machine, left: LuaValue, right: LuaValue, event: string): LuaValue {
  return metaField(machine, left, event) ?? metaField(machine, right, event);
}

export function negate(machine: Machine, value: LuaValue): LuaValue {
  if (typeof value === 'number') return -value;
  const meta = metaField(machine, value, '__unm');
  if (isFunction(meta)) return invoke(machine, meta, [value])[0];
  const number = typeof value === 'string' ? parseNumber(value) : undefined;
  return number === undefined ? raise(machine, '__unm undefined') : -number;
}

export function length(machine: Machine, value: LuaValue): LuaValue {
  if (typeof value === 'string') return value.length;
  const meta = metaField(machine, value, '__len');
  if (isFunction(meta)) return invoke(machine, meta, [value])[0];
  return isTable(value) ? lengthOf(value) : raise(machine, '__len undefined');
}

/** The parts of `a .. b .. c`, joined from the right. */
export function concat(machine: Machine, parts: readonly LuaValue[]): LuaValue {
  let right = parts.at(-1);
  for (let i = parts.length - 2; i >= 0; i--) {
    const left = parts[i];
    const a = joinable(left);
    const b = joinable(right);
    if (a !== undefined && b !== undefined) {
      right = a + b;
      spendBytes(machine, right.length >> 1);
      if (right.length > MAX_STRING) spendBytes(machine, right.length);
      continue;
    }
    const meta = metaOfEither(machine, left, right, '__concat');
    if (!isFunction(meta)) {
      return raise(
        machine,
        `cannot perform concat operation between ${typeName(left)} and ${typeName(right)}`,
      );
    }
    right = invoke(machine, meta, [left, right])[0];
  }
  return right;
}

/** The text of a string or number. */
export function joinable(value: LuaValue): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? numberText(value) : undefined;
}

export function lessThan(machine: Machine, left: LuaValue, right: LuaValue): boolean {
  if (typeof left === 'number' && typeof right === 'number') return left < right;
  if (typeof left === 'string' && typeof right === 'string') return left < right;
  return compareByMeta(machine, left, right, '__lt') ?? cannotCompare(machine, left, right);
}

export function lessOrEqual(machine: Machine, left: LuaValue, right: LuaValue): boolean {
  if (typeof left === 'number' && typeof right === 'number') return left <= right;
  if (typeof left === 'string' && typeof right === 'string') return left <= right;
  const decided = compareByMeta(machine, left, right, '__le');
  if (decided !== undefined) return decided;
  const swapped = compareByMeta(machine, right, left, '__lt');
  return swapped === undefined ? cannotCompare(machine, left, right) : !swapped;
}

function cannotCompare(machine: Machine, left: LuaValue, right: LuaValue): never {
  return raise(machine, `attempt to compare ${typeName(left)} with ${typeName(right)}`);
}

/** Undefined where the two have no such function in common. */
function compareByMeta(
  machine: Machine,
  left: LuaValue,
  right: LuaValue,
  event: string,
): boolean | undefined {
  if (typeName(left) !== typeName(right) || typeof left === 'number') return undefined;
  const meta = metaField(machine, left, event);
  if (!isFunction(meta) || meta !== metaField(machine, right, event)) return undefined;
  return isTrue(invoke(machine, meta, [left, right])[0]);
}

export function equals(machine: Machine, left: LuaValue, right: LuaValue): boolean {
  if (typeof left === 'symbol' || typeof right === 'symbol')
    typeName(typeof left === 'symbol' ? left : right);
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left.kind !== right.kind) return false;
  return isTable(left) && (compareByMeta(machine, left, right, '__eq') ?? false);
}

/** `tostring` of a value, without its metatable. */
export function plainText(machine: Machine, value: LuaValue): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return numberText(value);
    case 'boolean':
      return String(value);
    case 'object':
      return `${typeName(value)}: ${addressOf(machine, value)}`;
    default:
      return typeName(value);
  }
}

/** What it takes to remember an address. */
const ADDRESS_SLOTS = 16;

function addressOf(machine: Machine, value: object): string {
  const { addresses } = machine;
  const known = addresses.get(value) ?? 0xc000_0100_00 + addresses.size * 0x60;
  spendSlots(machine, ADDRESS_SLOTS);
  addresses.set(value, known);
  return `0x${known.toString(16)}`;
}

/** `tostring`. */
export function toText(machine: Machine, value: LuaValue): LuaValue {
  const meta = metaField(machine, value, '__tostring');
  return isFunction(meta) ? invoke(machine, meta, [value])[0] : plainText(machine, value);
}

/** What `getmetatable` gives. */
export function shownMetatable(machine: Machine, value: LuaValue): LuaValue {
  if (isTable(value) && typeof value.metatable === 'symbol') return value.metatable;
  const metatable = metatableOf(machine, value);
  return metatable && (rawGetOther(metatable, '__metatable') ?? metatable);
}
