import { schemaAt } from '../../schemas/definitions.ts';
import type { Resource } from '../../schemas/manifest/resource.ts';
import type { Path, YamlNode } from '../../schemas/yaml/node.ts';
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
  const found: RuleProblem[] = [];
  const walk = (node: YamlNode, path: Path): void => {
    if (node.kind === 'sequence')
      node.items.forEach((item, index) => {
        walk(item, [...path, index]);
      });
    if (node.kind !== 'map') return;
    for (const { key, value, merged } of node.entries) {
      const place = [...path, key.text];
      const why = merged ? undefined : schemaAt(resource.kind, place)?.['x-argo-no-effect'];
      if (why === undefined) walk(value, place);
      else found.push({ message: `\`${key.text}\` has no effect: ${why}`, span: key.span });
    }
  };
  const spec = resource.node.byKey.get('spec')?.value;
  if (spec) walk(spec, ['spec']);
  return found;
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
