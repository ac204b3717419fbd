import { article, capital } from '../../schemas/decode/words.ts';
import { similar } from '../../schemas/decode/similar.ts';
import type { ResourceProblem } from '../../schemas/resources/check.ts';
import { belongsInResource } from '../../schemas/resources/place.ts';
import { embeddedResources, type EmbeddedResource } from './embedded-resources.ts';
import { otherNames } from './other-names.ts';
import type { Rule, RuleProblem } from './rule.ts';

type UnknownField = Extract<ResourceProblem, { code: 'unknown-field' }>;

/**
 * A field of an object inside a trigger that its kind does not have. A newer release may have it: without a name that looks alike and without a place
 * where it belongs it is a hint only. Fix: rename it to a field that looks alike.
 */
export const embeddedField: Rule = {
  code: 'embedded-field',
  severity: 'warning',
  reads: 'document',
  check: (input) =>
    embeddedResources(input).flatMap((embedded) =>
      embedded.problems
        .filter((problem): problem is UnknownField => problem.code === 'unknown-field')
        .flatMap((problem) => toProblem(embedded, problem) ?? []),
    ),
};

function toProblem(
  embedded: EmbeddedResource,
  { field, owner, path, span }: UnknownField,
): RuleProblem | undefined {
  const alike = similar(field, Object.keys(owner.properties ?? {}));
  const isSlip = alike[0]?.toLowerCase() === field.toLowerCase();
  // `argo` does not mind the case of letters.
  if (isSlip && embedded.type === 'argoWorkflow') return undefined;
  const place = isSlip ? undefined : belongsInResource(embedded.schema, path, embedded.schemas);
  const hint = hintOf(place, alike[0]);
  const title = capital(article(owner.title));
  return {
    message: `${title} has no field \`${field}\`: ${effectOf(embedded)}.${hint === undefined ? '' : ` ${hint}`}`,
    span,
    fixes: place === undefined ? otherNames(alike, span, 'Rename to') : [],
    ...(hint === undefined && { severity: 'hint' }),
  };
}

function hintOf(place: string | undefined, alike: string | undefined): string | undefined {
  if (place !== undefined) return `It belongs ${place}.`;
  return alike === undefined ? undefined : `Did you mean \`${alike}\`?`;
}

function effectOf({ type, apiVersion, lenient }: EmbeddedResource): string {
  if (type === 'argoWorkflow' && !lenient) return '`argo submit` refuses the object with it';
  return apiVersion.startsWith('argoproj.io/') ? 'Argo Workflows ignores it' : 'the API server drops it';
}
