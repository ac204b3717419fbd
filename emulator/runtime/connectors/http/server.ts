import { createServer, type AddressInfo, type Server } from 'node:net';

import { serveConnection, type Connection, type ConnectionPorts } from './connection.ts';
import { portOwner } from './portOwner.ts';

/** A port of this machine that takes requests. */
export interface HttpServer {
  readonly port: number;
  /** Ends when all connections have. */
  close(): Promise<void>;
}

/** Listens on 127.0.0.1, or answers why it cannot. */
export async function openServer(
  port: number,
  ports: ConnectionPorts,
): Promise<HttpServer | { readonly error: string }> {
  const connections = new Set<Connection>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => undefined);
    const connection = serveConnection(socket, ports);
    connections.add(connection);
    void connection.ended.then(() => connections.delete(connection));
  });
  const error = await listening(server, port);
  if (error) return { error: await explain(port, error) };
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const connection of connections) connection.stop();
      await closed;
    },
  };
}

function listening(server: Server, port: number): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    server.once('error', resolve);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', resolve);
      // A connection that cannot be taken, as when too many files are open, ends no others.
      server.on('error', () => undefined);
      resolve(undefined);
    });
  });
}

async function explain(port: number, { code, message }: NodeJS.ErrnoException): Promise<string> {
  const change = 'change `port` in the manifest';
  if (code === 'EACCES') return `port ${port} is not yours to open: ${change} to one above 1023`;
  if (code !== 'EADDRINUSE') return message;
  const who = (await portOwner(port)) ?? 'another program, maybe another emulator';
  return `port ${port} is in use by ${who}: stop it, or ${change}`;
}
