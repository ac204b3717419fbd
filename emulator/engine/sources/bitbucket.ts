import type { BitbucketEventSource } from '../../../schemas/generated/types.ts';
import { checkBearer } from './bearer.ts';
import { receiveGitHook } from './gitHook.ts';
import type { HttpMessage, Received, SourcePorts } from './message.ts';

/** A request to a `bitbucket` event source. */
export function receiveBitbucket(
  source: BitbucketEventSource,
  message: HttpMessage,
  ports: SourcePorts,
): Received {
  return checkBearer(source.webhook, message, ports) ?? receiveGitHook(source, message, ports);
}
