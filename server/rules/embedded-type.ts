import { describe } from '../../schemas/decode/words.ts';
import type { ResourceProblem } from '../../schemas/resources/check.ts';
import { spanOf } from '../../schemas/yaml/node.ts';
import { embeddedResources, type EmbeddedResource } from './embedded-resources.ts';
import type { Rule, RuleInput, RuleProblem } from './rule.ts';
import { quoteFixes } from './wrong-type.ts';

type WrongType = Extract<ResourceProblem, { code: 'wrong-type' }>;

/** A value in an object inside a trigger that its kind cannot hold. Fix: quotes around it, or none. */
export const embeddedType: Rule = {
  code: 'embedded-type',
  severity: 'error',
  reads: 'document',
  check: (input) =>
    embeddedResources(input).flatMap((embedded) =>
      embedded.problems
        .filter((problem): problem is WrongType => problem.code === 'wrong-type')
        .map((problem) => toProblem(input, embedded, problem)),
    ),
};

function toProblem(
  { document }: RuleInput,
  embedded: EmbeddedResource,
  { node, path, expected }: WrongType,
): RuleProblem {
  const span = spanOf(embedded.sensor.resource.node, [...embedded.path, ...path]);
  const effect = effectOf(embedded, path);
  return {
    message: `Expected ${expected}, found ${describe(node)}: ${effect ?? 'the API server refuses the object'}.`,
    span,
    fixes: quoteFixes(document, node, span, expected),
    ...(effect !== undefined && { severity: 'warning' }),
  };
}

/** What happens where it is not the API server that surely refuses the object. */
function effectOf(
  { type, operation, apiVersion }: EmbeddedResource,
  path: WrongType['path'],
): string | undefined {
  const isCreated = ['', 'create', 'submit'].includes(operation);
  if (path[0] === 'metadata' && path[1] === 'labels' && isCreated)
    return 'the object is created without any of its labels';
  if (type === 'argoWorkflow') return '`argo submit` refuses the object';
  return apiVersion.startsWith('argoproj.io/') ? 'Argo Workflows cannot read it' : undefined;
}
