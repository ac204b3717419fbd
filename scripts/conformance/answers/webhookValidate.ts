import { admit, type AdmissionRequest } from '../../../emulator/engine/validate/webhook.ts';
import { decode } from '../../../schemas/decode/decode.ts';
import type { EventBus } from '../../../schemas/generated/types.ts';
import { readFile } from '../../../schemas/manifest/file.ts';
import { RECORDED_AT } from './validate.ts';

interface Input extends AdmissionRequest {
  /** YAML texts of the EventBus objects in the cluster. */
  readonly eventBuses?: readonly string[];
}

export function answerWebhookValidate({ eventBuses = [], ...request }: Input): unknown {
  const resources = eventBuses.flatMap((text) => readFile('', text).documents[0]?.content.resources ?? []);
  return admit(request, {
    now: RECORDED_AT,
    bus(namespace, name) {
      const found = resources.find((bus) => bus.name === name && (bus.namespace ?? '') === namespace);
      return found && (decode(found).value as unknown as EventBus);
    },
  });
}
