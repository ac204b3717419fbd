import type { WebhookContext } from '../../../../schemas/generated/types.ts';
import { eventSourceTypes } from '../../../../schemas/type-names.ts';
import type { Project } from '../../../engine/project.ts';
import { below, type Where } from '../../../engine/trace/where.ts';
import { webhookContextOf, type SourceEntry } from '../../../engine/sources/table.ts';

/** An event that HTTP requests are for. */
export interface HttpEvent {
  readonly namespace: string;
  readonly eventSource: string;
  readonly eventName: string;
  readonly sourceType: string;
  readonly endpoint: string;
  readonly port: number;
  readonly context: WebhookContext;
  readonly where: Where;
  /** Why no request will ever reach it. */
  readonly error?: string;
}

/** The HTTP events of all manifests, in their order. */
export function httpEvents(project: Project): HttpEvent[] {
  const events: HttpEvent[] = [];
  for (const { name, namespace, value, where } of project.eventSources)
    for (const sourceType of eventSourceTypes) {
      const entries = (value.spec as Readonly<Record<string, unknown>> | undefined)?.[sourceType] ?? {};
      for (const [eventName, entry] of Object.entries(entries as Readonly<Record<string, SourceEntry>>)) {
        const context = webhookContextOf(sourceType, entry);
        const port = Number(context?.port);
        if (!context?.endpoint || !Number.isInteger(port) || port < 0 || port > 65_535) continue;
        const event = {
          namespace,
          eventSource: name,
          eventName,
          sourceType,
          endpoint: context.endpoint,
          port,
          context,
          where: below(where, 'spec', sourceType, eventName),
        };
        const error = unreachable(event, events);
        events.push(error === undefined ? event : { ...event, error });
      }
    }
  return events;
}

/** Why an event gets no requests beside those before it. Port 0 is a port of its own for each manifest. */
function unreachable(event: HttpEvent, before: readonly HttpEvent[]): string | undefined {
  const { endpoint, port } = event;
  if (!endpoint.startsWith('/'))
    return `no request ever gets to ${endpoint}, in Argo Events neither: write it as /${endpoint}`;
  const onPort = before.filter((other) => other.port === port && other.error === undefined);
  const otherType = onPort.find(
    (other) => isSameSource(event, other) && other.sourceType !== event.sourceType,
  );
  if (otherType)
    return `port ${port} is that of the ${otherType.sourceType} events of this EventSource: Argo Events opens a port for one type only, and which one wins is chance; change one of the ports`;
  if (endpoint === '/health' && onPort.length > 0)
    return `/health on port ${port} is the health check: take another endpoint`;
  const same = onPort.find((other) => other.endpoint === endpoint);
  if (!same) return undefined;
  const name = `${same.eventSource}/${same.eventName}`;
  return isSameSource(event, same)
    ? `port ${port} and endpoint ${endpoint} are those of ${name}, too: one of the two gets no requests, in Argo Events by chance; change one of them`
    : `port ${port} and endpoint ${endpoint} are taken by ${name}: in a cluster each EventSource has its own ports, here they share this machine's; change one of them to send requests to both`;
}

function isSameSource(a: HttpEvent, b: HttpEvent): boolean {
  return a.eventSource === b.eventSource && a.namespace === b.namespace;
}
