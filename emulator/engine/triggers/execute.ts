import type { Trigger } from '../../../schemas/generated/types.ts';
import type { SensorEvent } from '../event.ts';
import {
  emit,
  send,
  type EnginePorts,
  type Pipeline,
  type SendResult,
  type TriggerRole,
} from '../pipeline.ts';
import type { Consumer } from '../sensors/consumer.ts';
import { applyTemplateParameters } from '../sensors/templateParameters.ts';
import type { ParameterChange } from '../trace/step.ts';
import { below, type Where } from '../trace/where.ts';
import type { Outcome } from './outcome.ts';
import { policyOf } from './policy.ts';
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
  const type = triggerTypeOf(applied.template);
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
  };
  const outcome = resolveTrigger(type, applied.template, execution);
  parent = yield* outcomeSteps(subject, outcome, place, parent);
  const { request } = outcome;
  if (!request) return yield* fail(action, outcome.error ?? 'nothing to send', place, parent, outcome.cause);
  const notes = [...(outcome.warnings ?? []), ...(outcome.notes ?? [])].map((note) => `; ${note}`).join('');
  const why = `${live ? 'is sent' : 'would be sent'}${notes}`;
  const verdict = live ? 'live' : 'dry';
  parent = yield* emit(
    { kind: 'trigger.request', subject, verdict, why, where: place, output: { request } },
    parent,
  );
  if (!live) return { parent: yield* untriedPolicy(action, type, parent) };
  return yield* resultSteps(action, type, yield* send(request, role), parent);
}

function* fail(
  { subject }: Action,
  error: string,
  where: Where,
  parent: number,
  cause?: string,
): Pipeline<Ended> {
  const why = cause === undefined ? error : `${error}: ${cause}`;
  const step = yield* emit(
    { kind: 'trigger.result', subject, verdict: 'error', why, where, output: { detail: error } },
    parent,
  );
  return { error, parent: step };
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

function* resultSteps(action: Action, type: string, result: SendResult, from: number): Pipeline<Ended> {
  const { subject, where, trigger } = action;
  const place = below(where, 'template', type);
  if (result.error !== undefined) return yield* fail(action, result.error, place, from);
  const status = result.status === undefined ? {} : { status: result.status };
  const output = { ...status, ...(result.body && { body: result.body }) };
  const why = `answered ${result.status ?? ''}`.trim();
  const parent = yield* emit(
    { kind: 'trigger.result', subject, verdict: 'live', why, where: place, output },
    from,
  );
  const policy = policyOf(type, trigger);
  const allow = policy?.kind === 'status' ? policy.value.allow : undefined;
  if (!allow || result.status === undefined) return { parent };
  return yield* policyStep(action, allow, result.status, parent);
}

/** What upstream would look at once the request is sent. */
function* untriedPolicy({ subject, where, trigger }: Action, type: string, parent: number): Pipeline<number> {
  const policy = policyOf(type, trigger);
  if (!policy) return parent;
  const { kind, value, why } = policy;
  const place = below(where, 'policy', kind);
  const output = { policy: value };
  return yield* emit({ kind: 'policy', subject, verdict: 'skipped', why, where: place, output }, parent);
}

function* policyStep(
  { subject, where }: Action,
  allow: readonly number[],
  status: number,
  parent: number,
): Pipeline<Ended> {
  const allowed = allow.includes(status);
  const why = allowed
    ? `status ${status} is allowed`
    : `policy application resulted in failure. http response status ${status} is not allowed`;
  const step = {
    kind: 'policy',
    subject,
    verdict: allowed ? 'passed' : 'error',
    why,
    where: below(where, 'policy', 'status'),
    output: { policy: { allow: [...allow] } },
  } as const;
  const last = yield* emit(step, parent);
  return allowed ? { parent: last } : { error: why, parent: last };
}
