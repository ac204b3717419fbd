import type { Trigger } from '../../../schemas/generated/types.ts';
import type { SensorEvent } from '../event.ts';
import { emit, type EnginePorts, type Pipeline, type TriggerRole } from '../pipeline.ts';
import type { Consumer } from '../sensors/consumer.ts';
import { applyTemplateParameters } from '../sensors/templateParameters.ts';
import type { ParameterChange } from '../trace/step.ts';
import { below, type Where } from '../trace/where.ts';
import type { Outcome } from './outcome.ts';
import { fail, resultSteps } from './result.ts';
import { resolveTrigger, triggerTypeOf } from './table.ts';

type Events = Readonly<Record<string, SensorEvent>>;

/** Which of the two really send. */
export type Live = Readonly<Record<TriggerRole, boolean>>;

/** A trigger that is run, with all that it works on. */
export interface Action {
  readonly consumer: Consumer;
  /** The consumer's trigger, or its `dlqTrigger`. */
  readonly trigger: Trigger;
  readonly role: TriggerRole;
  /** `sensor/trigger`. */
  readonly subject: string;
  readonly where: Where;
  readonly events: Events;
  readonly live: Live;
  readonly ports: EnginePorts;
}

export interface Ended {
  /** Upstream's text; absent when the execution was a success. */
  readonly error?: string;
  /** The last step. */
  readonly parent: number;
}

/** One execution of a trigger: template parameters, resolution, sending, policy. */
export function* execute(action: Action, from: number): Pipeline<Ended> {
  const { consumer, trigger, role, subject, where, events, ports } = action;
  const live = action.live[role];
  let parent = from;
  const applied = applyTemplateParameters(trigger, events, ports, where);
  if (applied.changes.length > 0)
    parent = yield* parametersStep(subject, 'template', applied, below(where, 'parameters'), parent);
  if (applied.error !== undefined)
    return yield* fail(action, applied.error, below(where, 'parameters'), parent);
  const type = triggerTypeOf(applied.value);
  if (!type) {
    const missing = `invalid trigger ${trigger.template.name}, could not find an implementation`;
    return yield* fail(action, missing, below(where, 'template'), parent);
  }
  const place = below(where, 'template', type);
  const execution = {
    sensorName: consumer.sensor.name,
    namespace: consumer.sensor.namespace,
    triggerName: trigger.template.name,
    events,
    ports,
    where: place,
    outside: consumer.outside,
  };
  const outcome = resolveTrigger(type, applied.value, execution);
  parent = yield* outcomeSteps(subject, outcome, place, parent);
  const { request } = outcome;
  if (!request) {
    const { error = 'nothing to send', cause, remedy } = outcome;
    const more = { ...(cause !== undefined && { cause }), ...(remedy !== undefined && { remedy }) };
    return yield* fail(action, error, place, parent, more);
  }
  const notes = [...(outcome.warnings ?? []), ...(outcome.notes ?? [])].map((note) => `; ${note}`).join('');
  const why = `${live ? 'is sent' : 'would be sent'}${notes}`;
  const verdict = live ? 'live' : 'dry';
  const output = { request, ...(outcome.remedy !== undefined && { remedy: outcome.remedy }) };
  parent = yield* emit({ kind: 'trigger.request', subject, verdict, why, where: place, output }, parent);
  return yield* resultSteps(action, type, request, parent);
}

function* outcomeSteps(subject: string, outcome: Outcome, place: Where, parent: number): Pipeline<number> {
  let last = parent;
  const failedIn = outcome.stage;
  const error = outcome.error !== undefined && { error: outcome.error };
  if (outcome.parameters.length > 0) {
    const group = { changes: outcome.parameters, ...(failedIn === 'parameters' && error) };
    last = yield* parametersStep(subject, 'resource', group, below(place, 'parameters'), last);
  }
  if (outcome.payload && outcome.payload.length > 0) {
    last = yield* parametersStep(
      subject,
      'payload',
      { changes: outcome.payload, ...(failedIn === 'payload' && error) },
      below(place, 'payload'),
      last,
    );
  }
  return last;
}

function* parametersStep(
  subject: string,
  target: 'template' | 'resource' | 'payload',
  { changes, error }: { readonly changes: readonly ParameterChange[]; readonly error?: string },
  where: Where,
  parent: number,
): Pipeline<number> {
  const count = changes.length === 1 ? 'one parameter' : `${changes.length} parameters`;
  const why = error ?? `${count} applied to the ${target}`;
  const output = { target, changes };
  const failedAt = error === undefined ? where : (changes.at(-1)?.where ?? where);
  const verdict = error === undefined ? 'passed' : 'error';
  return yield* emit({ kind: 'trigger.parameters', subject, verdict, why, where: failedAt, output }, parent);
}
