import type { Step, StepKind, Verdict } from '../../../emulator/engine/trace/step.ts';

export const TRACE = 'a'.repeat(32);

/** A step without output. */
export function step(
  seq: number,
  parentSeq: number | undefined,
  kind: StepKind,
  verdict: Verdict = 'passed',
): Step {
  const parent = parentSeq === undefined ? {} : { parentSeq };
  const at = '2026-01-01T00:00:00.000Z';
  return { seq, ...parent, at, traceId: TRACE, kind, subject: 's', verdict, why: '' };
}

/** One event that two triggers take: one resolves, the other filters it out. */
export const TWO_TRIGGERS: readonly Step[] = [
  step(1, undefined, 'event.received'),
  step(2, 1, 'bus.published'),
  step(3, 2, 'dependency.matched'),
  step(4, 3, 'filter'),
  step(5, 4, 'condition'),
  step(6, 5, 'trigger.request', 'dry'),
  step(7, 2, 'dependency.matched'),
  step(8, 7, 'filter', 'failed'),
];
