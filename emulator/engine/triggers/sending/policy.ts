import type { TriggerPolicy } from '../../../../schemas/generated/types.ts';
import { readBackoff, waitsBetween } from '../../sensors/backoff.ts';
import { labelsOf, mapOf, metadataText } from '../object.ts';
import type { TriggerRequest } from '../request.ts';
import { ask, type Conversation, type KubernetesCall, type Sent } from './conversation.ts';
import { customPolicy } from './custom.ts';

/** Trigger types whose status code `policy.status` looks at. */
const WITH_STATUS: ReadonlySet<string> = new Set(['http', 'awsLambda', 'openWhisk']);

const WORKFLOWS = { group: 'argoproj.io', version: 'v1alpha1', resource: 'workflows' } as const;

/** What a policy has come to. */
export interface Judged {
  /** Upstream's text. */
  readonly error?: string;
  /** How often the object was read until it had the labels; absent where it never had them. */
  readonly looks?: number;
}

/**
 * Asks whether what was sent succeeded. Types without a policy of theirs ignore it.
 * @param random gives numbers in [0, 1)
 */
export function* applyPolicy(
  policy: TriggerPolicy | undefined,
  request: TriggerRequest,
  sent: Sent,
  random: () => number,
): Conversation<Judged> {
  if (request.type === 'custom') return yield* customPolicy(request, sent.body ?? '');
  if (WITH_STATUS.has(request.type)) return statusPolicy(policy?.status, sent.status);
  const { k8s } = policy ?? {};
  if (!k8s?.labels) return {};
  if (request.type === 'kubernetes') return yield* labelPolicy(k8s, k8s.labels, request, sent, random);
  return request.type === 'argo' ? yield* labelPolicy(k8s, k8s.labels, WORKFLOWS, sent, random) : {};
}

function statusPolicy(policy: TriggerPolicy['status'], status: number | undefined): Judged {
  if (!policy?.allow || status === undefined || policy.allow.includes(status)) return {};
  return {
    error: `policy application resulted in failure. http response status ${status} is not allowed`,
  };
}

function* labelPolicy(
  { backoff = {}, errorOnBackoffTimeout }: NonNullable<TriggerPolicy['k8s']>,
  labels: Readonly<Record<string, string>>,
  { group, version, resource }: Pick<KubernetesCall, 'group' | 'version' | 'resource'>,
  sent: Sent,
  random: () => number,
): Conversation<Judged> {
  const object = mapOf(sent.object);
  if (!object) return { error: 'failed to interpret the trigger resource' };
  const waits = readBackoff(backoff);
  if ('error' in waits) return { error: waits.error.replace(/^invalid backoff configuration, /, '') };
  const [name, namespace] = [metadataText(object, 'name'), metadataText(object, 'namespace')];
  const pauses = waitsBetween(waits, random);
  for (let looks = 1; ; looks++) {
    const call = { verb: 'get', group, version, resource, namespace, name } as const;
    const read = yield* ask({ do: 'kubernetes', call });
    if (read.error !== undefined) return { error: read.error };
    const own = labelsOf(mapOf(read.object) ?? {});
    if (own && Object.entries(labels).every(([key, value]) => own[key] === value)) return { looks };
    const pause = pauses.next();
    if (pause.done) break;
    yield* ask({ do: 'wait', ms: pause.value });
  }
  if (!errorOnBackoffTimeout) return {};
  return { error: 'failed to determine status of the triggered resource. setting trigger state as failed' };
}
