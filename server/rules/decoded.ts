import { decode, type Decoded } from '../../schemas/decode/decode.ts';
import type { DecodeCode, DecodeProblem } from '../../schemas/decode/problem.ts';
import type { Resource } from '../../schemas/manifest/resource.ts';
import type { RuleInput } from './rule.ts';

const whole = new WeakMap<Resource, Decoded>();
const parts = new WeakMap<Resource, Decoded>();

/** A resource and one problem that Go's decoder has with it. */
export interface ResourceProblem<P extends DecodeProblem> {
  readonly resource: Resource;
  readonly problem: P;
}

/** Decodes each resource of a document once for all rules. */
export function decodeProblems<C extends DecodeCode>(
  input: RuleInput,
  code: C,
): ResourceProblem<Extract<DecodeProblem, { code: C }>>[] {
  return input.document.content.resources.flatMap((resource) =>
    decodedOf(resource, input)
      .problems.filter((problem): problem is Extract<DecodeProblem, { code: C }> => problem.code === code)
      .map((problem) => ({ resource, problem })),
  );
}

/** A resource as Go reads it; in a partial document nothing is missing. */
export function decodedOf(resource: Resource, { partial }: Pick<RuleInput, 'partial'>): Decoded {
  const cache = partial ? parts : whole;
  const known = cache.get(resource);
  if (known) return known;
  const decoded = decode(resource, { partial });
  cache.set(resource, decoded);
  return decoded;
}
