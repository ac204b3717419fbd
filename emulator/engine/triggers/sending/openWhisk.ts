import { toBase64 } from '../../encoding.ts';
import type { OpenWhiskRequest } from '../request.ts';
import { ask, valueOf, type Conversation, type HttpAnswer, type Sent } from './conversation.ts';
import { clientError, writeRequest } from './wire.ts';

/** Invokes an action and waits for its result. */
export function* sendOpenWhisk({ url, body, token, action }: OpenWhiskRequest): Conversation<Sent> {
  const login = yield* valueOf(token);
  if ('error' in login) return login;
  const headers = new Map([
    ['Authorization', `Basic ${toBase64(login.text)}`],
    ['Content-Type', 'application/json'],
  ]);
  const wire = writeRequest({ method: 'POST', url, headers, body });
  const fail = (reason: string): Sent => ({ error: `failed to invoke action ${action}, ${reason}` });
  if ('error' in wire) return fail(wire.error);
  const { http, error = 'no answer' } = yield* ask({ do: 'http', request: wire });
  if (!http) return fail(clientError('POST', url, error));
  const result = { status: http.status, body: http.body };
  if (http.status === 202)
    return { ...fail('Request accepted, but processing not completed yet.'), ...result };
  if (http.status >= 300) return { ...fail(reasonIn(http)), ...result };
  return result;
}

function reasonIn({ status, body }: HttpAnswer): string {
  try {
    const { error, code } = JSON.parse(body) as { readonly error?: unknown; readonly code?: unknown };
    if (typeof error === 'string') return `${error} (code ${String(code)})`;
  } catch {
    // Told by its status.
  }
  return `The request failed with status ${status}`;
}
