import { emit, send, type EnginePorts, type Pipeline, type SendResult } from '../pipeline.ts';
import { readBackoff } from '../sensors/backoff.ts';
import { durationText } from '../trace/durationText.ts';
import type { SetCall } from '../trace/step.ts';
import { below, type Where } from '../trace/where.ts';
import { otherSide, type OtherSide } from './otherSide.ts';
import { converse } from './converse.ts';
import type { Action, Ended } from './execute.ts';
import { executionError } from './outcome.ts';
import { labelsText, policyOf, type Policy } from './policy.ts';
import type { TriggerRequest } from './request.ts';
import type { Sent } from './sending/conversation.ts';
import { applyPolicy, type Judged } from './sending/policy.ts';
import { sendSteps } from './sending/table.ts';
import type { TriggerType } from './table.ts';

/** What comes of a request: it is really sent, or answered as set, or would be sent. */
export function* resultSteps(
  action: Action,
  type: TriggerType,
  request: TriggerRequest,
  from: number,
): Pipeline<Ended> {
  const { role, live, consumer, ports, trigger, subject, where } = action;
  const rules = consumer.answers[role];
  if (!live[role] && rules.length === 0) return { parent: yield* untriedPolicy(action, type, from) };
  const wanted = trigger.policy?.k8s?.labels ?? {};
  const other = live[role] ? undefined : otherSide({ request, role, rules, wanted, now: ports.now });
  const sent = other ? yield* pretend(request, other, ports) : yield* send(request, role);
  const place = below(where, 'template', type);
  const set = other && { set: [...other.calls] };
  if (sent.error !== undefined)
    return yield* fail(action, executionError(sent.error), place, from, { ...sent, ...set });
  const step = {
    kind: 'trigger.result',
    subject,
    verdict: other ? 'passed' : 'live',
    why: other ? answeredWords(request, sent, other.calls) : `answered ${sent.status ?? ''}`.trim(),
    where: place,
    output: { ...shown(sent), ...set },
  } as const;
  const parent = yield* emit(step, from);
  const policy = policyOf(type, trigger);
  return policy ? yield* policySteps(action, policy, request, sent, other, parent) : { parent };
}

/** An execution that has failed. */
export function* fail(
  { subject }: Action,
  error: string,
  where: Where,
  parent: number,
  more: SendResult & {
    readonly cause?: string;
    readonly remedy?: string;
    readonly set?: readonly SetCall[];
  } = {},
): Pipeline<Ended> {
  const { cause, remedy, set, ...sent } = more;
  const why = `${error}${cause === undefined ? '' : `: ${cause}`}${set ? ' (as set)' : ''}`;
  const output = {
    ...shown(sent),
    detail: error,
    ...(set && { set }),
    ...(remedy !== undefined && { remedy }),
  };
  const step = yield* emit({ kind: 'trigger.result', subject, verdict: 'error', why, where, output }, parent);
  return { error, parent: step };
}

function shown({ status, body }: SendResult): { readonly status?: number; readonly body?: string } {
  return { ...(status !== undefined && { status }), ...(body && { body }) };
}

function pretend(request: TriggerRequest, other: OtherSide, { now }: EnginePorts): Pipeline<Sent> {
  return converse<Sent>(sendSteps(withKnown(request), { threads: new Map() }), other, now);
}

/** What only the other side knows does not change what it answers. */
function withKnown(request: TriggerRequest): TriggerRequest {
  if (request.type === 'custom') return { ...request, resource: request.resource ?? '' };
  return request.type === 'kafka' && request.avro
    ? { ...request, avro: { base64: '', ...request.avro } }
    : request;
}

function answeredWords({ type }: TriggerRequest, { status }: Sent, calls: readonly SetCall[]): string {
  const logged = calls.find(({ answer }) => type === 'kafka' && answer !== 'done');
  if (logged)
    return `would count as sent, for upstream only logs what the brokers say: ${logged.answer} (as set)`;
  const many = calls.length > 1 ? ` in ${calls.length} calls` : '';
  return `${status === undefined ? 'would succeed' : `would be answered ${status}`}${many} (as set)`;
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

function* policySteps(
  { subject, where, trigger, ports }: Action,
  policy: Policy,
  request: TriggerRequest,
  sent: Sent,
  other: OtherSide | undefined,
  from: number,
): Pipeline<Ended> {
  const place = below(where, 'policy', policy.kind);
  const before = other?.calls.length ?? 0;
  let parent = from;
  let looks = 1;
  function* waiting(ms: number): Pipeline<void> {
    const why = `look ${looks++} of ${looksOf(policy)}: ${missing(policy)}; the next one comes in ${durationText(ms)}`;
    const output = { policy: policy.value };
    parent = yield* emit({ kind: 'policy', subject, verdict: 'waiting', why, where: place, output }, parent);
  }
  const judging = applyPolicy(trigger.policy, request, sent, ports.random);
  const judged = yield* converse<Judged>(judging, other, ports.now, waiting);
  const { error } = judged;
  const set = other && { set: other.calls.slice(before) };
  const step = {
    kind: 'policy',
    subject,
    verdict: error === undefined ? 'passed' : 'error',
    why: error ?? judgedWords(policy, sent, judged),
    where: place,
    output: { policy: policy.value, ...set },
  } as const;
  parent = yield* emit(step, parent);
  return error === undefined ? { parent } : { error, parent };
}

function judgedWords(policy: Policy, { status = 0 }: Sent, { looks }: Judged): string {
  if (policy.kind === 'status') return `status ${status} is allowed`;
  if (looks !== undefined)
    return `look ${looks} of ${looksOf(policy)}: the object has ${labelsText(policy.value.labels)}`;
  return `look ${looksOf(policy)} of ${looksOf(policy)}: ${missing(policy)}; without errorOnBackoffTimeout that is a success all the same`;
}

function looksOf(policy: Policy): number {
  if (policy.kind === 'status') return 1;
  const backoff = readBackoff(policy.backoff);
  return 'error' in backoff ? 1 : backoff.attempts;
}

function missing(policy: Policy): string {
  return policy.kind === 'status'
    ? 'no status'
    : `the object does not have ${labelsText(policy.value.labels)} yet`;
}
