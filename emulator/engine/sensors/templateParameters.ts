import type { Trigger, TriggerTemplate } from '../../../schemas/generated/types.ts';
import type { TemplatePorts } from '../lang/template/render.ts';
import type { ParameterChange } from '../trace/step.ts';
import { below, type Where } from '../trace/where.ts';
import { applyToStruct } from './goStruct/apply.ts';
import type { Events } from './parameters/resolve.ts';

export interface AppliedTemplate {
  /** The template to run; the trigger's own one if there are no parameters, or if they failed. */
  readonly template: TriggerTemplate;
  /** The template as Go writes it; after a failure as it was when it happened. */
  readonly json: string;
  readonly changes: readonly ParameterChange[];
  readonly error?: string;
}

/** Applies `triggers[].parameters` to the whole template (upstream's `ApplyTemplateParameters`). */
export function applyTemplateParameters(
  trigger: Trigger,
  events: Events,
  ports: TemplatePorts,
  where?: Where,
): AppliedTemplate {
  const { template, parameters = [] } = trigger;
  const place = where && below(where, 'parameters');
  const applied = applyToStruct('TriggerTemplate', template, parameters, events, ports, place);
  return {
    template: applied.value,
    get json() {
      return applied.json;
    },
    changes: applied.changes,
    ...(applied.error !== undefined && { error: applied.error }),
  };
}
