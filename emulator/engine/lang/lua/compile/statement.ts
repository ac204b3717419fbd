import type { Frame } from '../machine.ts';
import { bind, raise, spend } from '../machine.ts';
import type { Block, Expression, Statement, Variable } from '../syntax/ast.ts';
import { isTrue } from '../value.ts';
import { compileAssign } from './assign.ts';
import { compileCall, compileExpression, compileList, methodOf } from './expression.ts';
import { compileCount, compileEach } from './loops.ts';
import type { Body, Signal } from './signal.ts';
import { BREAK, RETURN_NOTHING } from './signal.ts';

export function compileBlock({ statements, labels }: Block): Body {
  const bodies = statements.map(compileStatement);
  const [only] = bodies;
  if (labels.size > 0) return withLabels(bodies, labels);
  if (!only) {
    return ({ machine }) => {
      spend(machine, 1);
      return undefined;
    };
  }
  if (bodies.length === 1) {
    return (frame) => {
      if (--frame.machine.steps < 0) spend(frame.machine, 0);
      return only(frame);
    };
  }
  return (frame) => {
    for (const body of bodies) {
      if (--frame.machine.steps < 0) spend(frame.machine, 0);
      const signal = body(frame);
      if (signal) return signal;
    }
    return undefined;
  };
}

function withLabels(bodies: readonly Body[], labels: ReadonlyMap<string, number>): Body {
  return (frame) => {
    for (let i = 0; i <= bodies.length; i++) {
      spend(frame.machine, 1);
      const signal = bodies[i]?.(frame);
      if (!signal) continue;
      const place = signal.kind === 'goto' ? labels.get(signal.label) : undefined;
      if (place === undefined) return signal;
      i = place - 1;
    }
    return undefined;
  };
}

export function compileStatement(statement: Statement): Body {
  switch (statement.kind) {
    case 'local':
      return compileLocal(statement.variables, statement.values);
    case 'assign':
      return compileAssign(statement.targets, statement.values, statement.line);
    case 'call': {
      const call = compileCall(statement.call);
      return (frame) => void call(frame);
    }
    case 'do':
      return compileBlock(statement.body);
    case 'while':
      return compileWhile(statement.condition, statement.body);
    case 'repeat':
      return compileRepeat(statement.condition, statement.body);
    case 'if':
      return compileIf(statement.condition, statement.body, statement.otherwise);
    case 'count':
      return compileCount(statement);
    case 'each':
      return compileEach(statement);
    case 'return':
      return compileReturn(statement.values);
    case 'break':
      return () => BREAK;
    case 'goto': {
      const jump: Signal = { kind: 'goto', label: statement.label };
      return () => jump;
    }
  }
}

function compileLocal(variables: readonly Variable[], values: readonly Expression[]): Body {
  const [variable] = variables;
  const [value] = values;
  if (variable && value && variables.length === 1 && values.length === 1) {
    const evaluate = compileExpression(value);
    // A function that sees its own variable needs the cell before.
    const early = value.kind === 'function' && variable.captured;
    return (frame) => {
      if (early) bind(frame, variable, undefined);
      const result = evaluate(frame);
      const box = early ? frame.boxes[variable.slot] : undefined;
      if (box) box.v = result;
      else bind(frame, variable, result);
      return undefined;
    };
  }
  const list = compileList(values);
  return (frame) => {
    const results = list(frame);
    variables.forEach((one, i) => {
      bind(frame, one, results[i]);
    });
    return undefined;
  };
}

function compileWhile(condition: Expression, block: Block): Body {
  const test = compileExpression(condition);
  const body = compileBlock(block);
  return (frame) => {
    while (isTrue(test(frame))) {
      const signal = body(frame);
      if (signal) return signal === BREAK ? undefined : signal;
    }
    return undefined;
  };
}

function compileRepeat(condition: Expression, block: Block): Body {
  const test = compileExpression(condition);
  const body = compileBlock(block);
  return (frame) => {
    do {
      const signal = body(frame);
      if (signal) return signal === BREAK ? undefined : signal;
    } while (!isTrue(test(frame)));
    return undefined;
  };
}

function compileIf(condition: Expression, block: Block, otherwise: Block | undefined): Body {
  const test = compileExpression(condition);
  const body = compileBlock(block);
  const other = otherwise ? compileBlock(otherwise) : () => undefined;
  return (frame) => (isTrue(test(frame)) ? body(frame) : other(frame));
}

function compileReturn(values: readonly Expression[]): Body {
  const [value] = values;
  if (!value) return () => RETURN_NOTHING;
  if (values.length === 1 && value.kind === 'call') {
    const { target, method, args, name, line } = value;
    const object = compileExpression(target);
    const list = compileList(args);
    return (frame) => {
      const self = object(frame);
      const fn = method === undefined ? self : methodOf(frame, self, method, line);
      const given = list(frame);
      frame.line = line;
      frame.callName = name;
      return { kind: 'tail', target: fn, args: method === undefined ? given : [self, ...given] };
    };
  }
  const list = compileList(values);
  return (frame) => ({ kind: 'return', values: list(frame) });
}

/** A number of a counting loop. */
export function loopNumber(frame: Frame, value: unknown, name: string, line: number): number {
  if (typeof value === 'number') return value;
  frame.line = line;
  return raise(frame.machine, `for statement ${name} must be a number`);
}
