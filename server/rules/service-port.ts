import type { EventSource } from '../../schemas/generated/types.ts';
import type { Resource } from '../../schemas/manifest/resource.ts';
import { nodeAt, spanOf, type YamlNode } from '../../schemas/yaml/node.ts';
import { decodedOf } from './decoded.ts';
import { listenersIn, type Listener } from './listeners.ts';
import type { Rule, RuleInput, RuleProblem } from './rule.ts';

/** A Service whose ports are not those on which the EventSource listens. */
export const servicePort: Rule = {
  code: 'service-port',
  severity: 'information',
  reads: 'document',
  check: (input) => {
    if (input.partial) return [];
    const listeners = listenersIn(input);
    return input.document.content.resources
      .filter(({ kind }) => kind === 'EventSource')
      .flatMap((resource) =>
        problemsOf(
          resource,
          listeners.filter((one) => one.resource === resource),
          input,
        ),
      );
  },
};

/** The pod tells its metrics here. */
const METRICS = '7777';

function problemsOf(resource: Resource, listeners: readonly Listener[], input: RuleInput): RuleProblem[] {
  const { spec } = decodedOf(resource, input).value as unknown as Partial<EventSource>;
  const ports = spec?.service?.ports ?? [];
  const place = ['spec', 'service', 'ports'];
  const node = nodeAt(resource.node, place);
  if (ports.length === 0 || listeners.length === 0 || !node || holdsTemplate(node)) return [];
  if (listeners.some((one) => one.isWritten)) return [];
  const targets = ports.map(({ port, targetPort }) => String(targetPort ?? port));
  // A name would be one of a container's ports, which nobody sees here.
  if (targets.some((target) => !/^\d+$/.test(target))) return [];
  const heard = new Set([...listeners.map(({ port }) => port), METRICS]);
  const idle = targets.flatMap((target, index): RuleProblem[] => {
    if (heard.has(target)) return [];
    const field = ports[index]?.targetPort === undefined ? 'port' : 'targetPort';
    const list = [...new Set(listeners.map(({ port }) => port))].join(', ');
    return [
      {
        message: `No event listens on port ${target}: requests to this port of the Service are refused. Events listen on ${list}.`,
        span: spanOf(resource.node, [...place, index, field]),
      },
    ];
  });
  // One that leads nowhere is most likely meant for the event that none leads to.
  if (idle.length > 0) return idle;
  return unserved(listeners, new Set(targets)).map(({ path, port }) => ({
    message: `\`spec.service.ports\` names no port that leads to ${port}: in the cluster this event cannot be reached through the Service of the EventSource.`,
    span: spanOf(resource.node, [...path, 'port']),
  }));
}

function unserved(listeners: readonly Listener[], targets: ReadonlySet<string>): Listener[] {
  const first = new Map<string, Listener>();
  for (const listener of listeners) if (!first.has(listener.port)) first.set(listener.port, listener);
  return [...first.values()].filter(({ port }) => !targets.has(port));
}

function holdsTemplate(node: YamlNode): boolean {
  if (node.kind === 'scalar') return node.templated;
  const children = node.kind === 'map' ? node.entries.map(({ value }) => value) : node.items;
  return children.some(holdsTemplate);
}
