import { spanOf } from '../../schemas/yaml/node.ts';
import type { EventBus } from '../../schemas/generated/types.ts';
import { decodedOf } from './decoded.ts';
import type { Rule } from './rule.ts';

/** NATS Streaming: its server has reached the end of its life, and Argo Events advises against it. */
export const deprecatedBus: Rule = {
  code: 'deprecated-bus',
  severity: 'information',
  reads: 'document',
  check: (input) =>
    input.document.content.resources
      .filter(({ kind }) => kind === 'EventBus')
      .filter((resource) => (decodedOf(resource, input).value as unknown as Partial<EventBus>).spec?.nats)
      .map((resource) => ({
        message:
          'NATS Streaming is deprecated, and its server gets no more fixes. `jetstream` takes its place: a new EventBus beside this one, then move `eventBusName` over.',
        span: spanOf(resource.node, ['spec', 'nats']),
      })),
};
