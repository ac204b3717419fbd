import type { Step, Verdict } from '../../../emulator/engine/trace/step.ts';

/** The verdict that says most about what steps came to. */
const TELLING: readonly Verdict[] = ['error', 'live', 'dry', 'waiting', 'failed', 'passed', 'skipped'];

/**
 * What steps came to: the most telling verdict of those that led nowhere further. What was skipped is only a remark on the step before it; a
 * dead letter means that every attempt has failed, whatever becomes of the letter.
 */
export function outcomeOf(steps: readonly Step[]): Verdict {
  if (steps.some(({ kind, verdict }) => kind === 'dlq' && verdict === 'passed')) return 'error';
  const told = steps.filter(({ verdict }) => verdict !== 'skipped');
  const counted = told.length > 0 ? told : steps;
  const continued = new Set(counted.map(({ parentSeq }) => parentSeq));
  const last = counted.filter(({ seq }) => !continued.has(seq));
  const verdicts = new Set([...last, ...counted.filter(sends)].map(({ verdict }) => verdict));
  return TELLING.find((verdict) => verdicts.has(verdict)) ?? 'passed';
}

/** How many ways of an event ended with each verdict; a way starts with a matched dependency. */
export function countOutcomes(steps: readonly Step[]): ReadonlyMap<Verdict, number> {
  const counts = new Map<Verdict, number>();
  for (const way of waysOf(steps)) {
    const verdict = outcomeOf(way);
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  return counts;
}

function sends({ verdict }: Step): boolean {
  return verdict === 'dry' || verdict === 'live';
}

function waysOf(steps: readonly Step[]): Step[][] {
  const wayOf = new Map<number, Step[]>();
  const ways: Step[][] = [];
  for (const step of steps) {
    let way = step.parentSeq === undefined ? undefined : wayOf.get(step.parentSeq);
    if (step.kind === 'dependency.matched') ways.push((way = []));
    if (!way) continue;
    way.push(step);
    wayOf.set(step.seq, way);
  }
  return ways;
}
