import type { TriggerTemplate } from '../../../schemas/generated/types.ts';
import type { Project } from '../../../emulator/engine/project.ts';
import { consumersOf, isSubscribed } from '../../../emulator/engine/sensors/consumer.ts';
import { LIVE_TYPES, triggerTypeOf } from '../../../emulator/engine/triggers/table.ts';
import { liveName } from '../../../emulator/runtime/session.ts';
import { UserError } from '../../../emulator/runtime/userError.ts';

/**
 * The live names of what the user asked for with `--live`: the whole name, or its end where that names one trigger only.
 * @throws UserError for one that is not an http trigger, the only ones that can send, or that several have
 */
export function liveTriggers(asked: readonly string[], project: Project): string[] {
  const known = httpTriggers(project);
  return asked.map((one) => {
    const found = known.includes(one) ? [one] : known.filter((name) => name.endsWith(`/${one}`));
    const [name] = found;
    if (name !== undefined && found.length === 1) return name;
    if (found.length > 1) throw new UserError(`--live ${one} names several triggers: ${found.join(', ')}.`);
    const names = known.length === 0 ? 'There are none.' : `There are: ${known.join(', ')}.`;
    throw new UserError(
      `--live takes the [NAMESPACE/]SENSOR/TRIGGER of an http trigger, not ${one}. ${names}`,
    );
  });
}

function httpTriggers(project: Project): string[] {
  const consumers = project.sensors.flatMap((sensor) => consumersOf(sensor, project)).filter(isSubscribed);
  return consumers.flatMap((consumer) => {
    const { template, dlqTrigger } = consumer.trigger;
    return [
      ...(canBeLive(template) ? [liveName(consumer, 'trigger')] : []),
      ...(dlqTrigger && canBeLive(dlqTrigger.template) ? [liveName(consumer, 'dlqTrigger')] : []),
    ];
  });
}

function canBeLive(template: TriggerTemplate): boolean {
  return LIVE_TYPES.has(triggerTypeOf(template) ?? '');
}
