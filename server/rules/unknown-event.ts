import { similar } from '../../schemas/decode/similar.ts';
import { otherNames } from './other-names.ts';
import type { Rule, RuleInput, RuleProblem } from './rule.ts';
import { isWritten, sensorsIn, type SensorPart } from './sensors.ts';

/** A dependency on an event that its EventSource, which is in view, does not define. */
export const unknownEvent: Rule = {
  code: 'unknown-event',
  severity: 'warning',
  reads: 'project',
  check: (input) => sensorsIn(input).flatMap((sensor) => absentEvents(sensor, input)),
};

/** An EventSource that is not in view may be in the cluster, and with a view that is not complete one of them may have the event. */
function absentEvents({ resource, dependencies, span }: SensorPart, input: RuleInput): RuleProblem[] {
  const view = input.viewFrom(resource.namespace);
  if (!view.complete) return [];
  return dependencies.flatMap(({ value: { eventSourceName = '', eventName = '' }, path }) => {
    const place = [...path, 'eventName'];
    if (eventName === '' || [place, [...path, 'eventSourceName']].some((one) => isWritten(resource, one)))
      return [];
    const known = view.eventsOf(eventSourceName).map(({ definition }) => definition.name);
    if (known.length === 0 || known.includes(eventName)) return [];
    const at = span(place);
    return [
      {
        message: `The EventSource ${eventSourceName} has no event \`${eventName}\`, so nothing ever comes. It has ${known.map((name) => `\`${name}\``).join(', ')}.`,
        span: at,
        fixes: otherNames(similar(eventName, known), at, 'Change to'),
      },
    ];
  });
}
