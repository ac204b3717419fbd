import type { JsonValue } from '../goPrint.ts';
import { evaluateStage, type Environment, type Program } from './evaluate.ts';
import type { Stage } from './plan.ts';

/** The smallest piece of an expression that made all of it false. */
export interface FalsePart {
  /** As it stands in the expression. */
  readonly text: string;
  /** Of a comparison: its operator and what was compared. */
  readonly compared?: { readonly left: JsonValue; readonly operator: string; readonly right: JsonValue };
}

/** Finds out why an expression is false: of an `&&` the side that is, of anything else the whole. Undefined where it is not false. */
export function falsePart({ root }: Program, source: string, env: Environment): FalsePart | undefined {
  try {
    return root && valueOf(root, env) === false ? describe(narrow(root, env), source, env) : undefined;
  } catch (thrown) {
    // Nested too deep to be looked into.
    if (thrown instanceof RangeError) return undefined;
    throw thrown;
  }
}

function describe(stage: Stage, source: string, env: Environment): FalsePart {
  const text = textOf(stage, source);
  const { left, right, token } = stage;
  if (token?.kind !== 'COMPARATOR' || typeof token.value !== 'string' || !left || !right) return { text };
  if (right.token?.kind === 'PATTERN') return { text };
  const [a, b] = [valueOf(left, env), valueOf(right, env)];
  return a === undefined || b === undefined
    ? { text }
    : { text, compared: { left: a, operator: token.value, right: b } };
}

function narrow(stage: Stage, env: Environment): Stage {
  if (stage.symbol === 'NOOP' && stage.right) return narrow(stage.right, env);
  if (stage.symbol !== '&&' || !stage.left || !stage.right) return stage;
  return narrow(valueOf(stage.left, env) === false ? stage.left : stage.right, env);
}

function valueOf(stage: Stage, env: Environment): JsonValue | undefined {
  const answer = evaluateStage(stage, env);
  return 'error' in answer ? undefined : (answer.value as JsonValue);
}

function textOf(stage: Stage, source: string): string {
  const [start, end] = rangeOf(stage, source);
  return source.slice(start, end);
}

/** A clause ends at the bracket behind its last piece. */
function rangeOf({ symbol, left, right, token }: Stage, source: string): [start: number, end: number] {
  const parts = [left, right].flatMap((part) => (part ? [rangeOf(part, source)] : []));
  const own: [number, number][] = token ? [[token.offset, token.offset + token.length]] : [];
  const all = [...own, ...parts];
  const end = Math.max(...all.map(([, last]) => last));
  const closing = symbol === 'NOOP' ? source.indexOf(')', end) + 1 : 0;
  return [Math.min(...all.map(([first]) => first)), Math.max(end, closing)];
}
