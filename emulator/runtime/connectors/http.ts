import { groupBy } from '../../../schemas/groupBy.ts';
import type { Project } from '../../engine/project.ts';
import { maxBodyOf, saysForm } from '../../engine/sources/bodyLimits.ts';
import type { RequestHead } from '../../engine/sources/http1/requestHead.ts';
import type { Incoming } from '../../engine/sources/incoming.ts';
import type { HttpAnswer } from '../../engine/sources/message.ts';
import { createRouter, NOT_FOUND } from '../../engine/sources/route.ts';
import type { Listener } from '../control/protocol/project.ts';
import type { Route } from './http/connection.ts';
import { HTTP_LIMITS, type HttpLimits } from './http/limits.ts';
import { httpEvents, type HttpEvent } from './http/routes.ts';
import { openServer, type HttpServer } from './http/server.ts';

export interface HttpPorts {
  readonly onRequest: (incoming: Incoming) => Promise<HttpAnswer>;
  /** A request to `127.0.0.1:PORT` did not reach an event source. */
  readonly onLost: (address: string, why: string) => void;
  readonly limits?: HttpLimits;
}

/** The HTTP event sources on 127.0.0.1, one server a port. */
export interface HttpConnectors {
  /** Listens as the manifests say; servers whose events are all gone are closed. */
  listen(project: Project): Promise<readonly Listener[]>;
  close(): Promise<void>;
}

/** What a port serves; loading manifests changes it while it listens. */
interface Routes {
  readonly events: readonly HttpEvent[];
  readonly find: ReturnType<typeof createRouter>;
}

export function httpConnectors({ onRequest, onLost, limits = HTTP_LIMITS }: HttpPorts): HttpConnectors {
  const servers = new Map<number, HttpServer>();
  const routes = new Map<number, Routes>();

  function route(port: number, { method, target, headers }: RequestHead): Route {
    if (target === '*' && method === 'OPTIONS') return OF_THE_SERVER;
    const { events, find } = routes.get(port) ?? { events: [], find: createRouter([]) };
    const routed = find(target);
    const event = 'endpoint' in routed ? events[routed.endpoint] : undefined;
    if (event)
      return {
        maxBody: maxBodyOf(event.sourceType, event.context, saysForm({ headers })),
        take: (message) => onRequest({ ...nameOf(event), via: 'http', message }),
      };
    const answer = 'answer' in routed ? routed.answer : NOT_FOUND;
    if (answer.status !== 200) onLost(addressOf(port), lostWords(method, target, answer, events));
    return { answer };
  }

  async function open(port: number): Promise<HttpServer | { readonly error: string }> {
    const known = servers.get(port);
    if (known) return known;
    const opened = await openServer(port, {
      limits,
      route: (head) => route(port, head),
      onLost: (why) => {
        onLost(addressOf(port), why);
      },
    });
    if (!('error' in opened)) servers.set(port, opened);
    return opened;
  }

  async function listenOn(port: number, all: readonly HttpEvent[]): Promise<Listener[]> {
    const events = all.filter(({ error }) => error === undefined);
    routes.set(port, { events, find: createRouter(events.map(({ endpoint }) => endpoint)) });
    const opened = await open(port);
    return all.map((event) => listenerOf(event, opened));
  }

  return {
    async listen(project) {
      const byPort = groupBy(httpEvents(project), ({ port }) => port);
      const gone = [...servers].filter(([port]) => !byPort.has(port));
      for (const [port] of gone) servers.delete(port);
      await Promise.all(gone.map(([, server]) => server.close()));
      const listeners: Listener[] = [];
      for (const [port, events] of byPort) listeners.push(...(await listenOn(port, events)));
      return listeners;
    },
    async close() {
      await Promise.all([...servers.values()].map((server) => server.close()));
      servers.clear();
    },
  };
}

/** `OPTIONS *` is answered by Go's net/http, which reads a body of it. */
const OF_THE_SERVER: Route = { maxBody: 4096, take: () => Promise.resolve({ status: 200, body: '' }) };

function addressOf(port: number): string {
  return `127.0.0.1:${port}`;
}

function nameOf({
  namespace,
  eventSource,
  eventName,
}: HttpEvent): Pick<Incoming, 'namespace' | 'eventSource' | 'eventName'> {
  return { namespace, eventSource, eventName };
}

function lostWords(
  method: string,
  target: string,
  { status, headers }: HttpAnswer,
  events: readonly HttpEvent[],
): string {
  const request = `${method} ${target}`.slice(0, 200);
  if (status === 301)
    return `${request} is answered 301: the path is not clean, ${headers?.Location ?? ''} is`;
  const known = events.map(
    ({ endpoint, eventSource, eventName }) => `${endpoint} (${eventSource}/${eventName})`,
  );
  return `${request} is answered ${status}: the endpoints here are ${known.join(', ')}`;
}

function listenerOf(
  { eventSource, eventName, sourceType, endpoint, port, where, error }: HttpEvent,
  opened: HttpServer | { readonly error: string },
): Listener {
  const failed = error ?? ('error' in opened ? opened.error : undefined);
  const bound = 'port' in opened ? opened.port : port;
  const url = `http://127.0.0.1:${bound}${endpoint}`;
  return { eventSource, eventName, sourceType, url, where, ...(failed !== undefined && { error: failed }) };
}
