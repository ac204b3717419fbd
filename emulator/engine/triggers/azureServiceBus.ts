import type { AzureServiceBusTrigger } from '../../../schemas/generated/types.ts';
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
  if ('error' in tls) return notConstructed(execution, `failed to get the tls configuration, ${tls.error}`);
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
  const parts = text.split(';').filter((part) => part !== '');
  if (parts.length === 0 || parts.some((part) => !part.includes('=')))
    return "failed parsing connection string due to unmatched key value separated by '='";
  const keys = parts.map((part) => part.slice(0, part.indexOf('=')).toLowerCase());
  if (!keys.includes('endpoint')) return 'key "Endpoint" must not be empty';
  if (keys.includes('sharedaccesssignature')) return undefined;
  if (!keys.includes('sharedaccesskeyname')) return 'key "SharedAccessKeyName" must not be empty';
  return keys.includes('sharedaccesskey')
    ? undefined
    : 'key "SharedAccessKey" or "SharedAccessSignature" cannot both be empty';
}
