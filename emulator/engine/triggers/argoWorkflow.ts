import type { ArgoWorkflowTrigger } from '../../../schemas/generated/types.ts';
import { fetchObject, textIn, withLabels, type KubernetesObject } from './object.ts';
import type { Execution, Outcome } from './outcome.ts';
import type { ArgoRequest } from './request.ts';

/** The run of the `argo` command that an `argoWorkflow` trigger makes. */
export function resolveArgoWorkflow(trigger: ArgoWorkflowTrigger, execution: Execution): Outcome {
  const fetched = fetchObject(trigger, execution);
  if ('error' in fetched) return fetched;
  return { parameters: fetched.parameters, ...commandFor(trigger, fetched.after, execution) };
}

function commandFor(
  trigger: ArgoWorkflowTrigger,
  object: KubernetesObject,
  execution: Execution,
): { readonly request: ArgoRequest; readonly notes?: readonly string[] } | { readonly error: string } {
  const metadata = (object.metadata ?? {}) as KubernetesObject;
  const name = textIn(metadata, 'name');
  const namespace = textIn(metadata, 'namespace') || execution.namespace;
  const operation = trigger.operation;
  const args = trigger.args ?? [];
  if (operation === 'submit') {
    if (!name && !textIn(metadata, 'generateName'))
      return { error: 'failed to trigger the workflow, neither name nor generateName is given' };
    const command = ['argo', '-n', namespace, 'submit', 'workflow.yaml', ...args];
    return { request: { type: 'argo', command, object: withLabels(object, execution) } };
  }
  if (!name) return { error: `failed to execute the workflow ${operation} operation, no name is given` };
  if (operation !== 'submit-from')
    return { request: { type: 'argo', command: ['argo', '-n', namespace, operation, name, ...args] } };
  const kind = FROM_KINDS[textIn(object, 'kind').toLowerCase()];
  if (!kind) return { error: `invalid kind ${textIn(object, 'kind')}` };
  const command = ['argo', '-n', namespace, 'submit', '--from', `${kind}/${name}`, ...args];
  const note = `Argo Events then looks for a Workflow called ${name}, finds none and reports a failure although the workflow was submitted`;
  return { request: { type: 'argo', command }, notes: [note] };
}

const FROM_KINDS: Readonly<Record<string, string>> = {
  cronworkflow: 'cronwf',
  workflowtemplate: 'workflowtemplate',
};
