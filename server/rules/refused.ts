import { validateEventBus } from '../../emulator/engine/validate/eventBus.ts';
import { validateEventSource } from '../../emulator/engine/validate/eventSource.ts';
import type { Problem } from '../../emulator/engine/validate/problem.ts';
import { validateSensor } from '../../emulator/engine/validate/sensor.ts';
import type { EventBus, EventSource, Sensor } from '../../schemas/generated/types.ts';
import type { Resource } from '../../schemas/manifest/resource.ts';
import type { Json, ManifestKind } from '../../schemas/schema-node.ts';
import { nodeAt, spanOf, type YamlNode } from '../../schemas/yaml/node.ts';
import { decodedOf } from './decoded.ts';
import { remedyFor } from './remedies.ts';
import type { Rule, RuleInput, RuleProblem } from './rule.ts';

/** Everything else for which the controller would refuse the manifest, with what to do and the controller's own words. */
export const refused: Rule = {
  code: 'refused',
  severity: 'error',
  reads: 'document',
  check: (input) =>
    input.partial ? [] : input.document.content.resources.flatMap((resource) => problemsOf(resource, input)),
};

/** A manifest that does not decode is never validated. */
function problemsOf(resource: Resource, input: RuleInput): RuleProblem[] {
  const { value, problems } = decodedOf(resource, input);
  if (problems.some(({ code }) => code === 'wrong-type')) return [];
  const missing = problems.flatMap((problem) =>
    problem.code === 'missing-field' ? [[...problem.path.slice(resource.path.length), problem.field]] : [],
  );
  return validate(resource.kind, value, input.now)
    .filter(({ path }) => !missing.some((field) => path.join('\n') === field.join('\n')))
    .filter(({ path }) => !holdsTemplate(nodeAt(resource.node, path)))
    .map(({ message, path }) => ({
      message: `${remedyFor(message, path)} Argo Events refuses the manifest: "${message}".`,
      span: spanOf(resource.node, path),
      ...(!nodeAt(resource.node, path) && { missing: [...resource.path, ...path] }),
    }));
}

/** What a template writes may be right in the cluster. */
function holdsTemplate(node: YamlNode | undefined): boolean {
  if (node?.kind === 'scalar') return node.templated;
  if (node?.kind === 'sequence') return node.items.some(holdsTemplate);
  return node?.entries.some(({ key, value }) => key.templated || holdsTemplate(value)) ?? false;
}

/** What needs to know the bus is left to rules that see the project. */
function validate(kind: ManifestKind, value: Json, now: number): Problem[] {
  const manifest = value as unknown;
  if (kind === 'EventSource') return validateEventSource(manifest as EventSource);
  if (kind === 'EventBus') return validateEventBus(manifest as EventBus);
  return validateSensor(manifest as Sensor, { bus: 'other', now });
}
