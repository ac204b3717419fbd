import type { EventBus } from '../../../schemas/generated/types.ts';
import type { Loaded, Project } from '../project.ts';

/** The technology of a bus, by which the rounds of its sensors differ. `stan` is NATS Streaming. */
export type BusKind = 'jetstream' | 'stan' | 'kafka';

export const DEFAULT_BUS = 'default';

/** The bus that a namespace's sensors and event sources find under a name; undefined when its manifest is not there. */
export function findBus(project: Project, namespace: string, name: string): Loaded<EventBus> | undefined {
  return project.eventBuses.find((bus) => bus.name === name && bus.namespace === namespace);
}

/** In the order in which upstream looks. A bus whose manifest is not there counts as JetStream, the one that is recommended. */
export function busKind(bus: Loaded<EventBus> | undefined): BusKind {
  const spec = bus?.value.spec;
  if (spec?.nats) return 'stan';
  if (spec?.jetstream ?? spec?.jetstreamExotic) return 'jetstream';
  return spec?.kafka ? 'kafka' : 'jetstream';
}

/** How people call it. */
export const BUS_LABELS: Readonly<Record<BusKind, string>> = {
  jetstream: 'JetStream',
  stan: 'NATS Streaming',
  kafka: 'Kafka',
};
