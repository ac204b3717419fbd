import type { StandardK8STrigger } from '../../../schemas/generated/types.ts';
import type { Json } from '../../../schemas/schema-node.ts';
import { fetchObject, textIn, withLabels } from './object.ts';
import type { Execution, Outcome } from './outcome.ts';
import { guessResource, isClusterScoped, splitApiVersion } from './resourceName.ts';

/** The API call of a `k8s` trigger. What upstream asks the cluster first (does the object exist?) is told as a note. */
export function resolveK8s(trigger: StandardK8STrigger, execution: Execution): Outcome {
  const fetched = fetchObject(trigger, execution);
  if ('error' in fetched) return fetched;
  const { parameters, before, after } = fetched;
  const { group, version } = splitApiVersion(textIn(before, 'apiVersion'));
  const resource = guessResource(textIn(before, 'kind'));
  const operation = trigger.operation || 'create';
  const object = operation === 'create' ? withLabels(after, execution) : after;
  const metadata = (object.metadata ?? {}) as Readonly<Record<string, Json>>;
  const namespace = isClusterScoped(resource) ? '' : textIn(metadata, 'namespace') || execution.namespace;
  return {
    parameters,
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
