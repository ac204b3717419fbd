import type { CustomRequest } from '../request.ts';
import { ask, type Conversation, type Sent } from './conversation.ts';

/** The calls after `FetchResource`, which came before the parameters. What the policy answers only counts if the call fails. */
export function* sendCustom({ resource, payload, triggerName }: CustomRequest): Conversation<Sent> {
  if (resource === undefined)
    return { error: 'what FetchResource answers is not known here: nothing was executed' };
  const done = yield* ask({ do: 'rpc', rpc: { method: 'Execute', resource, payload } });
  if (done.error !== undefined)
    return { error: `failed to execute the custom trigger resource for ${triggerName}, ${done.error}` };
  return { body: done.text ?? '' };
}

/** Asks the server whether the execution succeeded. */
export function* customPolicy(
  { triggerName }: CustomRequest,
  response: string,
): Conversation<{ readonly error?: string }> {
  const { error } = yield* ask({ do: 'rpc', rpc: { method: 'ApplyPolicy', request: response } });
  if (error === undefined) return {};
  return { error: `failed to apply the policy for the custom trigger resource for ${triggerName}, ${error}` };
}
