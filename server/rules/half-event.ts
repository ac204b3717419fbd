import { parseCondition } from '../../emulator/engine/lang/condition/condition.ts';
import type { Rule, RuleProblem } from './rule.ts';
import { sensorsIn, type SensorPart, type TriggerPart } from './sensors.ts';

/** A parameter of a dependency without which the condition can hold: then there is no event to take it from. */
export const halfEvent: Rule = {
  code: 'half-event',
  severity: 'warning',
  reads: 'document',
  check: (input) =>
    input.partial
      ? []
      : sensorsIn(input).flatMap((sensor) =>
          sensor.triggers.flatMap((trigger) => problemsOf(sensor, trigger)),
        ),
};

function problemsOf(
  { dependencies, span }: SensorPart,
  { value, parameters, path }: TriggerPart,
): RuleProblem[] {
  const names = dependencies.flatMap((one) => one.value.name ?? []);
  const conditions = value.template?.conditions ?? '';
  const condition = parseCondition(conditions, names);
  if ('error' in condition || conditions === '' || path.includes('dlqTrigger')) return [];
  const { evaluate, expression } = condition.ok;
  return parameters.flatMap(({ value: { src }, path: place }) => {
    const name = src?.dependencyName ?? '';
    if (!names.includes(name) || src?.value !== undefined) return [];
    const without = evaluate((one) => one !== name);
    if ('error' in without || !without.value) return [];
    const message = `\`${expression}\` can hold without \`${name}\`, and then there is nothing to take this parameter from: give it a \`value\` as the default, or split the trigger.`;
    return [{ message, span: span([...place, 'src', 'dependencyName']) }];
  });
}
