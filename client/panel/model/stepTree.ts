import type { Step, Verdict } from '../../../emulator/engine/trace/step.ts';
import { groupBy } from '../../../schemas/groupBy.ts';
import { outcomeOf } from './outcome.ts';

/** A row of the step tree. */
export interface StepRow {
  readonly step: Step;
  /** From 0. */
  readonly depth: number;
  /** Its rows below can be folded away. */
  readonly group: boolean;
  readonly expanded: boolean;
  /** Of a group: what its steps came to; otherwise the step's own verdict. */
  readonly verdict: Verdict;
  /** Position among its siblings, from 1, and their number: for screen readers. */
  readonly position: number;
  readonly siblings: number;
}

interface StepNode {
  readonly step: Step;
  readonly children: readonly StepNode[];
}

/**
 * The rows of one event's steps in reading order. A chain of steps stands at one level; a step with several successors, and each
 * `dependency.matched`, opens a group.
 */
export function stepRows(steps: readonly Step[], folded: ReadonlySet<number> = new Set()): StepRow[] {
  const rows: StepRow[] = [];
  const place = (nodes: readonly StepNode[], depth: number): void => {
    nodes.forEach(({ step, children }, index) => {
      const group = children.length > 0;
      const expanded = group && !folded.has(step.seq);
      const verdict = group ? outcomeOf([step, ...flatten(children)]) : step.verdict;
      const siblings = { position: index + 1, siblings: nodes.length };
      rows.push({ step, depth, group, expanded, verdict, ...siblings });
      if (expanded) place(children, depth + 1);
    });
  };
  place(stepForest(steps), 0);
  return rows;
}

function stepForest(steps: readonly Step[]): StepNode[] {
  const known = new Set(steps.map(({ seq }) => seq));
  const successors = groupBy(steps, ({ parentSeq }) =>
    parentSeq !== undefined && known.has(parentSeq) ? parentSeq : 0,
  );
  const from = (step: Step): StepNode[] => {
    const next = (successors.get(step.seq) ?? []).filter(({ seq }) => seq > step.seq).flatMap(from);
    const opens = step.kind === 'dependency.matched' || (successors.get(step.seq)?.length ?? 0) > 1;
    return opens ? [{ step, children: next }] : [{ step, children: [] }, ...next];
  };
  return (successors.get(0) ?? []).flatMap(from);
}

function flatten(nodes: readonly StepNode[]): Step[] {
  return nodes.flatMap(({ step, children }) => [step, ...flatten(children)]);
}
