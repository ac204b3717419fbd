import type { LoadProblem } from './loadProject.ts';
import type { Loaded, Project } from './project.ts';
import type { EventSource } from '../../schemas/generated/types.ts';
import { eventSourceTypes } from '../../schemas/type-names.ts';
import { takesRequests, webhookContextOf, type SourceEntry } from './sources/table.ts';
import { below } from './trace/where.ts';

/** What manifests ask for and the emulator does not do yet, so that nobody takes its silence for an answer. */
export function notBuilt(project: Project): LoadProblem[] {
  return project.eventSources.flatMap(ofEventSource);
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
