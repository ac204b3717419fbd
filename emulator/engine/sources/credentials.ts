import type { GithubEventSource, WebhookContext } from '../../../schemas/generated/types.ts';
import { toHex } from '../encoding.ts';
import { canonicalHeader } from './headers.ts';
import type { HttpMessage, SourcePorts } from './message.ts';

/** Stands for every secret of a fired request, so that real ones need not be known. */
const FIRED_SECRET = 'fired-by-the-emulator';

/** Ports that know every secret by the same stand-in. */
export function firedPorts(ports: SourcePorts): SourcePorts {
  return { ...ports, secret: () => FIRED_SECRET };
}

/** Adds what the source will check: a bearer token, a signature. */
export function addCredentials(
  source: Partial<GithubEventSource> & WebhookContext,
  message: HttpMessage,
  ports: SourcePorts,
): HttpMessage {
  const context = source.webhook ?? source;
  const added: [string, string][] = [];
  if (context.authSecret) added.push(['Authorization', `Bearer ${FIRED_SECRET}`]);
  if (source.webhookSecret)
    added.push(['X-Hub-Signature-256', `sha256=${toHex(ports.hmac('sha256', FIRED_SECRET, message.body))}`]);
  const replaced = new Set(added.map(([name]) => name));
  return {
    ...message,
    headers: [...message.headers.filter(([name]) => !replaced.has(canonicalHeader(name))), ...added],
  };
}
