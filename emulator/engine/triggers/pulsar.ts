import type { PulsarTrigger } from '../../../schemas/generated/types.ts';
import { notConstructed, type Execution, type Outcome } from './outcome.ts';
import { applyOwnParameters, requirePayload } from './ownParameters.ts';
import type { PulsarRequest } from './request.ts';
import { readTls } from './tls.ts';
import { readValue } from './value.ts';

type Access = Pick<PulsarRequest, 'token' | 'athenz' | 'tls'>;

/** The message of a `pulsar` trigger: a payload and nothing else. All but the payload is read before the trigger's own parameters. */
export function resolvePulsar(written: PulsarTrigger, execution: Execution): Outcome {
  const access = accessOf(written, execution);
  if ('error' in access) return notConstructed(execution, access.error);
  const changed = applyOwnParameters('PulsarTrigger', 'pulsar', written, execution);
  if ('failed' in changed) return changed.failed;
  const { trigger, parameters } = changed;
  const built = requirePayload(trigger.payload, parameters, execution);
  if ('failed' in built) return built.failed;
  const notes =
    trigger.topic === written.topic
      ? []
      : ['the topic stays the one of the template: parameters of pulsar change it too late'];
  return {
    parameters,
    payload: built.payload,
    ...(notes.length > 0 && { notes }),
    request: {
      type: 'pulsar',
      url: written.url ?? '',
      topic: written.topic ?? '',
      value: built.body,
      ...access,
    },
  };
}

/** A token, over it Athenz, over both a client certificate. */
function accessOf(written: PulsarTrigger, { outside }: Execution): Access | { readonly error: string } {
  const token = written.authTokenSecret && readValue(written.authTokenSecret, outside);
  if (token && 'error' in token) return token;
  const { tls: block, authAthenzParams: athenz = {} } = written;
  if (block && !(block.clientCertSecret && block.clientKeySecret)) return { error: 'invalid TLS config' };
  const hasAthenz = Object.keys(athenz).length > 0;
  const key = hasAthenz && written.authAthenzSecret && readValue(written.authAthenzSecret, outside);
  if (key && 'error' in key) return key;
  const tls = readTls(block, outside);
  if ('error' in tls) return tls;
  if (tls.tls) return { tls: tls.tls };
  if (key) return { athenz: { parameters: athenz, key: key.from } };
  return token ? { token: token.from } : {};
}
