import { schemaAt } from '../../schemas/definitions.ts';
import type { Resource } from '../../schemas/manifest/resource.ts';
import { problemsOfFields } from './fields.ts';
import type { Rule, RuleProblem } from './rule.ts';
import { sensorsIn } from './sensors.ts';

/** A field that Argo Events reads and does nothing with, here or at all. */
export const noEffect: Rule = {
  code: 'no-effect',
  severity: 'warning',
  reads: 'document',
  check: (input) => [
    ...input.document.content.resources.flatMap((resource) => inertFields(resource)),
    ...(input.partial ? [] : retriesWithoutAtLeastOnce(input)),
  ],
};

/** Fields that no code looks at, by the catalogue. */
function inertFields(resource: Resource): RuleProblem[] {
  return problemsOfFields(resource, (path, field) => {
    const why = schemaAt(resource.kind, path)?.['x-argo-no-effect'];
    return why === undefined ? undefined : `\`${field}\` has no effect: ${why}`;
  });
}

const ONLY_AT_LEAST_ONCE =
  '`retryStrategy` has no effect without `atLeastOnce: true`: the sensor does not wait for the outcome.';

function retriesWithoutAtLeastOnce(input: Parameters<Rule['check']>[0]): RuleProblem[] {
  return sensorsIn(input).flatMap(({ triggers, span }) =>
    triggers
      .filter(({ value }) => value.retryStrategy && !value.atLeastOnce)
      .map(({ path }) => ({ message: ONLY_AT_LEAST_ONCE, span: span([...path, 'retryStrategy']) })),
  );
}
