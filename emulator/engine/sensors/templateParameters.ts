import type { Trigger, TriggerTemplate } from '../../../schemas/generated/types.ts';
import type { SensorEvent } from '../event.ts';
import type { TemplatePorts } from '../lang/template/render.ts';
import type { ParameterChange } from '../trace/step.ts';
import { below, type Where } from '../trace/where.ts';
import { decodeStruct } from './goStruct/decode.ts';
import { encodeStruct, toObject } from './goStruct/encode.ts';
import { structOf } from './goStruct/shape.ts';
import { applyParameters } from './parameters/apply.ts';

export interface AppliedTemplate {
  /** The template to run; the trigger's own one if there are no parameters, or if they failed. */
  readonly template: TriggerTemplate;
  /** The template as Go writes it; after a failure as it was when it happened. */
  readonly json: string;
  readonly changes: readonly ParameterChange[];
  readonly error?: string;
}

/**
 * Applies `triggers[].parameters` to the whole template as upstream does (`ApplyTemplateParameters`): the typed struct is written as JSON, changed,
 * and read again into a new struct with the rules of Go's `encoding/json`.
 */
export function applyTemplateParameters(
  trigger: Trigger,
  events: Readonly<Record<string, SensorEvent>>,
  ports: TemplatePorts,
  where?: Where,
): AppliedTemplate {
  const { template, parameters = [] } = trigger;
  const json = templateJson(template);
  if (parameters.length === 0) return { template, json, changes: [] };
  const applied = applyParameters(json, parameters, events, ports, where && below(where, 'parameters'));
  if (applied.error !== undefined) return { template, ...applied };
  const struct = structOf('TriggerTemplate');
  const decoded = decodeStruct(applied.json, struct);
  if ('error' in decoded) return { template, ...applied, error: decoded.error };
  const { value } = decoded;
  return {
    template: toObject(value, struct) as unknown as TriggerTemplate,
    get json() {
      return encodeStruct(value, struct);
    },
    changes: applied.changes,
  };
}

const written = new WeakMap<TriggerTemplate, string>();

/** The template as Go writes the typed struct; `null` for a trigger without one. */
function templateJson(template: TriggerTemplate | undefined): string {
  if (!template) return 'null';
  const known = written.get(template);
  if (known !== undefined) return known;
  const struct = structOf('TriggerTemplate');
  const decoded = decodeStruct(JSON.stringify(template), struct);
  const json = 'error' in decoded ? JSON.stringify(template) : encodeStruct(decoded.value, struct);
  written.set(template, json);
  return json;
}
