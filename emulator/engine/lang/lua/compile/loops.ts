import { bind, invoke, spend } from '../machine.ts';
import type { Statement } from '../syntax/ast.ts';
import { nextEntry } from '../table.ts';
import { isTable } from '../value.ts';
import { compileExpression, compileList } from './expression.ts';
import type { Body } from './signal.ts';
import { BREAK } from './signal.ts';
import { compileBlock, loopNumber } from './statement.ts';
import { PAIRS_STEP } from './pairsStep.ts';

/** `for i = a, b, c`: the count starts one step before and adds the step each time, as gopher-lua does. */
export function compileCount(statement: Extract<Statement, { kind: 'count' }>): Body {
  const { variable, line } = statement;
  const start = compileExpression(statement.start);
  const end = compileExpression(statement.limit);
  const by = statement.step ? compileExpression(statement.step) : () => 1;
  const body = compileBlock(statement.body);
  return (frame) => {
    const first = start(frame);
    const last = end(frame);
    const given = by(frame);
    const begin = loopNumber(frame, first, 'init', line);
    const step = loopNumber(frame, given, 'step', line);
    const limit = loopNumber(frame, last, 'limit', line);
    for (let i = begin - step + step; step > 0 ? i <= limit : i >= limit; i += step) {
      bind(frame, variable, i);
      const signal = body(frame);
      if (signal) return signal === BREAK ? undefined : signal;
    }
    return undefined;
  };
}

/** `for k, v in f, s, c`. */
export function compileEach({
  variables,
  values,
  body: block,
  line,
}: Extract<Statement, { kind: 'each' }>): Body {
  const list = compileList(values);
  const body = compileBlock(block);
  return (frame) => {
    const [iterate, state, from] = list(frame);
    const fast = iterate === PAIRS_STEP && isTable(state);
    for (let control = from; ;) {
      frame.line = line;
      frame.callName = undefined;
      const results = fast
        ? (nextEntry(state, control) ?? [])
        : invoke(frame.machine, iterate, [state, control]);
      spend(frame.machine, 1);
      control = results[0];
      if (control === undefined) return undefined;
      for (let i = 0; i < variables.length; i++) {
        const variable = variables[i];
        if (variable) bind(frame, variable, results[i]);
      }
      const signal = body(frame);
      if (signal) return signal === BREAK ? undefined : signal;
    }
  };
}
