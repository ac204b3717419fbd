import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { eventSourceTypes } from '../../../schemas/type-names.ts';
import type { Project } from '../../engine/project.ts';
import type { Incoming } from '../../engine/sources/incoming.ts';
import type { HttpAnswer, HttpMessage } from '../../engine/sources/message.ts';
import { createRouter } from '../../engine/sources/route.ts';
import { webhookContextOf, type SourceEntry } from '../../engine/sources/table.ts';
import type { Listener } from '../control/protocol/project.ts';

/** Bodies larger than this are not read: no source takes them. */
const MAX_BODY = 32 * 1024 * 1024;

interface Route {
  readonly namespace: string;
  readonly eventSource: string;
  readonly eventName: string;
  readonly sourceType: string;
  readonly endpoint: string;
  readonly port: number;
}

interface Routes {
  readonly list: readonly Route[];
  readonly find: ReturnType<typeof createRouter>;
}

export type OnRequest = (incoming: Incoming) => Promise<HttpAnswer>;

/** The HTTP event sources on 127.0.0.1, one server a port. */
export interface HttpConnectors {
  /** Listens as the manifests say; servers whose routes are all gone are closed. */
  listen(project: Project): Promise<readonly Listener[]>;
  close(): Promise<void>;
}

export function httpConnectors(onRequest: OnRequest): HttpConnectors {
  const servers = new Map<number, { readonly server: Server; routes: Routes }>();

  async function open(port: number, list: readonly Route[]): Promise<string | undefined> {
    const routes = { list, find: createRouter(list.map(({ endpoint }) => endpoint)) };
    const known = servers.get(port);
    if (known) {
      known.routes = routes;
      return undefined;
    }
    const entry = { server: createServer(), routes };
    entry.server.on('request', (request, response) => void serve(entry.routes, request, response));
    const error = await startListening(entry.server, port);
    if (error === undefined) servers.set(port, entry);
    return error;
  }

  async function serve(
    { list, find }: Routes,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const routed = find(request.url ?? '/', request.method);
    if ('answer' in routed) {
      answer(response, request, routed.answer);
      return;
    }
    const route = list[routed.endpoint];
    if (!route) return;
    const body = await readBody(request);
    if (!body) return void request.destroy();
    const { namespace, eventSource, eventName } = route;
    const result = await onRequest({
      namespace,
      eventSource,
      eventName,
      via: 'http',
      message: messageOf(request, body),
    });
    // Status 0 stands for a handler that panicked: the connection is closed without an answer.
    if (result.status === 0) return void request.destroy();
    answer(response, request, result);
  }

  return {
    async listen(project) {
      const byPort = groupByPort(routesOf(project));
      for (const [port, { server }] of servers) {
        if (byPort.has(port)) continue;
        servers.delete(port);
        await closeServer(server);
      }
      const listeners: Listener[] = [];
      for (const [port, routes] of byPort) {
        const error = await open(port, routes);
        const bound = (servers.get(port)?.server.address() as AddressInfo | undefined)?.port ?? port;
        for (const route of routes) listeners.push(listenerOf(route, bound, error));
      }
      return listeners;
    },
    async close() {
      await Promise.all([...servers.values()].map(({ server }) => closeServer(server)));
      servers.clear();
    },
  };
}

function listenerOf(
  { eventSource, eventName, sourceType, endpoint }: Route,
  port: number,
  error: string | undefined,
): Listener {
  const url = `http://127.0.0.1:${port}${endpoint}`;
  return { eventSource, eventName, sourceType, url, ...(error !== undefined && { error }) };
}

function routesOf(project: Project): Route[] {
  return project.eventSources.flatMap(({ name, namespace, value }) =>
    eventSourceTypes.flatMap((sourceType) => {
      const entries = (value.spec as Readonly<Record<string, unknown>> | undefined)?.[sourceType] ?? {};
      return Object.entries(entries as Readonly<Record<string, SourceEntry>>).flatMap(
        ([eventName, entry]): Route[] => {
          const context = webhookContextOf(sourceType, entry);
          const port = Number(context?.port);
          if (!context?.endpoint || !Number.isInteger(port) || port < 0 || port > 65_535) return [];
          return [{ namespace, eventSource: name, eventName, sourceType, endpoint: context.endpoint, port }];
        },
      );
    }),
  );
}

function groupByPort(routes: readonly Route[]): Map<number, Route[]> {
  const groups = new Map<number, Route[]>();
  for (const route of routes) groups.set(route.port, [...(groups.get(route.port) ?? []), route]);
  return groups;
}

function startListening(server: Server, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const inUse = `port ${port} is in use by another program: stop it, or change \`port\` in the manifest`;
      resolve(error.code === 'EADDRINUSE' ? inUse : error.message);
    });
    server.listen(port, '127.0.0.1', () => {
      resolve(undefined);
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}

function readBody(request: IncomingMessage): Promise<Uint8Array | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_BODY) resolve(undefined);
      else chunks.push(chunk);
    });
    request.on('end', () => {
      resolve(new Uint8Array(Buffer.concat(chunks)));
    });
    request.on('error', () => {
      resolve(undefined);
    });
  });
}

function messageOf(request: IncomingMessage, body: Uint8Array): HttpMessage {
  const headers: [string, string][] = [];
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    headers.push([request.rawHeaders[index] ?? '', textOf(request.rawHeaders[index + 1] ?? '')]);
  }
  return {
    method: request.method ?? 'GET',
    target: request.url ?? '/',
    headers,
    body,
  };
}

/** Node takes the bytes of a header for Latin-1. */
function textOf(value: string): string {
  return /[\x80-\xff]/.test(value) ? Buffer.from(value, 'latin1').toString('utf8') : value;
}

function answer(
  response: ServerResponse,
  request: IncomingMessage,
  { status, body, headers }: HttpAnswer,
): void {
  request.resume();
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...headers });
  response.end(request.method === 'HEAD' ? undefined : body);
}
