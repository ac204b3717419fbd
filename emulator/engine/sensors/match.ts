import type { EventDependency } from '../../../schemas/generated/types.ts';
import type { StepDraft } from '../trace/step.ts';
import type { Where } from '../trace/where.ts';

export interface Match {
  readonly dependency: EventDependency;
  readonly where: Where;
  /** The step that says so: the same for every event. */
  readonly step: StepDraft;
}

type Fits = (dependency: EventDependency, eventSource: string, eventName: string) => boolean;

/** Names of events that are remembered, so that each event only looks its dependencies up. */
const REMEMBERED = 1_000;

/** Finds the dependencies that an event belongs to, in the order of `dependencies`. */
export function matcherFor(
  dependencies: readonly Match[],
  fits: Fits,
): (eventSource: string, eventName: string) => readonly Match[] {
  const known = new Map<string, readonly Match[]>();
  return (eventSource, eventName) => {
    const key = `${eventSource}\n${eventName}`;
    const before = known.get(key);
    if (before) return before;
    const found = dependencies.filter(({ dependency }) => fits(dependency, eventSource, eventName));
    if (known.size >= REMEMBERED) known.clear();
    known.set(key, found);
    return found;
  };
}
