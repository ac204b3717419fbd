import type { OpenWhiskTrigger } from '../../../schemas/generated/types.ts';
import { toBase64 } from '../encoding.ts';
import { escapeBytes } from '../lang/template/escape.ts';
import { notConstructed, type Execution, type Outcome } from './outcome.ts';
import { applyOwnParameters, buildPayload } from './ownParameters.ts';
import { WSKPROPS } from './outside.ts';
import { linesFor } from './remedy.ts';
import type { HeaderSource } from './request.ts';
import { readValue } from './value.ts';

const NO_HOST =
  'failed to get default configuration, OpenWhisk API host is missing (Please configure whisk.api.host.proto, whisk.api.host.name and whisk.api.host.port in whisk.properties under the OPENWHISK_HOME directory.)';
const NO_KEY =
  'failed to get default configuration, Authentication key is missing (Please configure testing.auth as the path of the authentication key file in whisk.properties under the OPENWHISK_HOME directory.)';

/** The invocation of an `openWhisk` trigger. Its host comes from a file of the sensor pod; without the file it cannot run. */
export function resolveOpenWhisk(written: OpenWhiskTrigger, execution: Execution): Outcome {
  const { outside } = execution;
  const file = propertiesOf(outside?.wskprops ?? '');
  const [apiHost, auth] = [file.get('APIHOST'), file.get('AUTH')];
  if (!apiHost || !auth)
    return notConstructed(
      execution,
      apiHost ? NO_KEY : NO_HOST,
      outside?.wskprops === undefined ? linesFor(WSKPROPS) : undefined,
    );
  const token = tokenOf(written, execution);
  if ('error' in token) return notConstructed(execution, `failed to retrieve auth token, ${token.error}`);
  if (!written.host) {
    const missing = 'Unable to create request URL, because OpenWhisk API host is missing';
    return notConstructed(execution, `failed to instantiate OpenWhisk client, ${missing}`);
  }
  const changed = applyOwnParameters('OpenWhiskTrigger', 'OpenWhisk', written, execution);
  if ('failed' in changed) return changed.failed;
  const { trigger, parameters } = changed;
  const built = buildPayload(trigger.payload, parameters, execution);
  if ('failed' in built) return built.failed;
  const base = /^https?:\/\//i.test(apiHost)
    ? apiHost.replace(/^https?/i, (scheme) => scheme.toLowerCase())
    : `https://${apiHost}`;
  const version = written.version || file.get('APIVERSION') || 'v1';
  const namespace = written.namespace || file.get('NAMESPACE') || '_';
  const action = trigger.actionName
    .split('/')
    .map((part) => escapeBytes(part, /[A-Za-z0-9\-_.~$&+:=@]/))
    .join('/');
  return {
    parameters,
    payload: built.payload,
    notes: ['host is not used: the request goes to APIHOST of .wskprops, with the payload in base64'],
    request: {
      type: 'openWhisk',
      url: `${base.replace(/\/$/, '')}/api/${version}/namespaces/${namespace}/actions/${action}?blocking=true&result=true`,
      action: trigger.actionName,
      token: token.from,
      payload: built.body,
      body: built.body === '' ? 'null\n' : `"${toBase64(built.body)}"\n`,
    },
  };
}

function tokenOf(
  { authToken }: OpenWhiskTrigger,
  { outside }: Execution,
): { readonly from: HeaderSource } | { readonly error: string } {
  if (authToken) return readValue(authToken, outside);
  return { from: { kind: 'wskprops', name: '.wskprops', key: 'AUTH' } };
}

/** The properties of a `.wskprops` file: lines with one `=` each, others do not count. */
export function propertiesOf(text: string): ReadonlyMap<string, string> {
  const lines = text.split('\n').map((line) => line.split('='));
  return new Map(
    lines.flatMap(([key = '', value = '', ...more]) =>
      more.length > 0 || key === '' ? [] : [[key.trim(), value.trim()] as const],
    ),
  );
}
