import type { Step } from '../engine/trace/step.ts';
import { OUTSIDE, type HandedSteps } from './evaluation.ts';

/** Steps that an evaluation has handed over at once, as they are kept: made into steps only when somebody looks. */
export interface StepBatch {
  readonly traceId: string;
  /** Milliseconds since 1970, by the session's clock. */
  readonly at: number;
  /** The number of the first; the others follow. */
  readonly firstSeq: number;
  readonly steps: HandedSteps;
  /** The numbers of all steps of the evaluation, these included: what their parents refer to. */
  readonly numbers: readonly number[];
  /** The step outside that led to the evaluation. */
  readonly outside: number | undefined;
}

export function stepsOf({ traceId, at, firstSeq, steps, numbers, outside }: StepBatch): Step[] {
  const date = new Date(at).toISOString();
  return steps.read().map(({ draft, parent }, index): Step => {
    const parentSeq = parent === OUTSIDE ? outside : parent === undefined ? undefined : numbers[parent];
    const known = parentSeq !== undefined && { parentSeq };
    return { seq: firstSeq + index, at: date, traceId, ...known, ...draft };
  });
}
