import type { TriggerParameter } from '../../../schemas/generated/types.ts';
import { applyToStruct } from '../sensors/goStruct/apply.ts';
import { constructPayload } from '../sensors/parameters/payload.ts';
import type { ParameterChange } from '../trace/step.ts';
import { below } from '../trace/where.ts';
import { executionError, type Execution, type Outcome } from './outcome.ts';

export type Changed<Trigger> =
  | { readonly trigger: Trigger; readonly parameters: readonly ParameterChange[] }
  | { readonly failed: Outcome };

/**
 * Applies `<type>.parameters` to the block of the trigger type itself.
 * @param struct name of the block's Go type
 * @param word for the type in upstream's error
 */
export function applyOwnParameters<Trigger extends { readonly parameters?: readonly TriggerParameter[] }>(
  struct: string,
  word: string,
  trigger: Trigger,
  { events, ports, where }: Execution,
): Changed<Trigger> {
  const place = below(where, 'parameters');
  const { parameters: list = [] } = trigger;
  if (list.length === 0) return { trigger, parameters: [] };
  const { value, changes, error } = applyToStruct(struct, trigger, list, events, ports, place);
  if (error === undefined) return { trigger: value, parameters: changes };
  const text =
    changes.at(-1)?.why === error
      ? error
      : `failed to unmarshal the updated ${word} trigger resource after applying resource parameters, ${error}`;
  return { failed: { parameters: changes, error: text, stage: 'parameters' } };
}

export type Built =
  { readonly body: string; readonly payload: readonly ParameterChange[] } | { readonly failed: Outcome };

/** The payload of a trigger that has been through its parameters. */
export function buildPayload(
  payload: readonly TriggerParameter[] | undefined,
  parameters: readonly ParameterChange[],
  { events, ports, where }: Execution,
): Built {
  const { body, changes, error } = constructPayload(payload ?? [], events, ports, below(where, 'payload'));
  if (error === undefined) return { body, payload: changes };
  return { failed: { parameters, payload: changes, error: executionError(error), stage: 'payload' } };
}

/** The payload of a trigger type that insists on one. */
export function requirePayload(
  payload: readonly TriggerParameter[] | undefined,
  parameters: readonly ParameterChange[],
  execution: Execution,
): Built {
  if (payload) return buildPayload(payload, parameters, execution);
  const error = executionError('payload parameters are not specified');
  return { failed: { parameters, payload: [], error, stage: 'payload' } };
}
