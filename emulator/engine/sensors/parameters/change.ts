import type { TriggerParameter } from '../../../../schemas/generated/types.ts';
import type { ParameterChange } from '../../trace/step.ts';
import type { Where } from '../../trace/where.ts';
import { itemPlace } from '../itemPlace.ts';
import { describeSource } from './describe.ts';

/** What came of one parameter. `before` and `after` are absent where no document was written to. */
export type ChangeOutcome = Pick<ParameterChange, 'value' | 'before' | 'after' | 'why'>;

type Draft = { -readonly [Key in keyof ParameterChange]: ParameterChange[Key] };

/** The trace of one parameter. `where` is the place of the list that it stands in, `index` its place in the list. */
export function changeOf(
  parameter: TriggerParameter,
  operation: string,
  outcome: ChangeOutcome,
  index: number,
  where: Where | undefined,
): ParameterChange {
  // One object that grows: every parameter of every event makes one, and spreading several into it takes three times as long.
  const source = describeSource(parameter.src);
  const change: Draft = { dest: parameter.dest ?? '', operation, source, value: outcome.value };
  if ('after' in outcome) {
    change.before = outcome.before;
    change.after = outcome.after;
  }
  if (outcome.why) change.why = outcome.why;
  if (where) change.where = itemPlace(where, index);
  return change;
}
