import { invoke, metaField, metatableOf, spendClosure, spendSlots, spendTable } from '../machine.ts';
import {
  arithmetic,
  calculate,
  checkedSet,
  concat,
  equals,
  index,
  length,
  lessOrEqual,
  lessThan,
  negate,
} from '../operations.ts';
import type { BinaryOperator, CallExpression, Comparison, Expression, Field, Proto } from '../syntax/ast.ts';
import type { LuaTable } from '../table.ts';
import { newTable, rawGet, rawGetOther, rawSet } from '../table.ts';
import type { Box, LuaValue } from '../value.ts';
import { isTable, isTrue } from '../value.ts';
import type { Evaluate, EvaluateAll } from './signal.ts';
import type { Frame } from '../machine.ts';

export function compileExpression(expression: Expression): Evaluate {
  const { line } = expression;
  switch (expression.kind) {
    case 'constant': {
      const { value } = expression;
      return () => value;
    }
    case 'local': {
      const { slot, captured } = expression.variable;
      return captured ? ({ boxes }) => boxes[slot]?.v : ({ slots }) => slots[slot];
    }
    case 'cell': {
      const { cell } = expression;
      return ({ fn }) => (fn.kind === 'closure' ? fn.cells[cell]?.v : undefined);
    }
    case 'global':
      return compileGlobal(expression.name, line);
    case 'vararg':
      return ({ varargs }) => varargs[0];
    case 'function':
      return compileFunction(expression.proto);
    case 'index':
      return compileIndex(expression.object, expression.key, line);
    case 'call': {
      const all = compileCall(expression);
      return (frame) => all(frame)[0];
    }
    case 'binary':
      return compileBinary(expression.operator, expression.left, expression.right, line);
    case 'compare':
      return compileComparison(expression.operator, expression.left, expression.right, line);
    case 'and':
    case 'or':
      return compileLogical(expression.kind, expression.left, expression.right);
    case 'concat': {
      const parts = expression.parts.map(compileExpression);
      return (frame) => concat(at(frame, line), evaluateEach(frame, parts, line));
    }
    case 'not': {
      const operand = compileExpression(expression.operand);
      return (frame) => !isTrue(operand(frame));
    }
    case 'negate': {
      const operand = compileExpression(expression.operand);
      return (frame) => {
        const value = operand(frame);
        return negate(at(frame, line), value);
      };
    }
    case 'length': {
      const operand = compileExpression(expression.operand);
      return (frame) => {
        const value = operand(frame);
        return length(at(frame, line), value);
      };
    }
    case 'table':
      return compileTable(expression.fields, line);
    case 'paren':
      return compileExpression(expression.inner);
  }
}

/** Notes the line that a message would name. */
export function at(frame: Frame, line: number): Frame['machine'] {
  frame.line = line;
  frame.callName = undefined;
  return frame.machine;
}

function evaluateEach(frame: Frame, parts: readonly Evaluate[], line: number): LuaValue[] {
  const values = parts.map((part) => part(frame));
  at(frame, line);
  return values;
}

/** Whether an expression can give any number of values. */
export function isMulti(expression: Expression | undefined): boolean {
  return expression?.kind === 'call' || expression?.kind === 'vararg';
}

export function compileMulti(expression: Expression): EvaluateAll {
  if (expression.kind === 'call') return compileCall(expression);
  if (expression.kind === 'vararg') return ({ varargs }) => [...varargs];
  const one = compileExpression(expression);
  return (frame) => [one(frame)];
}

/** A list of expressions of which the last may give any number of values. */
export function compileList(list: readonly Expression[]): EvaluateAll {
  const last = list.at(-1);
  if (!last || !isMulti(last)) {
    const all = list.map(compileExpression);
    const [first, second] = all;
    if (!first) return () => [];
    if (!second) return (frame) => [first(frame)];
    return (frame) => all.map((one) => one(frame));
  }
  const singles = list.slice(0, -1).map(compileExpression);
  const rest = compileMulti(last);
  if (singles.length === 0) return rest;
  return (frame) => {
    const values = singles.map((one) => one(frame));
    for (const value of rest(frame)) values.push(value);
    return values;
  };
}

function compileGlobal(name: string, line: number): Evaluate {
  return (frame) => {
    const env = environmentOf(frame);
    return rawGetOther(env, name) ?? index(at(frame, line), env, name);
  };
}

export function environmentOf({ fn, machine }: Frame): LuaTable {
  return fn.kind === 'closure' ? fn.env : machine.globals;
}

function compileFunction(proto: Proto): Evaluate {
  return ({ fn, boxes, machine }) => {
    const cells: Box[] = proto.captures.map((capture) => {
      if ('local' in capture) return (boxes[capture.local.slot] ??= { v: undefined });
      return (fn.kind === 'closure' ? fn.cells[capture.cell] : undefined) ?? { v: undefined };
    });
    spendClosure(machine);
    return { kind: 'closure', proto, cells, env: machine.globals };
  };
}

/** A table that is a local variable is read after the key, as gopher-lua's registers have it. */
function compileIndex(objectExpression: Expression, keyExpression: Expression, line: number): Evaluate {
  const object = compileExpression(objectExpression);
  if (keyExpression.kind === 'constant' && typeof keyExpression.value === 'string') {
    const name = keyExpression.value;
    return (frame) => {
      const table = object(frame);
      return (isTable(table) ? rawGetOther(table, name) : undefined) ?? index(at(frame, line), table, name);
    };
  }
  const key = compileExpression(keyExpression);
  const late = objectExpression.kind === 'local';
  return (frame) => {
    const early = late ? undefined : object(frame);
    const place = key(frame);
    const table = late ? object(frame) : early;
    return (isTable(table) ? rawGet(table, place) : undefined) ?? index(at(frame, line), table, place);
  };
}

export function compileCall({ target, method, args, name, line }: CallExpression): EvaluateAll {
  const object = compileExpression(target);
  const list = compileList(args);
  if (method === undefined) {
    return (frame) => {
      const fn = object(frame);
      const given = list(frame);
      frame.line = line;
      frame.callName = name;
      return invoke(frame.machine, fn, given);
    };
  }
  return (frame) => {
    const self = object(frame);
    const fn = methodOf(frame, self, method, line);
    const given: LuaValue[] = [self, ...list(frame)];
    frame.line = line;
    frame.callName = name;
    return invoke(frame.machine, fn, given);
  };
}

export function methodOf(frame: Frame, self: LuaValue, name: string, line: number): LuaValue {
  if (typeof self === 'string') {
    const { machine } = frame;
    const library = metatableOf(machine, self) && metaField(machine, self, '__index');
    if (isTable(library)) return rawGetOther(library, name) ?? index(at(frame, line), self, name);
  }
  return index(at(frame, line), self, name);
}

function compileBinary(
  operator: BinaryOperator,
  left: Expression,
  right: Expression,
  line: number,
): Evaluate {
  const a = compileExpression(left);
  const b = compileExpression(right);
  const late = left.kind === 'local';
  return (frame) => {
    const early = late ? undefined : a(frame);
    const y = b(frame);
    const x = late ? a(frame) : early;
    if (typeof x === 'number' && typeof y === 'number') return calculate(operator, x, y);
    return arithmetic(at(frame, line), operator, x, y);
  };
}

function compileComparison(
  operator: Comparison,
  left: Expression,
  right: Expression,
  line: number,
): Evaluate {
  const a = compileExpression(left);
  const b = compileExpression(right);
  const late = left.kind === 'local';
  const compare = COMPARE[operator];
  return (frame) => {
    const early = late ? undefined : a(frame);
    const y = b(frame);
    const x = late ? a(frame) : early;
    return compare(at(frame, line), x, y);
  };
}

type Compare = (machine: Frame['machine'], left: LuaValue, right: LuaValue) => boolean;

export const COMPARE: Readonly<Record<Comparison, Compare>> = {
  '==': equals,
  '~=': (machine, x, y) => !equals(machine, x, y),
  '<': lessThan,
  '>': (machine, x, y) => lessThan(machine, y, x),
  '<=': lessOrEqual,
  '>=': (machine, x, y) => lessOrEqual(machine, y, x),
};

function compileLogical(kind: 'and' | 'or', left: Expression, right: Expression): Evaluate {
  const a = compileExpression(left);
  const b = compileExpression(right);
  const goesOn = kind === 'and';
  return (frame) => {
    const value = a(frame);
    return isTrue(value) === goesOn ? b(frame) : value;
  };
}

/** How many list items gopher-lua stores at once. */
const BATCH = 50;

/** Named fields are set at once, list items in batches: the later one wins. */
function compileTable(fields: readonly Field[], line: number): Evaluate {
  const last = fields.at(-1);
  const open = last && !last.key && isMulti(last.value) ? compileMulti(last.value) : undefined;
  const singles = (open ? fields.slice(0, -1) : fields).map(({ key, value }) => ({
    key: key && compileExpression(key),
    value: compileExpression(value),
  }));
  return (frame) => {
    const table = newTable();
    spendTable(frame.machine, fields.length);
    let pending: LuaValue[] = [];
    let stored = 0;
    for (const { key, value } of singles) {
      if (key) {
        const name = key(frame);
        setField(frame, table, name, value(frame), line);
        continue;
      }
      pending.push(value(frame));
      if (pending.length < BATCH) continue;
      stored = storeItems(table, stored, pending);
      pending = [];
    }
    if (!open) {
      storeItems(table, stored, pending);
      return table;
    }
    const values = open(frame);
    const start = pending.length === 0 && stored > 0 ? stored - BATCH : stored;
    spendSlots(frame.machine, values.length);
    storeItems(table, start, pending.concat(values));
    return table;
  };
}

export function setField(frame: Frame, table: LuaTable, key: LuaValue, value: LuaValue, line: number): void {
  const machine = at(frame, line);
  if (key === undefined || typeof key === 'number') checkedSet(machine, table, key, value);
  else rawSet(table, key, value);
}

function storeItems({ array }: LuaTable, start: number, items: readonly LuaValue[]): number {
  for (let i = 0; i < items.length; i++) array[start + i] = items[i];
  return start + items.length;
}
