import type { Step, Verdict } from '../../../emulator/engine/trace/step.ts';

/** The verdict that says most about what steps came to. */
const TELLING: readonly Verdict[] = ['error', 'live', 'dry', 'waiting', 'failed', 'passed', 'skipped'];

/** What steps came to: the most telling verdict of those that led nowhere further. */
export function outcomeOf(steps: readonly Step[]): Verdict {
  const continued = new Set(steps.map(({ parentSeq }) => parentSeq));
  const last = steps.filter(({ seq }) => !continued.has(seq));
  const verdicts = new Set([...last, ...steps.filter(sends)].map(({ verdict }) => verdict));
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
