import { nodeAt } from '../../schemas/yaml/node.ts';
import type { Rule } from './rule.ts';
import { sensorsIn } from './sensors.ts';

/** A trigger that works on objects of the cluster, with whatever the namespace's default service account may do: mostly nothing. */
export const serviceAccount: Rule = {
  code: 'service-account',
  severity: 'hint',
  reads: 'document',
  check: (input) =>
    input.partial
      ? []
      : sensorsIn(input)
          .filter(({ resource }) => !nodeAt(resource.node, ['spec', 'template', 'serviceAccountName']))
          .flatMap(({ triggers, span }) =>
            triggers.flatMap(({ types, path }) => {
              const type = types.find((one) => one === 'k8s' || one === 'argoWorkflow');
              if (type === undefined) return [];
              const message = `The sensor does this as the namespace's \`default\` service account. Name one that may do it in \`spec.template.serviceAccountName\`.`;
              return [{ message, span: span([...path, 'template', type]) }];
            }),
          ),
};
