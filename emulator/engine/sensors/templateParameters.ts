import type { Trigger, TriggerTemplate } from '../../../schemas/generated/types.ts';
import type { TemplatePorts } from '../lang/template/render.ts';
import { below, type Where } from '../trace/where.ts';
import { applyToStruct, type AppliedStruct } from './goStruct/apply.ts';
import type { Events } from './parameters/resolve.ts';

/** Applies `triggers[].parameters` to the whole template (upstream's `ApplyTemplateParameters`). */
export function applyTemplateParameters(
  { template, parameters = [] }: Trigger,
  events: Events,
  ports: TemplatePorts,
  where?: Where,
): AppliedStruct<TriggerTemplate> {
  const place = where && below(where, 'parameters');
  return applyToStruct('TriggerTemplate', template, parameters, events, ports, place);
}
