import type { LoadProblem } from './loadProject.ts';
import type { Loaded, Project } from './project.ts';
import type { EventBus, EventSource, Sensor, Trigger } from '../../schemas/generated/types.ts';
import { eventSourceTypes } from '../../schemas/type-names.ts';
import { takesRequests, webhookContextOf, type SourceEntry } from './sources/table.ts';
import { below, type Where } from './trace/where.ts';

/** What manifests ask for and the emulator does not do yet, so that nobody takes its silence for an answer. */
export function notBuilt(project: Project): LoadProblem[] {
  return [
    ...project.eventBuses.flatMap(ofBus),
    ...project.eventSources.flatMap(ofEventSource),
    ...project.sensors.flatMap(ofSensor),
  ];
}

function ofEventSource({ name, value, where }: Loaded<EventSource>): LoadProblem[] {
  const spec = (value.spec ?? {}) as Readonly<Record<string, unknown>>;
  return eventSourceTypes.filter(takesRequests).flatMap((type) =>
    Object.entries((spec[type] ?? {}) as Readonly<Record<string, SourceEntry>>).flatMap(([event, entry]) => {
      const context = webhookContextOf(type, entry);
      if (!context?.serverCertSecret || !context.serverKeySecret) return [];
      const message = `${name}/${event}: TLS is not built yet; it listens in plain HTTP on this machine.`;
      return [{ message, where: below(where, 'spec', type, event) }];
    }),
  );
}

function ofBus({ name, value, where }: Loaded<EventBus>): LoadProblem[] {
  const kind = value.spec.nats ? 'nats' : value.spec.kafka ? 'kafka' : undefined;
  if (!kind) return [];
  const message = `EventBus ${name}: the rounds of a ${kind} bus are not built yet; sensors run as on JetStream.`;
  return [{ message, where: below(where, 'spec', kind) }];
}

function ofSensor({ value, where }: Loaded<Sensor>): LoadProblem[] {
  return value.spec.triggers.flatMap((trigger, index) =>
    ofTrigger(trigger, below(where, 'spec', 'triggers', index)),
  );
}

function ofTrigger(trigger: Trigger, where: Where): LoadProblem[] {
  const { name, conditionsReset } = trigger.template;
  const problem = (message: string, ...path: string[]): LoadProblem => ({
    message: `Trigger ${name}: ${message}`,
    where: below(where, ...path),
  });
  return [
    ...((conditionsReset ?? []).length > 0
      ? [problem('conditionsReset is not built yet; pending events are kept.', 'template', 'conditionsReset')]
      : []),
    ...(trigger.rateLimit
      ? [problem('rateLimit is not built yet; every action runs at once.', 'rateLimit')]
      : []),
    ...(trigger.retryStrategy && trigger.atLeastOnce
      ? [problem('retryStrategy is not built yet; a failed action is tried once.', 'retryStrategy')]
      : []),
    ...(trigger.dlqTrigger ? [problem('dlqTrigger is not built yet and is never run.', 'dlqTrigger')] : []),
    ...(trigger.policy?.k8s
      ? [problem('policy.k8s is not built yet and is not applied.', 'policy', 'k8s')]
      : []),
  ];
}
