import { marshal } from '../../lang/goMarshal.ts';
import { labelsOf, mapOf, textIn } from '../object.ts';
import type { ArgoRequest } from '../request.ts';
import { ask, type Conversation, type Sent } from './conversation.ts';

const WORKFLOWS = { group: 'argoproj.io', version: 'v1alpha1', resource: 'workflows' } as const;

/** Labels by which the submitted workflow is found again, as `submit` writes them. */
const OWN_LABELS = ['action-timestamp', 'sensor', 'trigger'].map((key) => `events.argoproj.io/${key}`);

/** Runs the `argo` command and reads the workflow that it was about. */
export function* sendArgo(request: ArgoRequest): Conversation<Sent> {
  const { command, namespace, name, object, operation } = request;
  const file = object === undefined ? {} : { file: `${marshal(object)}\n` };
  const ran = yield* ask({ do: 'command', command, ...file });
  if (ran.error !== undefined)
    return { error: `failed to execute ${operation} command for workflow ${name}, ${ran.error}` };
  if (object === undefined) {
    const found = yield* ask({ do: 'kubernetes', call: { ...WORKFLOWS, verb: 'get', namespace, name } });
    return found.error === undefined ? { object: found.object ?? null } : { error: found.error };
  }
  const labels = labelsOf(mapOf(object) ?? {}) ?? {};
  const selector = OWN_LABELS.map((key) => `${key}=${textIn(labels, key)}`).join(',');
  const list = yield* ask({ do: 'kubernetes', call: { ...WORKFLOWS, verb: 'list', namespace, selector } });
  if (list.error !== undefined) return { error: list.error };
  if (!list.items?.length) return { error: 'failed to list created workflows for unknown reason' };
  // It is handed on by value, which no policy can read.
  return { object: null };
}
