import type { Step } from '../engine/trace/step.ts';
import { OUTSIDE, readSteps, type HandedSteps } from './evaluation.ts';

/** Steps that an evaluation has handed over at once, as they are kept: made into steps only when somebody looks. */
export interface StepBatch {
  readonly traceId: string;
  /** Milliseconds since 1970, by the session's clock. */
  readonly at: number;
  readonly steps: HandedSteps;
  readonly numbers: Numbers;
  /** The step outside that led to the evaluation. */
  readonly outside: number | undefined;
}

/** The numbers of the steps of an evaluation: those that are handed over at once follow each other. */
export interface Numbers {
  /** The place in the evaluation of the first step that was handed over last, and its number. */
  readonly index: number;
  readonly seq: number;
  /** The numbers of the steps before. */
  readonly before?: Numbers;
}

/** The number of the step at that place. */
export function numberAt(index: number, { index: first, seq, before }: Numbers): number {
  return index >= first || !before ? seq + index - first : numberAt(index, before);
}

export function stepsOf({ traceId, at, steps, numbers, outside }: StepBatch): Step[] {
  const date = new Date(at).toISOString();
  return readSteps(steps).map(({ draft, parent }, index): Step => {
    const parentSeq =
      parent === OUTSIDE ? outside : parent === undefined ? undefined : numberAt(parent, numbers);
    const known = parentSeq !== undefined && { parentSeq };
    return { seq: numbers.seq + index, at: date, traceId, ...known, ...draft };
  });
}
