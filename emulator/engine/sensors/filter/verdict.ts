import type { FilterNode } from '../../trace/step.ts';

/** What a kind of filter decided: an error is kept apart from its text in the tree, which is for people. */
export interface KindResult {
  readonly pass: boolean;
  readonly error?: string;
  readonly node: FilterNode;
}

type NodeVerdict = FilterNode['verdict'];

export function verdictOf(pass: boolean, error?: string): NodeVerdict {
  if (error !== undefined) return 'error';
  return pass ? 'passed' : 'failed';
}

/** A group that never got to its remaining members shows them as skipped. */
export function skipped(kind: FilterNode['kind'], label: string): FilterNode {
  return { kind, label, verdict: 'skipped', why: 'not reached: the filters before it had already decided' };
}
