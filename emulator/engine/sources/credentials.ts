import type { SecretKeySelector, WebhookContext } from '../../../schemas/generated/types.ts';
import { toHex } from '../encoding.ts';
import { valid } from '../lang/gjson/valid.ts';
import { canonicalHeader } from './headers.ts';
import type { HttpMessage, SourcePorts } from './message.ts';
import { slackDigest } from './slack/signature.ts';

/** Stands for every secret of a fired request, so that real ones need not be known. */
const FIRED_SECRET = 'fired-by-the-emulator';

/** What the entries of the types that check credentials have of them. */
interface Checking extends Partial<WebhookContext> {
  readonly webhook?: WebhookContext;
  /** github, bitbucketserver */
  readonly webhookSecret?: SecretKeySelector;
  /** gitlab */
  readonly secretToken?: SecretKeySelector;
  /** slack */
  readonly signingSecret?: SecretKeySelector;
  readonly token?: SecretKeySelector;
}

/** Whether an entry checks requests by Secrets. */
export function checksSecrets(source: object): boolean {
  const { authSecret, webhook, webhookSecret, secretToken, signingSecret, token } = source as Checking;
  return Boolean(authSecret ?? webhook?.authSecret ?? webhookSecret ?? secretToken ?? signingSecret ?? token);
}

/** Ports that know every secret by the same stand-in, but Slack's token, which is in the body, as it is there. */
export function firedPorts(source: object, message: HttpMessage, ports: SourcePorts): SourcePorts {
  const { token } = source as Checking;
  const sent = token && tokenIn(ports.decodeUtf8(message.body));
  const isToken = (name: string, key: string): boolean => token?.name === name && token.key === key;
  return { ...ports, secret: (name, key) => (isToken(name, key) ? sent : FIRED_SECRET) };
}

function tokenIn(body: string): string {
  const value: unknown = valid(body) ? JSON.parse(body) : undefined;
  const { token } = (typeof value === 'object' && value !== null ? value : {}) as { token?: unknown };
  return typeof token === 'string' ? token : '';
}

/** Adds what the source will check: a bearer token, a signature. */
export function addCredentials(
  sourceType: string,
  source: object,
  message: HttpMessage,
  ports: SourcePorts,
): HttpMessage {
  const added = credentialsFor(sourceType, source, message, ports);
  const replaced = new Set(added.map(([name]) => name));
  return {
    ...message,
    headers: [...message.headers.filter(([name]) => !replaced.has(canonicalHeader(name))), ...added],
  };
}

function credentialsFor(
  sourceType: string,
  source: Checking,
  message: HttpMessage,
  ports: SourcePorts,
): [string, string][] {
  const context = source.webhook ?? source;
  const added: [string, string][] = [];
  if (context.authSecret) added.push(['Authorization', `Bearer ${FIRED_SECRET}`]);
  if (source.webhookSecret) {
    const name = sourceType === 'github' ? 'X-Hub-Signature-256' : 'X-Hub-Signature';
    added.push([name, `sha256=${toHex(ports.hmac('sha256', FIRED_SECRET, message.body))}`]);
  }
  if (source.secretToken) added.push(['X-Gitlab-Token', FIRED_SECRET]);
  if (source.signingSecret) {
    const timestamp = String(Math.floor(ports.now() / 1000));
    const digest = slackDigest(FIRED_SECRET, timestamp, message.body, ports);
    added.push(['X-Slack-Request-Timestamp', timestamp], ['X-Slack-Signature', `v0=${digest}`]);
  }
  return added;
}
