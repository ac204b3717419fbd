import type { AzureEventHubsTrigger } from '../../../schemas/generated/types.ts';
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
