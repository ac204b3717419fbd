import type { AzureServiceBusTrigger } from '../../../schemas/generated/types.ts';
import { goQuote } from '../lang/goQuote.ts';
import { readConnection } from './azureConnection.ts';
import { notConstructed, type Execution, type Outcome } from './outcome.ts';
import { applyOwnParameters, requirePayload } from './ownParameters.ts';
import { readTls } from './tls.ts';
import { readValue } from './value.ts';

/** The message of an `azureServiceBus` trigger. All but the payload is read before the trigger's own parameters. */
export function resolveAzureServiceBus(written: AzureServiceBusTrigger, execution: Execution): Outcome {
  const { outside } = execution;
  const connection = readValue(written.connectionString, outside);
  if ('error' in connection) return notConstructed(execution, connection.error);
  const tls = readTls(written.tls, outside);
  if ('error' in tls) return notConstructed(execution, tls.error);
  const problem = connectionProblem(outside?.value?.(connection.from));
  if (problem !== undefined) return notConstructed(execution, problem);
  const target = written.queueName || written.topicName;
  if (!target) return notConstructed(execution, 'neither queue name nor topic name is specified');
  const changed = applyOwnParameters('AzureServiceBusTrigger', 'azure service bus', written, execution);
  if ('failed' in changed) return changed.failed;
  const { trigger, parameters } = changed;
  const built = requirePayload(trigger.payload, parameters, execution);
  if ('failed' in built) return built.failed;
  return {
    parameters,
    payload: built.payload,
    ...(written.subscriptionName && { notes: ['subscriptionName is not used by the trigger'] }),
    request: {
      type: 'azureServiceBus',
      target,
      connectionString: connection.from,
      ...(tls.tls && { tls: tls.tls }),
      body: built.body,
    },
  };
}

/** What the Service Bus client says about a connection string that it cannot read. */
function connectionProblem(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (text === '') return 'connectionString must not be empty';
  const read = readConnection(text.split(';').filter((part) => part !== ''));
  if ('error' in read) return read.error;
  const { fields, host } = read;
  const isEmulator = fields.get('usedevelopmentemulator');
  if (isEmulator !== undefined) {
    if (!BOOLEANS.test(isEmulator))
      return `strconv.ParseBool: parsing ${goQuote(isEmulator)}: invalid syntax`;
    const endpoint = fields.get('endpoint') ?? '';
    if (TRUE.test(isEmulator) && !endpoint.startsWith('sb:'))
      return `UseDevelopmentEmulator=true can only be used with sb://<emulator hostname> or sb://<emulator hostname>:<port number>, not ${endpoint}`;
  }
  if (host === '') return 'key "Endpoint" must not be empty';
  if (fields.has('sharedaccesssignature')) return undefined;
  if (!fields.has('sharedaccesskeyname')) return 'key "SharedAccessKeyName" must not be empty';
  return fields.has('sharedaccesskey')
    ? undefined
    : 'key "SharedAccessKey" or "SharedAccessSignature" cannot both be empty';
}

const BOOLEANS = /^(?:[01tTfF]|true|TRUE|True|false|FALSE|False)$/;
const TRUE = /^[1t]/i;
