import type { ArgoWorkflowTrigger } from '../../../schemas/generated/types.ts';
import {
  changeObject,
  createdLabels,
  fetchObject,
  metadataText,
  textIn,
  withLabels,
  type KubernetesObject,
} from './object.ts';
import { executionError, type Execution, type Outcome } from './outcome.ts';
import type { ArgoRequest } from './request.ts';

/** What stands in the command for the file that the manifest is written to. */
export const WORKFLOW_FILE = 'workflow.yaml';

/** The run of the `argo` command that an `argoWorkflow` trigger makes. */
export function resolveArgoWorkflow(trigger: ArgoWorkflowTrigger, execution: Execution): Outcome {
  const fetched = fetchObject(trigger.source, execution);
  if ('failed' in fetched) return fetched.failed;
  const changed = changeObject(fetched, trigger.parameters, execution);
  if ('failed' in changed) return changed.failed;
  const { parameters, object } = changed;
  const result = commandFor(trigger, object, execution);
  if ('error' in result) return { parameters, error: executionError(result.error), stage: 'execution' };
  const note = `Argo Events then looks for a Workflow called ${result.name}, finds none and reports a failure although the workflow was submitted`;
  return { parameters, request: result, ...(result.operation === 'submit-from' && { notes: [note] }) };
}

const BY_NAME: readonly string[] = ['resubmit', 'resume', 'retry', 'suspend', 'terminate', 'stop'];

function commandFor(
  trigger: ArgoWorkflowTrigger,
  object: KubernetesObject,
  execution: Execution,
): ArgoRequest | { readonly error: string } {
  // Template parameters can make it anything.
  const operation = (trigger.operation as string | undefined) || 'submit';
  const name = metadataText(object, 'name');
  const namespace = metadataText(object, 'namespace') || execution.namespace;
  if (!name) {
    if (operation !== 'submit')
      return { error: `failed to execute the workflow ${operation} operation, no name is given` };
    if (!metadataText(object, 'generateName'))
      return { error: 'failed to trigger the workflow, neither name nor generateName is given' };
  }
  const command = (...words: readonly string[]): ArgoRequest => {
    const all = ['argo', '-n', namespace, ...words, ...(trigger.args ?? [])];
    return { type: 'argo', operation, command: all, namespace, name };
  };
  if (operation === 'submit')
    return { ...command('submit', WORKFLOW_FILE), object: withLabels(object, createdLabels(execution)) };
  if (BY_NAME.includes(operation)) return command(operation, name);
  if (operation !== 'submit-from') return { error: `unknown operation type ${operation}` };
  const kind = FROM_KINDS[textIn(object, 'kind').toLowerCase()];
  if (!kind) return { error: `invalid kind ${textIn(object, 'kind')}` };
  return command('submit', '--from', `${kind}/${name}`);
}

const FROM_KINDS: Readonly<Record<string, string>> = {
  cronworkflow: 'cronwf',
  workflowtemplate: 'workflowtemplate',
};
