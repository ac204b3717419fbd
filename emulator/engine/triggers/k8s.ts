import type { StandardK8STrigger } from '../../../schemas/generated/types.ts';
import type { Source } from '../../../schemas/config/artifacts.ts';
import {
  changeObject,
  createdLabels,
  fetchObject,
  manifestOf,
  metadataText,
  textIn,
  withLabels,
  withNamespace,
  type KubernetesObject,
  type Manifest,
} from './object.ts';
import { executionError, type Execution, type LiveObject, type Outcome } from './outcome.ts';
import { linesFor } from './remedy.ts';
import type { KubernetesRequest } from './request.ts';
import { guessResource, isClusterScoped, isVersion, splitApiVersion } from './resourceName.ts';

const OPERATIONS: readonly string[] = ['create', 'update', 'patch', 'delete'];

/** The API call of a `k8s` trigger. What upstream asks the cluster first (does the object exist?) is told as a note. */
export function resolveK8s(trigger: StandardK8STrigger, execution: Execution): Outcome {
  const fetched = fetchObject(trigger.source, execution);
  if ('failed' in fetched) return fetched.failed;
  const called = resourceOf(fetched.object);
  const live = liveObject(trigger, fetched, called, execution);
  if ('error' in live) return { parameters: [], error: live.error, stage: 'fetch' };
  const changed = changeObject(live.manifest, trigger.parameters, execution);
  if ('failed' in changed) return changed.failed;
  const { parameters } = changed;
  const operation = trigger.operation || 'create';
  if (!OPERATIONS.includes(operation))
    return { parameters, error: executionError(`unknown operation type ${operation}`), stage: 'execution' };
  const request = requestFor(operation, trigger, changed.object, called, execution);
  const notes = [...live.notes, ...(request.live === undefined ? (NOTES[operation] ?? []) : [LIVE_KNOWN])];
  const remedy = live.notes.length > 0 && { remedy: linesFor(live.source) };
  return { parameters, ...(notes.length > 0 && { notes }), ...remedy, request };
}

type Resource = Pick<LiveObject, 'group' | 'version' | 'resource'>;

/** What is called does not change with the parameters. */
function resourceOf(object: KubernetesObject): Resource {
  const apiVersion = textIn(object, 'apiVersion');
  // Nothing is left of what Kubernetes cannot read.
  if (!isVersion(apiVersion)) return { group: '', version: '', resource: '' };
  return { ...splitApiVersion(apiVersion), resource: guessResource(textIn(object, 'kind')) };
}

function requestFor(
  operation: KubernetesRequest['verb'],
  trigger: StandardK8STrigger,
  object: KubernetesObject,
  called: Resource,
  execution: Execution,
): KubernetesRequest {
  const scope = guessResource(textIn(object, 'kind'));
  const own = metadataText(object, 'namespace') || execution.namespace;
  const namespace = isClusterScoped(scope) ? '' : own;
  const placed = withNamespace(object, namespace);
  const name = metadataText(object, 'name');
  const live = operation === 'create' ? undefined : execution.outside?.inCluster?.({ ...called, name });
  return {
    type: 'kubernetes',
    verb: operation,
    ...called,
    namespace,
    name: name || metadataText(object, 'generateName'),
    ...(operation === 'patch' && { patchType: trigger.patchStrategy || 'application/merge-patch+json' }),
    object: operation === 'create' ? withLabels(placed, createdLabels(execution)) : placed,
    ...(live && { live }),
  };
}

const LIVE_KNOWN = 'the object in the cluster is taken from the file that stands for it';
const LIVE_UNKNOWN = 'upstream starts from the live object, which is not at hand: shown is the source';

function liveObject(
  { liveObject: wanted, operation }: StandardK8STrigger,
  source: Manifest,
  called: Resource,
  { outside }: Execution,
): Started | { readonly error: string } {
  const { object } = source;
  const [name, namespace] = [metadataText(object, 'name'), metadataText(object, 'namespace')];
  const stands = { object: { kind: textIn(object, 'kind'), name } };
  if (!wanted || operation !== 'update') return { manifest: source, notes: [], source: stands };
  if (!name) return { error: 'resource name must be specified for fetching live object' };
  if (!namespace && !isClusterScoped(called.resource))
    return { error: 'resource namespace must be specified for fetching live object' };
  const found = outside?.liveObject?.({ ...called, namespace, name });
  if (!found) return { manifest: source, notes: [LIVE_UNKNOWN], source: stands };
  return 'error' in found ? found : { manifest: manifestOf(found.object), notes: [], source: stands };
}

interface Started {
  readonly manifest: Manifest;
  readonly notes: readonly string[];
  /** What the object in the cluster is called in the configuration. */
  readonly source: Source;
}

const NOTES: Readonly<Record<string, readonly string[]>> = {
  update: ['the live object is read first: absent, it is created; present, this object is merged over it'],
  patch: ['the live object is read first: absent, this object is created instead'],
  delete: ['an object that does not exist counts as deleted'],
};
