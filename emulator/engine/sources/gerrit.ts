import type { GerritEventSource } from '../../../schemas/generated/types.ts';
import { checkBearer } from './bearer.ts';
import { receiveGitHook } from './gitHook.ts';
import type { HttpMessage, Received, SourcePorts } from './message.ts';

/** A request to a `gerrit` event source. */
export function receiveGerrit(source: GerritEventSource, message: HttpMessage, ports: SourcePorts): Received {
  return checkBearer(source.webhook, message, ports) ?? receiveGitHook(source, message, ports);
}
