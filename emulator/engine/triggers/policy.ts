import type { Backoff, Trigger } from '../../../schemas/generated/types.ts';
import { readBackoff } from '../sensors/backoff.ts';

/** The policy that counts for a trigger of some type: each looks at its own one and ignores the other. */
export type Policy =
  | { readonly kind: 'status'; readonly value: { readonly allow: number[] }; readonly why: string }
  | {
      readonly kind: 'k8s';
      readonly value: { readonly labels: Record<string, string>; readonly errorOnBackoffTimeout: boolean };
      readonly backoff: Backoff;
      readonly why: string;
    };

const STATUS_TYPES = new Set(['http', 'awsLambda', 'openWhisk']);
const OBJECT_TYPES = new Set(['k8s', 'argoWorkflow']);

/** `why` says what would be looked at if the trigger were live. */
export function policyOf(type: string, { policy }: Trigger): Policy | undefined {
  const { status, k8s } = policy ?? {};
  if (status && STATUS_TYPES.has(type)) {
    const allow = [...(status.allow ?? [])];
    const why = `nothing was sent, so there is no status; live, any but ${allow.join(', ')} would be a failure`;
    return { kind: 'status', value: { allow }, why };
  }
  if (!k8s || !OBJECT_TYPES.has(type)) return undefined;
  const { labels = {}, errorOnBackoffTimeout = false, backoff = {} } = k8s;
  const waits = readBackoff(backoff);
  const tries = 'error' in waits ? waits.error : `looked at up to ${waits.attempts} times`;
  const late = errorOnBackoffTimeout ? 'a failure' : 'a success all the same';
  const why = `nothing was created; live, the object would be ${tries} until it has ${labelsText(labels)}, and if it never has, that is ${late}`;
  return { kind: 'k8s', value: { labels: { ...labels }, errorOnBackoffTimeout }, backoff, why };
}

/** `a=b, c=d`. */
export function labelsText(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');
}
