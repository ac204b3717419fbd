import type { LoadProblem } from './loadProject.ts';
import type { Loaded, Project } from './project.ts';
import type { EventSource, Sensor, Trigger } from '../../schemas/generated/types.ts';
import { eventSourceTypes } from '../../schemas/type-names.ts';
import { takesRequests, webhookContextOf, type SourceEntry } from './sources/table.ts';
import { below, type Where } from './trace/where.ts';

/** What manifests ask for and the emulator does not do yet, so that nobody takes its silence for an answer. */
export function notBuilt(project: Project): LoadProblem[] {
  return [...project.eventSources.flatMap(ofEventSource), ...project.sensors.flatMap(ofSensor)];
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

function ofSensor({ value, where }: Loaded<Sensor>): LoadProblem[] {
  return value.spec.triggers.flatMap((trigger, index) =>
    ofTrigger(trigger, below(where, 'spec', 'triggers', index)),
  );
}

function ofTrigger(trigger: Trigger, where: Where): LoadProblem[] {
  if (!trigger.policy?.k8s) return [];
  const message = `Trigger ${trigger.template.name}: policy.k8s is not built yet and is not applied.`;
  return [{ message, where: below(where, 'policy', 'k8s') }];
}
