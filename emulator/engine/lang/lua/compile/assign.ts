import type { Frame } from '../machine.ts';
import { setIndex } from '../operations.ts';
import type { Expression } from '../syntax/ast.ts';
import type { LuaValue } from '../value.ts';
import { at, compileExpression, compileMulti, environmentOf, isMulti } from './expression.ts';
import type { Body, Evaluate, Store } from './signal.ts';

/** Assigns to one variable or field. */
export function compileAssign(
  targets: readonly Expression[],
  values: readonly Expression[],
  line: number,
): Body {
  const [target] = targets;
  const [value] = values;
  if (target && value && targets.length === 1 && values.length === 1) return compileOne(target, value);
  return compileMany(targets, values, line);
}

function compileOne(target: Expression, value: Expression): Body {
  const evaluate = compileExpression(value);
  if (target.kind !== 'index') {
    const store = compileStore(target);
    return (frame) => {
      store(frame, evaluate(frame));
      return undefined;
    };
  }
  const object = compileExpression(target.object);
  const key = compileExpression(target.key);
  const { line } = target;
  const late = target.object.kind === 'local';
  return (frame) => {
    const early = late ? undefined : object(frame);
    const place = key(frame);
    const assigned = evaluate(frame);
    const table = late ? object(frame) : early;
    setIndex(at(frame, line), table, place, assigned);
    return undefined;
  };
}

/** Stores into a variable. */
export function compileStore(target: Expression): Store {
  const { line } = target;
  switch (target.kind) {
    case 'local': {
      const { slot, captured } = target.variable;
      if (!captured) return ({ slots }, value) => void (slots[slot] = value);
      return ({ boxes }, value) => {
        const box = boxes[slot];
        if (box) box.v = value;
        else boxes[slot] = { v: value };
      };
    }
    case 'cell': {
      const { cell } = target;
      return ({ fn }, value) => {
        const box = fn.kind === 'closure' ? fn.cells[cell] : undefined;
        if (box) box.v = value;
      };
    }
    case 'global': {
      const { name } = target;
      return (frame, value) => {
        setIndex(at(frame, line), environmentOf(frame), name, value);
      };
    }
    default:
      return () => undefined;
  }
}

/** One target of a list: `prepare` reads its table and key; the answer stores. */
interface Target {
  readonly prepare: (frame: Frame) => (value: LuaValue) => void;
  /** gopher-lua assigns to a local variable as soon as its value is there, to the others at the end. */
  readonly atOnce: boolean;
  readonly isIndex: boolean;
}

function compileTarget(target: Expression): Target {
  if (target.kind !== 'index') {
    const store = compileStore(target);
    const prepare = (frame: Frame) => (value: LuaValue) => {
      store(frame, value);
    };
    return { prepare, atOnce: target.kind === 'local', isIndex: false };
  }
  const object = compileExpression(target.object);
  const key = compileExpression(target.key);
  const late = target.object.kind === 'local';
  const prepare = (frame: Frame) => {
    const early = late ? undefined : object(frame);
    const place = key(frame);
    return (value: LuaValue) => {
      setIndex(at(frame, target.line), late ? object(frame) : early, place, value);
    };
  };
  return { prepare, atOnce: false, isIndex: true };
}

function compileMany(targets: readonly Expression[], values: readonly Expression[], line: number): Body {
  const compiled = targets.map(compileTarget);
  const last = values.length - 1;
  const open = last < targets.length && isMulti(values[last]);
  const singles: readonly Evaluate[] = (open ? values.slice(0, -1) : values).map(compileExpression);
  const lastValue = values[last];
  const rest = open && lastValue ? compileMulti(lastValue) : undefined;
  return (frame) => {
    const stores = compiled.map(({ prepare }) => prepare(frame));
    const results: (() => LuaValue)[] = [];
    for (let i = 0; i < Math.max(targets.length, singles.length); i++) {
      if (rest && i >= singles.length) break;
      const late = compiled[i]?.isIndex && values[i]?.kind === 'local' ? singles[i] : undefined;
      if (late) {
        results.push(() => late(frame));
        continue;
      }
      const value = singles[i]?.(frame);
      if (compiled[i]?.atOnce) stores[i]?.(value);
      results.push(() => value);
    }
    if (rest) for (const value of rest(frame)) results.push(() => value);
    at(frame, line);
    for (let i = compiled.length - 1; i >= 0; i--) {
      const done = compiled[i]?.atOnce && (!rest || i < singles.length);
      if (!done) stores[i]?.(results[i]?.());
    }
    return undefined;
  };
}
