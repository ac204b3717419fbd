import type { NATSTrigger, SecretKeySelector } from '../../../schemas/generated/types.ts';
import { executionError, notConstructed, type Execution, type Outcome, type Outside } from './outcome.ts';
import { applyOwnParameters, requirePayload } from './ownParameters.ts';
import type { NatsCredentials } from './request.ts';
import { readTls } from './tls.ts';
import { notThere, readValue } from './value.ts';

/** The message of a `nats` trigger. Its own parameters reach the payload only. */
export function resolveNats(written: NATSTrigger, execution: Execution): Outcome {
  const { outside } = execution;
  const tls = readTls(written.tls, outside);
  if ('error' in tls) return notConstructed(execution, `failed to get the tls configuration, ${tls.error}`);
  const auth = credentialsOf(written.auth, outside);
  if (auth && 'error' in auth) return notConstructed(execution, auth.error);
  const changed = applyOwnParameters('NATSTrigger', 'NATS', written, execution);
  if ('failed' in changed) return changed.failed;
  const { trigger, parameters } = changed;
  const built = requirePayload(trigger.payload, parameters, execution);
  if ('failed' in built) return built.failed;
  const { subject, url } = written;
  const notes =
    trigger.subject === subject
      ? []
      : ['the subject stays the one of the template: parameters of nats do not change it'];
  const soFar = { parameters, payload: built.payload, ...(notes.length > 0 && { notes }) };
  if (subject === '' || /[ \t\r\n]/.test(subject))
    return { ...soFar, error: executionError('nats: invalid subject'), stage: 'execution' };
  return {
    ...soFar,
    request: {
      type: 'nats',
      url,
      subject,
      value: built.body,
      ...(auth && { auth }),
      ...(tls.tls && { tls: tls.tls }),
    },
  };
}

/** The first kind of credentials that is there. */
function credentialsOf(
  auth: NATSTrigger['auth'],
  outside: Outside | undefined,
): NatsCredentials | { readonly error: string } | undefined {
  if (auth?.basic) {
    const username = readValue(auth.basic.username, outside);
    if ('error' in username) return username;
    const password = readValue(auth.basic.password, outside);
    return 'error' in password
      ? password
      : { kind: 'basic', username: username.from, password: password.from };
  }
  if (auth?.token) {
    const token = readValue(auth.token, outside);
    return 'error' in token ? token : { kind: 'token', from: token.from };
  }
  if (auth?.nkey) return fileOf('nkey', auth.nkey, 'failed to get NKey, ', outside);
  return auth?.credential && fileOf('credential', auth.credential, '', outside);
}

/** What the client reads from the mounted file itself. */
function fileOf(
  kind: 'nkey' | 'credential',
  selector: SecretKeySelector,
  before: string,
  outside: Outside | undefined,
): NatsCredentials | { readonly error: string } {
  const value = readValue(selector, outside);
  if ('from' in value) return { kind, from: value.from };
  const from = { kind: 'secret', name: selector.name ?? '', key: selector.key ?? '' } as const;
  return { error: `${before}nats: ${notThere(from)}` };
}
