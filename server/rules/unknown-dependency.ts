import { similar } from '../../schemas/decode/similar.ts';
import type { Path } from '../../schemas/yaml/node.ts';
import { otherNames } from './other-names.ts';
import type { Rule, RuleProblem } from './rule.ts';
import { isWritten, sensorsIn, type SensorPart, type TriggerPart } from './sensors.ts';
import { textSpan } from './text-span.ts';
import { unknownName } from './unknown-name.ts';

/** A name that is no dependency of the Sensor: in `conditions` the trigger never runs, in a parameter there is nothing to take. */
export const unknownDependency: Rule = {
  code: 'unknown-dependency',
  severity: 'warning',
  reads: 'document',
  check: (input) =>
    input.partial
      ? []
      : sensorsIn(input).flatMap((sensor) => {
          const places = sensor.dependencies.map(({ path }): Path => [...path, 'name']);
          if (places.some((path) => isWritten(sensor.resource, path))) return [];
          return sensor.triggers.flatMap((trigger) => [
            ...inCondition(sensor, trigger, input.document.text),
            ...inParameters(sensor, trigger),
          ]);
        }),
};

function namesOf({ dependencies }: SensorPart): string[] {
  return dependencies.flatMap(({ value }) => value.name ?? []);
}

/** A dead letter trigger has no condition of its own. */
function inCondition(sensor: SensorPart, { value, path }: TriggerPart, text: string): RuleProblem[] {
  const place = [...path, 'template', 'conditions'];
  const conditions = value.template?.conditions ?? '';
  if (conditions === '' || path.includes('dlqTrigger') || isWritten(sensor.resource, place)) return [];
  const names = namesOf(sensor);
  const unknown = unknownName(conditions, names);
  if (!unknown) return [];
  const span = textSpan(sensor.resource, place, text, unknown.offset, unknown.length);
  return [absent(unknown.name, names, span, 'the trigger never runs')];
}

function inParameters(sensor: SensorPart, { parameters }: TriggerPart): RuleProblem[] {
  const names = namesOf(sensor);
  return parameters.flatMap(({ value, path }) => {
    const place = [...path, 'src', 'dependencyName'];
    const name = value.src?.dependencyName ?? '';
    if (name === '' || names.includes(name) || isWritten(sensor.resource, place)) return [];
    const effect = value.src?.value === undefined ? 'the parameter is left out' : 'only `value` is used';
    return [absent(name, names, sensor.span(place), effect)];
  });
}

function absent(
  name: string,
  names: readonly string[],
  span: RuleProblem['span'],
  effect: string,
): RuleProblem {
  const alike = similar(name, names);
  const hint = alike[0] === undefined ? '' : ` Did you mean \`${alike[0]}\`?`;
  return {
    message: `The Sensor has no dependency \`${name}\`: ${effect}.${hint}`,
    span,
    fixes: otherNames(alike, span, 'Change to'),
  };
}
