import type { Resource } from '../../schemas/manifest/resource.ts';
import { nodeAt, spanOf } from '../../schemas/yaml/node.ts';
import type { Rule } from './rule.ts';

/** An object without a name: the controllers' own validation passes it, the Kubernetes API does not. */
export const missingName: Rule = {
  code: 'missing-name',
  severity: 'warning',
  reads: 'document',
  check: ({ document, partial }) =>
    partial
      ? []
      : document.content.resources.filter(isNameless).map((resource) => ({
          message: `Kubernetes takes no ${resource.kind} without \`metadata.name\`.`,
          span: spanOf(resource.node, nodeAt(resource.node, ['metadata']) ? ['metadata'] : ['kind']),
        })),
};

function isNameless(resource: Resource): boolean {
  return !resource.name && !resource.identityUnknown;
}
