import { WebSocket } from 'ws';

import type { Method, Notifications, Params, Result } from './protocol.ts';

export interface ControlClient {
  /** Rejects with the emulator's message, or when the connection is gone. */
  request<M extends Method>(method: M, params: Params<M>): Promise<Result<M>>;
  /** The answer stops the calls. */
  onNotification<M extends keyof Notifications>(
    method: M,
    callback: (params: Notifications[M]) => void,
  ): () => void;
  onClose(callback: () => void): void;
  close(): void;
}

interface Waiting {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
}

type Incoming =
  | { readonly id: number; readonly result?: unknown; readonly error?: { readonly message: string } }
  | { readonly method: keyof Notifications; readonly params: never };

/** Connects to an emulator on this machine and says hello. */
export async function connect(port: number, token: string): Promise<ControlClient> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}`);
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, Set<(params: never) => void>>();
  const closed = new Set<() => void>();
  let nextId = 1;

  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as Incoming;
    if ('method' in message) {
      for (const listener of listeners.get(message.method) ?? []) listener(message.params);
      return;
    }
    const one = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error) one?.reject(new Error(message.error.message));
    else one?.resolve(message.result as never);
  });
  socket.on('error', () => {
    socket.terminate();
  });
  socket.on('close', () => {
    for (const one of waiting.values()) one.reject(new Error('the emulator has gone'));
    waiting.clear();
    for (const callback of closed) callback();
  });

  const client: ControlClient = {
    request: (method, params) =>
      new Promise((resolve, reject) => {
        if (socket.readyState !== WebSocket.OPEN) return reject(new Error('the emulator has gone'));
        const id = nextId++;
        waiting.set(id, { resolve: resolve, reject });
        socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
      }),
    onNotification(method, callback) {
      const set = listeners.get(method) ?? new Set();
      listeners.set(method, set.add(callback));
      return () => set.delete(callback);
    },
    onClose: (callback) => void closed.add(callback),
    close() {
      socket.close();
    },
  };
  await client.request('hello', { token });
  return client;
}
