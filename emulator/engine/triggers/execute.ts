import type { Trigger } from '../../../schemas/generated/types.ts';
import type { SensorEvent } from '../event.ts';
import { emit, type EnginePorts, type Pipeline, type SendResult } from '../pipeline.ts';
import type { Consumer } from '../sensors/consumer.ts';
import { applyTemplateParameters } from '../sensors/templateParameters.ts';
import type { ParameterChange } from '../trace/step.ts';
import { below, type Where } from '../trace/where.ts';
import type { Outcome } from './outcome.ts';
import { resolveTrigger, triggerTypeOf } from './table.ts';

type Events = Readonly<Record<string, SensorEvent>>;

interface Run {
  /** The step that made the trigger fire. */
  readonly parent: number;
  readonly live: boolean;
}

/** One execution of a trigger: template parameters, resolution, sending, policy. */
export function* execute(
  consumer: Consumer,
  trigger: Trigger,
  events: Events,
  run: Run,
  ports: EnginePorts,
): Pipeline<void> {
  const { subject, where } = consumer;
  let parent = run.parent;
  const fail = (why: string, place: Where): Pipeline<unknown> =>
    emit(
      { kind: 'trigger.result', subject, verdict: 'error', why, where: place, output: { detail: why } },
      parent,
    );
  const applied = applyTemplateParameters(trigger, events, ports, where);
  if (applied.changes.length > 0)
    parent = yield* parametersStep(subject, 'template', applied, below(where, 'parameters'), parent);
  if (applied.error !== undefined) {
    yield* fail(applied.error, below(where, 'parameters'));
    return;
  }
  const type = triggerTypeOf(applied.template);
  if (!type) {
    const missing = `invalid trigger ${trigger.template.name}, could not find an implementation`;
    yield* fail(missing, below(where, 'template'));
    return;
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
  if (!outcome.request) {
    yield* fail(outcome.error ?? 'nothing to send', place);
    return;
  }
  const notes = outcome.notes?.map((note) => `; ${note}`).join('') ?? '';
  const why = `${run.live ? 'is sent' : 'would be sent'}${notes}`;
  const verdict = run.live ? 'live' : 'dry';
  const sent = yield* emit(
    { kind: 'trigger.request', subject, verdict, why, where: place, output: { request: outcome.request } },
    parent,
  );
  if (run.live)
    yield* resultSteps(consumer, trigger, type, sent.sent ?? { error: 'nobody sent it' }, sent.id);
}

function* outcomeSteps(subject: string, outcome: Outcome, place: Where, parent: number): Pipeline<number> {
  let last = parent;
  const failedIn = outcome.error !== undefined && !outcome.payload ? 'parameters' : 'payload';
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
  return (yield* emit({ kind: 'trigger.parameters', subject, verdict, why, where: failedAt, output }, parent))
    .id;
}

function* resultSteps(
  consumer: Consumer,
  trigger: Trigger,
  type: string,
  result: SendResult,
  parent: number,
): Pipeline<void> {
  const { subject, where } = consumer;
  const place = below(where, 'template', type);
  const { error } = result;
  if (error !== undefined) {
    yield* emit(
      {
        kind: 'trigger.result',
        subject,
        verdict: 'error',
        why: error,
        where: place,
        output: { detail: error },
      },
      parent,
    );
    return;
  }
  const status = result.status === undefined ? {} : { status: result.status };
  const answered = yield* emit(
    {
      kind: 'trigger.result',
      subject,
      verdict: 'live',
      why: `answered ${result.status ?? ''}`.trim(),
      where: place,
      output: { ...status, ...(result.body && { body: result.body }) },
    },
    parent,
  );
  const allow = type === 'http' ? trigger.policy?.status?.allow : undefined;
  if (!allow || result.status === undefined) return;
  const allowed = allow.includes(result.status);
  const why = allowed
    ? `status ${result.status} is allowed`
    : `policy application resulted in failure. http response status ${result.status} is not allowed`;
  const policy = {
    kind: 'policy',
    subject,
    verdict: allowed ? 'passed' : 'error',
    why,
    where: below(where, 'policy', 'status'),
    output: { policy: { allow } },
  } as const;
  yield* emit(policy, answered.id);
}
