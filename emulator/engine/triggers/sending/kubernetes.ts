import { mapOf, metadataText } from '../object.ts';
import type { KubernetesRequest } from '../request.ts';
import { ask, type Conversation, type KubernetesCall, type Sent } from './conversation.ts';
import { mergeOver } from './merge.ts';

/** Makes the API calls of a `k8s` trigger. */
export function* sendKubernetes(request: KubernetesRequest): Conversation<Sent> {
  const { verb, object, patchType } = request;
  if (verb === 'create') return yield* call(request, { verb, object });
  const name = metadataText(mapOf(object) ?? {}, 'name');
  const found = yield* ask({ do: 'kubernetes', call: { ...place(request), verb: 'get', name } });
  if (found.notFound)
    return verb === 'delete' ? { object: null } : yield* call(request, { verb: 'create', object });
  if (found.error !== undefined) return { error: `failed to retrieve existing object. err: ${found.error}` };
  if (verb === 'patch') return yield* call(request, { verb, name, object, ...(patchType && { patchType }) });
  if (verb === 'update')
    return yield* call(request, { verb, object: mergeOver(mapOf(found.object) ?? {}, mapOf(object) ?? {}) });
  const gone = yield* ask({ do: 'kubernetes', call: { ...place(request), verb, name } });
  if (gone.error !== undefined) return { error: `failed to delete object. err: ${gone.error}` };
  return { object: null };
}

function* call(
  request: KubernetesRequest,
  what: Pick<KubernetesCall, 'verb' | 'name' | 'object' | 'patchType'>,
): Conversation<Sent> {
  const { error, object } = yield* ask({ do: 'kubernetes', call: { ...place(request), ...what } });
  return error === undefined ? { object: object ?? null } : { error };
}

function place({
  group,
  version,
  resource,
  namespace,
}: KubernetesRequest): Pick<KubernetesCall, 'group' | 'version' | 'resource' | 'namespace'> {
  return { group, version, resource, namespace };
}
