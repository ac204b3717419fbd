import type { StandardK8STrigger } from '../../../schemas/generated/types.ts';
import type { Json } from '../../../schemas/schema-node.ts';
import { applyParameters } from '../sensors/parameters/apply.ts';
import { below } from '../trace/where.ts';
import { readArtifact } from './artifact.ts';
import { readObject, textIn, withLabels } from './object.ts';
import type { Execution, Outcome } from './outcome.ts';
import { guessResource, isClusterScoped, splitApiVersion } from './resourceName.ts';

/** The API call of a `k8s` trigger. What upstream asks the cluster first (does the object exist?) is told as a note. */
export function resolveK8s(trigger: StandardK8STrigger, execution: Execution): Outcome {
  const artifact = readArtifact(trigger.source);
  if ('error' in artifact)
    return { parameters: [], error: `failed to fetch artifact, failed after retries: ${artifact.error}` };
  const before = readObject(artifact.json);
  if ('error' in before) return { parameters: [], error: before.error };
  const { group, version } = splitApiVersion(textIn(before.object, 'apiVersion'));
  const resource = guessResource(textIn(before.object, 'kind'));
  const applied = applyParameters(
    artifact.json,
    trigger.parameters ?? [],
    execution.events,
    execution.ports,
    below(execution.where, 'parameters'),
  );
  if (applied.error !== undefined) return { parameters: applied.changes, error: applied.error };
  const after = readObject(applied.json);
  if ('error' in after) return { parameters: applied.changes, error: after.error };
  const operation = trigger.operation || 'create';
  const object = operation === 'create' ? withLabels(after.object, execution) : after.object;
  const metadata = (object.metadata ?? {}) as Readonly<Record<string, Json>>;
  const namespace = isClusterScoped(resource) ? '' : textIn(metadata, 'namespace') || execution.namespace;
  return {
    parameters: applied.changes,
    ...(NOTES[operation] && { notes: [NOTES[operation]] }),
    request: {
      type: 'kubernetes',
      verb: operation,
      ...{ group, version, resource, namespace },
      name: textIn(metadata, 'name') || textIn(metadata, 'generateName'),
      ...(operation === 'patch' && { patchType: trigger.patchStrategy || 'application/merge-patch+json' }),
      object,
    },
  };
}

const NOTES: Readonly<Record<string, string>> = {
  update: 'the live object is read first: absent, it is created; present, this object is merged over it',
  patch: 'the live object is read first: absent, this object is created instead',
  delete: 'an object that does not exist counts as deleted',
};
