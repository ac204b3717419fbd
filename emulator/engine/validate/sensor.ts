import type { EventDependency, Sensor } from '../../../schemas/generated/types.ts';
import { checkFilters, checkLogicalOperator } from './filters.ts';
import { at, below, check, empty, type Problem, type Rule } from './problem.ts';
import { checkTrigger } from './triggers/trigger.ts';

/** What a Sensor is checked against. */
export interface SensorContext {
  /** The kind of bus that it uses; `none` where there is none. */
  readonly bus: 'nats' | 'other' | 'none';
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What the Sensor controller says (`pkg/reconciler/sensor/validate.go`). */
export function validateSensor(sensor: Sensor, context: SensorContext): Problem[] {
  if (context.bus === 'none') return [at('nil eventbus', 'spec', 'eventBusName')];
  const { dependencies = [], triggers = [] } = (sensor as Partial<Sensor>).spec ?? {};
  return below([...checkDependencies(dependencies, context), ...checkTriggers(triggers)], 'spec');
}

function checkDependencies(dependencies: readonly EventDependency[], context: SensorContext): Problem[] {
  if (dependencies.length === 0) return [at('no event dependencies found', 'dependencies')];
  const seen = new Set<string>();
  return dependencies.flatMap((dependency, index) => {
    const found = [
      ...check(dependency, NAMES),
      ...(context.bus === 'nats' ? repeated(dependency, seen) : []),
      ...check({ ...dependency, now: context.now }, FILTERS),
    ];
    return below(found, 'dependencies', index);
  });
}

type Dependency = Partial<EventDependency>;

const NAMES: readonly Rule<Dependency>[] = [
  ({ name }) => empty(name) && at('event dependency must define a name', 'name'),
  ({ eventSourceName }) =>
    empty(eventSourceName) && at('event dependency must define the EventSourceName', 'eventSourceName'),
  ({ eventName }) => empty(eventName) && at('event dependency must define the EventName', 'eventName'),
];

const FILTERS: readonly Rule<Dependency & { readonly now: number }>[] = [
  ({ filters, now }) => filters && below(checkFilters(filters, now), 'filters'),
  ({ filtersLogicalOperator }) => checkLogicalOperator(filtersLogicalOperator, 'filtersLogicalOperator'),
];

/** NATS Streaming takes an event for one dependency only. */
function repeated({ eventSourceName, eventName }: EventDependency, seen: Set<string>): Problem[] {
  const pair = `${eventSourceName}-$$$-${eventName}`;
  if (!seen.has(pair)) {
    seen.add(pair);
    return [];
  }
  const message = `event '${eventName}' from EventSource '${eventSourceName}' is referenced for more than one dependency in this Sensor object`;
  return [at(message, 'eventName')];
}

function checkTriggers(triggers: Sensor['spec']['triggers']): Problem[] {
  if (triggers.length === 0) return [at('no triggers found', 'triggers')];
  const names = new Set<string>();
  return triggers.flatMap((trigger, index) => {
    const name = (trigger as Partial<typeof trigger>).template?.name ?? '';
    const again = names.has(name);
    names.add(name);
    const found = checkTrigger(trigger);
    const duplicate = again ? [at(`duplicate trigger name: ${name}`, 'template', 'name')] : [];
    return below([...found, ...duplicate], 'triggers', index);
  });
}
