import { timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

import { ARGO_EVENTS_VERSION, VERSION } from '../version.ts';
import { serveConnection, type Answers, type Connection } from './connection.ts';
import type { Notifications } from './protocol.ts';

/** Frames larger than this are refused. */
const MAX_FRAME = 64 * 1024 * 1024;

export interface ControlServer {
  readonly port: number;
  notify<M extends keyof Notifications>(method: M, params: Notifications[M]): void;
  close(): Promise<void>;
}

/**
 * Listens for clients on 127.0.0.1. A browser page cannot connect: an `Origin` other than `allowedOrigins` is refused, and the token is never
 * in a page of somebody else.
 */
export async function startControlServer(
  token: string,
  answers: Answers,
  allowedOrigins: readonly string[] = [],
): Promise<ControlServer> {
  const http = createServer((_request, response) => response.writeHead(404).end());
  const sockets = new WebSocketServer({
    server: http,
    maxPayload: MAX_FRAME,
    verifyClient: ({ origin }: { origin?: string }) => !origin || allowedOrigins.includes(origin),
  });
  const connections = new Set<Connection>();
  sockets.on('connection', (socket) => {
    const connection = serveConnection(socket, answers, (given) =>
      isEqual(given, token) ? { argoEventsVersion: ARGO_EVENTS_VERSION, version: VERSION } : undefined,
    );
    connections.add(connection);
    socket.on('close', () => connections.delete(connection));
    socket.on('error', () => socket.terminate());
  });
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (http.address() as AddressInfo).port,
    notify(method, params) {
      for (const connection of connections) connection.notify(method, params);
    },
    async close() {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

function isEqual(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
