import type { AzureEventHubsTrigger } from '../../../schemas/generated/types.ts';
import { readConnection } from './azureConnection.ts';
import { notConstructed, type Execution, type Outcome } from './outcome.ts';
import { applyOwnParameters, requirePayload } from './ownParameters.ts';
import { readValue } from './value.ts';

/** The event of an `azureEventHubs` trigger. All but the payload is read before the trigger's own parameters. */
export function resolveAzureEventHubs(written: AzureEventHubsTrigger, execution: Execution): Outcome {
  const { outside } = execution;
  const keyName = readValue(written.sharedAccessKeyName, outside);
  if ('error' in keyName) return notConstructed(execution, keyName.error);
  const key = readValue(written.sharedAccessKey, outside);
  if ('error' in key) return notConstructed(execution, key.error);
  const problem = connectionProblem(written, outside?.value?.(keyName.from), outside?.value?.(key.from));
  if (problem !== undefined) return notConstructed(execution, problem);
  const changed = applyOwnParameters('AzureEventHubsTrigger', 'azure event hubs', written, execution);
  if ('failed' in changed) return changed.failed;
  const { trigger, parameters } = changed;
  const built = requirePayload(trigger.payload, parameters, execution);
  if ('failed' in built) return built.failed;
  return {
    parameters,
    payload: built.payload,
    request: {
      type: 'azureEventHubs',
      fqdn: written.fqdn ?? '',
      hubName: written.hubName ?? '',
      sharedAccessKeyName: keyName.from,
      sharedAccessKey: key.from,
      body: built.body,
    },
  };
}

/** What the Event Hubs client says about the connection string that upstream makes of the fields. */
function connectionProblem(
  { fqdn = '', hubName = '' }: Partial<AzureEventHubsTrigger>,
  keyName: string | undefined,
  key: string | undefined,
): string | undefined {
  if (keyName === undefined || key === undefined) return undefined;
  const text = `Endpoint=sb://${fqdn}/;SharedAccessKeyName=${keyName};SharedAccessKey=${key};EntityPath=${hubName}`;
  const read = readConnection(text.split(';'));
  if ('error' in read) return read.error;
  if (!read.host.includes('.'))
    return 'failed parsing connection string due to Endpoint value not containing a URL with a namespace and a suffix';
  if (read.host.startsWith('.')) return 'key "Endpoint" must not be empty';
  if (keyName === '') return 'key "SharedAccessKeyName" must not be empty';
  return key === '' ? 'key "SharedAccessKey" must not be empty' : undefined;
}
