import type { GitlabEventSource } from '../../../schemas/generated/types.ts';
import { checkBearer } from './bearer.ts';
import { receiveGitHook } from './gitHook.ts';
import { firstHeader } from './headers.ts';
import { refuse, type HttpMessage, type Received, type SourcePorts } from './message.ts';

/** A request to a `gitlab` event source. The token counts only while the source manages the hooks itself. */
export function receiveGitlab(source: GitlabEventSource, message: HttpMessage, ports: SourcePorts): Received {
  const denied = checkBearer(source.webhook, message, ports);
  if (denied) return denied;
  const token = tokenOf(source, ports);
  if (token && firstHeader(message, 'X-Gitlab-Token') !== token) return refuse(400, 'token mismatch');
  return receiveGitHook(source, message, ports);
}

function tokenOf({ webhook, secretToken }: GitlabEventSource, ports: SourcePorts): string {
  if (!webhook.url || !secretToken) return '';
  return ports.secret(secretToken.name ?? '', secretToken.key ?? '') ?? '';
}
