import { decodeProblems } from './decoded.ts';
import type { Rule, RuleProblem } from './rule.ts';
import { sensorsIn, type TriggerPart } from './sensors.ts';

/** A trigger that does nothing, or several things at once: a sensor runs one type only. */
export const triggerType: Rule = {
  code: 'trigger-type',
  severity: 'warning',
  reads: 'document',
  check: (input) => {
    const unknown = decodeProblems(input, 'unknown-field').map(({ problem }) => problem.path);
    return sensorsIn(input).flatMap(({ resource, triggers, span }) =>
      triggers.flatMap((trigger): RuleProblem[] => {
        const template = [...trigger.path, 'template'];
        const place = [...resource.path, ...template];
        const misspelt = unknown.some((path) => path.slice(0, -1).join('\n') === place.join('\n'));
        const message = problemOf(trigger, input.partial || misspelt);
        return message === undefined ? [] : [{ message, span: span(template) }];
      }),
    );
  },
};

function problemOf({ value, types }: TriggerPart, mayHaveType: boolean): string | undefined {
  if (value.template && types.length === 0 && !mayHaveType)
    return 'The trigger has no type, such as `http`, `k8s` or `log`: each of its executions fails.';
  if (types.length < 2) return undefined;
  const [first = '', ...others] = types;
  return `A trigger runs one type only: \`${first}\` counts, ${others.map((type) => `\`${type}\``).join(', ')} does nothing. Write a trigger of its own for each.`;
}
