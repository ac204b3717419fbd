import type {
  BasicAuth,
  SASLConfig,
  TLSConfig,
  WatchPathConfig,
  WebhookContext,
} from '../../../../schemas/generated/types.ts';
import { parseDuration } from '../../lang/duration.ts';
import { atoi } from '../../lang/goInt.ts';
import { compileRegexp } from '../../lang/regexp.ts';
import { at, below, check, empty, type Problem, type Rule } from '../problem.ts';

const WEBHOOK_RULES: readonly Rule<Partial<WebhookContext>>[] = [
  ({ endpoint }) => empty(endpoint) && at("endpoint can't be empty", 'endpoint'),
  ({ port }) => empty(port) && at("port can't be empty", 'port'),
  ({ port = '' }) => {
    const parsed = atoi(port);
    return (
      port !== '' &&
      'error' in parsed &&
      at(`failed to parse server port ${port}. err: ${parsed.error}`, 'port')
    );
  },
];

/** The listener of a source; upstream has no words for one that is missing. */
export function checkWebhook(webhook: Partial<WebhookContext> | undefined): Problem[] {
  if (!webhook) return [at('', 'webhook')];
  return below(check(webhook, WEBHOOK_RULES), 'webhook');
}

/** The entry of a `webhook` source is its own listener. */
export function checkWebhookEntry(entry: Partial<WebhookContext>): Problem[] {
  return check(entry, WEBHOOK_RULES);
}

const INVALID_TLS =
  'invalid tls config, please configure either caCertSecret, or clientCertSecret and clientKeySecret, or both';

export function checkTls(tls: Partial<TLSConfig>): Problem[] {
  const { insecureSkipVerify, caCertSecret, clientCertSecret, clientKeySecret, enabled } = tls;
  if (insecureSkipVerify) return [];
  if (!caCertSecret && !clientCertSecret && !clientKeySecret && !enabled) return [at(INVALID_TLS, 'tls')];
  if (!clientCertSecret === !clientKeySecret) return [];
  return [at('invalid tls config, both clientCertSecret and clientKeySecret need to be configured', 'tls')];
}

export function checkBasicAuth({ username, password }: Partial<BasicAuth>): Problem[] {
  if (!username) return [at('username missing', 'auth', 'username')];
  return password ? [] : [at('password missing', 'auth', 'password')];
}

const MECHANISMS = new Set(['', 'PLAIN', 'OAUTHBEARER', 'SCRAM-SHA-256', 'SCRAM-SHA-512', 'GSSAPI']);
const INVALID_MECHANISM =
  'invalid sasl config. Possible values for SASL Mechanism are `OAUTHBEARER`, `PLAIN`, `SCRAM-SHA-256`, `SCRAM-SHA-512` and `GSSAPI`';

export function checkSasl({ mechanism = '', userSecret, passwordSecret }: Partial<SASLConfig>): Problem[] {
  if (!MECHANISMS.has(mechanism)) return [at(INVALID_MECHANISM, 'sasl', 'mechanism')];
  if (userSecret && passwordSecret) return [];
  return [at('invalid sasl config, both userSecret and passwordSecret must be defined', 'sasl')];
}

const WATCH_RULES: readonly Rule<Partial<WatchPathConfig>>[] = [
  ({ directory }) => empty(directory) && at('directory is required', 'directory'),
  ({ directory = '' }) =>
    !directory.startsWith('/') && at('directory must be an absolute file path', 'directory'),
  ({ path, pathRegexp }) =>
    empty(path) && empty(pathRegexp) && at('either path or pathRegexp must be specified', 'path'),
  ({ path, pathRegexp }) =>
    !empty(path) &&
    !empty(pathRegexp) &&
    at('path and pathRegexp cannot be specified together', 'pathRegexp'),
  ({ path = '' }) => path.startsWith('/') && at('path must be a relative file path', 'path'),
  ({ pathRegexp = '' }) => {
    const compiled = compileRegexp(pathRegexp);
    return 'error' in compiled && at(compiled.error, 'pathRegexp');
  },
];

export function checkWatchPath(config: Partial<WatchPathConfig>): Problem[] {
  return check(config, WATCH_RULES);
}

/** The error of a text that is no duration. */
export function durationError(text: string): string | undefined {
  const parsed = parseDuration(text);
  return 'error' in parsed ? parsed.error : undefined;
}

export const rules =
  <Entry>(...list: readonly Rule<Partial<Entry>>[]) =>
  (entry: Partial<Entry>): Problem[] =>
    check(entry, list);
