import { schemaAt } from '../../schemas/definitions.ts';
import type { Resource } from '../../schemas/manifest/resource.ts';
import type { Path } from '../../schemas/yaml/node.ts';
import { problemsOfFields } from './fields.ts';
import type { Rule, RuleProblem } from './rule.ts';

/** A field that the release which the manifests are written for does not know yet: it drops it in silence. */
export const newerField: Rule = {
  code: 'newer-field',
  severity: 'warning',
  reads: 'project',
  check: ({ document, targetVersion }) =>
    targetVersion === undefined
      ? []
      : document.content.resources.flatMap((resource) => newerThan(targetVersion, resource)),
};

function newerThan(target: string, resource: Resource): RuleProblem[] {
  return problemsOfFields(resource, (path, field) => {
    const since = sinceOf(resource, path);
    if (since === undefined || isAtMost(since, target)) return undefined;
    return `\`${field}\` came with ${since}; ${target}, which the project is written for, ignores it.`;
  });
}

function sinceOf({ kind }: Resource, path: Path): string | undefined {
  const schema = schemaAt(kind, path);
  return schema?.['x-argo-since-by-kind']?.[kind] ?? schema?.['x-argo-since'];
}

/** `v1.9` stands for its last patch. */
function isAtMost(version: string, limit: string): boolean {
  const numbers = (text: string): number[] => text.replace(/^v/, '').split('.').map(Number);
  const [a, b] = [numbers(version), numbers(limit)];
  for (const [index, part] of a.entries()) {
    const other = b[index] ?? Infinity;
    if (part !== other) return part < other;
  }
  return true;
}
