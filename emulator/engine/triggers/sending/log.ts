import type { LogRequest } from '../request.ts';
import { ask, type Conversation, type Sent } from './conversation.ts';

/** Writes the lines of a `log` trigger. */
export function* sendLog({ lines }: LogRequest): Conversation<Sent> {
  for (const line of lines) yield* ask({ do: 'log', line });
  return {};
}
