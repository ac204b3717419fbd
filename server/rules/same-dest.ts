import type { Rule } from './rule.ts';
import { isWritten, sensorsIn, type ParameterPart } from './sensors.ts';

/** Two parameters that write to one place: only the last one is seen. */
export const sameDest: Rule = {
  code: 'same-dest',
  severity: 'warning',
  reads: 'document',
  check: (input) =>
    sensorsIn(input).flatMap(({ resource, triggers, span }) =>
      triggers.flatMap(({ parameters }) =>
        parameters
          .filter((one, index) => isOverwritten(one, parameters.slice(index + 1)))
          .flatMap(({ path, value }) => {
            const place = [...path, 'dest'];
            if (isWritten(resource, place)) return [];
            const message = `A later parameter writes to \`${value.dest ?? ''}\` too, and this value is lost: \`operation: append\` or \`prepend\` there would keep it.`;
            return [{ message, span: span(place) }];
          }),
      ),
    ),
};

/** A later one may be left out when its dependency took no part, so that both are of use. */
function isOverwritten({ value, list, path }: ParameterPart, later: readonly ParameterPart[]): boolean {
  return later.some(
    (other) =>
      other.list === list &&
      other.path.slice(0, -1).join('\n') === path.slice(0, -1).join('\n') &&
      other.value.dest !== undefined &&
      other.value.dest !== '' &&
      !/(?:^|\.)-1(?:\.|$)/.test(other.value.dest) &&
      other.value.dest === value.dest &&
      (other.value.operation === undefined ||
        other.value.operation === '' ||
        other.value.operation === 'overwrite') &&
      other.value.src?.dependencyName === value.src?.dependencyName,
  );
}
