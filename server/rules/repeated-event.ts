import { DEFAULT_BUS } from '../../emulator/engine/bus/kind.ts';
import { validateSensor } from '../../emulator/engine/validate/sensor.ts';
import type { EventBus, Sensor } from '../../schemas/generated/types.ts';
import { spanOf, textAt } from '../../schemas/yaml/node.ts';
import { decodedOf } from './decoded.ts';
import type { Rule, RuleInput } from './rule.ts';

/** Two dependencies on one event: a Sensor on a NATS Streaming bus is refused, since a message belongs to one dependency there. */
export const repeatedEvent: Rule = {
  code: 'repeated-event',
  severity: 'error',
  reads: 'project',
  check: (input) =>
    input.partial
      ? []
      : input.document.content.resources
          .filter(({ kind }) => kind === 'Sensor')
          .flatMap((resource) => {
            const busName = textAt(resource.node, ['spec', 'eventBusName']) ?? DEFAULT_BUS;
            if (!isNatsStreaming(busName, resource.namespace, input)) return [];
            const sensor = decodedOf(resource, input).value as unknown as Sensor;
            return validateSensor(sensor, { bus: 'nats', now: input.now })
              .filter(({ message }) => message.endsWith(REPEATED))
              .map(({ message, path }) => ({
                message: `The EventBus ${busName} is NATS Streaming, which gives an event to one dependency only: depend on it once, or use JetStream. Argo Events refuses the manifest: "${message}".`,
                span: spanOf(resource.node, path),
              }));
          }),
};

const REPEATED = ' is referenced for more than one dependency in this Sensor object';

/** Known to be: not for a bus that is not in view, or of which there are several kinds. */
function isNatsStreaming(name: string, namespace: string | undefined, input: RuleInput): boolean {
  const named = input.viewFrom(namespace).named('eventBus', name);
  const kinds = named.map(({ resource }) => decodedOf(resource, input).value as unknown as Partial<EventBus>);
  return kinds.length > 0 && kinds.every(({ spec }) => spec?.nats !== undefined);
}
