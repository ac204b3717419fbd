import type { WebSocket } from 'ws';

import { UserError } from '../userError.ts';
import { ERROR_CODES, type Method, type Notifications, type Params, type Result } from './protocol.ts';

/** What answers requests; one function a method. */
export type Answers = {
  readonly [M in Exclude<Method, 'hello'>]: (params: Params<M>) => Promise<Result<M>> | Result<M>;
};

export interface Connection {
  notify<M extends keyof Notifications>(method: M, params: Notifications[M]): void;
}

interface Request {
  readonly id: number;
  readonly method: string;
  readonly params?: unknown;
}

/** Serves one client: nothing is answered before a `hello` with the right token. */
export function serveConnection(
  socket: WebSocket,
  answers: Answers,
  hello: (token: string) => Result<'hello'> | undefined,
): Connection {
  let known = false;
  const send = (message: object): void => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ jsonrpc: '2.0', ...message }));
  };
  const fail = (id: number | null, code: number, message: string): void => {
    send({ id, error: { code, message } });
  };

  async function take(text: string): Promise<void> {
    const request = readRequest(text);
    if (!request) {
      fail(null, ERROR_CODES.invalidRequest, 'expected a JSON-RPC request');
      return;
    }
    if (!known) {
      const result = request.method === 'hello' ? hello(tokenOf(request.params)) : undefined;
      if (!result) {
        fail(request.id, ERROR_CODES.unauthorized, 'the first request must be hello with the right token');
        socket.close();
        return;
      }
      known = true;
      send({ id: request.id, result });
      return;
    }
    const answer = Object.hasOwn(answers, request.method)
      ? answers[request.method as keyof Answers]
      : undefined;
    if (!answer) {
      fail(request.id, ERROR_CODES.unknownMethod, `there is no method ${request.method}`);
      return;
    }
    try {
      send({ id: request.id, result: await (answer as (params: unknown) => unknown)(request.params ?? {}) });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      fail(request.id, error instanceof UserError ? ERROR_CODES.invalidParams : ERROR_CODES.failed, message);
    }
  }

  socket.on('message', (data: Buffer) => void take(data.toString()));
  return {
    notify(method, params) {
      if (known) send({ method, params });
    },
  };
}

function readRequest(text: string): Request | undefined {
  try {
    const value = JSON.parse(text) as Partial<Request> | null;
    if (typeof value?.id !== 'number' || typeof value.method !== 'string') return undefined;
    return { id: value.id, method: value.method, params: value.params };
  } catch {
    return undefined;
  }
}

function tokenOf(params: unknown): string {
  const token = (params as { readonly token?: unknown } | undefined)?.token;
  return typeof token === 'string' ? token : '';
}
