import { groupBy } from '../../schemas/groupBy.ts';
import { spanOf } from '../../schemas/yaml/node.ts';
import { listenersIn, type Listener } from './listeners.ts';
import type { Rule, RuleProblem } from './rule.ts';

/** An endpoint that no request reaches: another one has its address, or it does not begin with a slash. */
export const deadEndpoint: Rule = {
  code: 'dead-endpoint',
  severity: 'warning',
  reads: 'document',
  check: (input) => {
    if (input.partial) return [];
    const known = listenersIn(input).filter((listener) => !listener.isWritten);
    return [...groupBy(known, ({ resource, port }) => [resource.path.join('\n'), port].join('\n')).values()]
      .flatMap(problemsOnPort)
      .concat(known.flatMap(withoutSlash));
  },
};

/** Each type has a server of its own, and within a server an address belongs to one event. */
function problemsOnPort(listeners: readonly Listener[]): RuleProblem[] {
  return listeners.flatMap((listener, index): RuleProblem[] => {
    const { resource, path, sourceType, endpoint, port } = listener;
    const before = listeners.slice(0, index);
    const other = before.find((one) => one.sourceType !== sourceType);
    if (other && !before.some((one) => one.sourceType === sourceType))
      return [
        {
          message: `\`${other.event}\` (${other.sourceType}) listens on port ${port} too, and only one type can: the other one never gets a request. Give each type a port of its own.`,
          span: spanOf(resource.node, [...path, 'port']),
        },
      ];
    const same = before.find((one) => one.sourceType === sourceType && one.endpoint === endpoint);
    if (!same) return [];
    return [
      {
        message: `\`${same.event}\` has the same port and endpoint, whatever the method: one of the two, by chance, never gets a request.`,
        span: spanOf(resource.node, [...path, 'endpoint']),
      },
    ];
  });
}

function withoutSlash({ resource, path, endpoint }: Listener): RuleProblem[] {
  if (endpoint === '' || endpoint.startsWith('/')) return [];
  const span = spanOf(resource.node, [...path, 'endpoint']);
  return [{ message: `No request reaches it: an endpoint begins with a slash, \`/${endpoint}\`.`, span }];
}
