import names from './generated/type-names.json' with { type: 'json' };
import type { ManifestKind } from './schema-node.ts';

export const manifestKinds: readonly ManifestKind[] = ['EventSource', 'Sensor', 'EventBus'];

/** Keys of `EventSource.spec` that hold a map of event names to event sources. */
export const eventSourceTypes: readonly string[] = names.eventSourceTypes;

/** Keys of a trigger's `template` that name what the trigger does, in the order in which the sensor looks for them. */
export const triggerTypes: readonly string[] = names.triggerTypes;

/** Keys of `EventBus.spec`. */
export const eventBusTypes: readonly string[] = names.eventBusTypes;
