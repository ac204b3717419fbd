import type { SchemaNode } from '../../../schemas/schema-node.ts';

/** Types whose decoder takes something else than their interface says, by id. */
export const specialTypes: Readonly<Record<string, SchemaNode>> = {
  'api.resource.Quantity': { type: ['number', 'string'], 'x-argo-go-type': 'Quantity' },
  'util.intstr.IntOrString': { type: ['integer', 'string'], 'x-argo-go-type': 'IntOrString' },
  'apis.meta.v1.Time': { type: 'string', 'x-argo-go-type': 'Time' },
  'apis.meta.v1.FieldsV1': {},
  'argoproj.io.v1alpha1.Amount': {},
  'argoproj.io.v1alpha1.AnyString': {},
  'argoproj.io.v1alpha1.ParallelSteps': {
    type: 'array',
    items: { $ref: '#/definitions/argoproj.io.v1alpha1.WorkflowStep' },
  },
};

/** Fields of other releases than the one that the package describes: known, by id of their type. */
export const fieldsOfOtherReleases: Readonly<Record<string, Readonly<Record<string, SchemaNode>>>> = {
  'argoproj.io.v1alpha1.CronWorkflowSpec': {
    schedule: { type: 'string', description: 'Until Argo Workflows 3.7; now `schedules`.' },
  },
  'argoproj.io.v1alpha1.Synchronization': {
    mutex: {
      $ref: '#/definitions/argoproj.io.v1alpha1.Mutex',
      description: 'Until Argo Workflows 3.7; now `mutexes`.',
    },
    semaphore: {
      $ref: '#/definitions/argoproj.io.v1alpha1.SemaphoreRef',
      description: 'Until Argo Workflows 3.7; now `semaphores`.',
    },
  },
  'argoproj.io.v1alpha1.WorkflowSpec': {
    podPriority: { ...int32(), description: 'Until Argo Workflows 3.6; now `podPriorityClassName`.' },
    ttlSecondsAfterFinished: {
      ...int32(),
      description: 'Until Argo Workflows 2.12; now `ttlStrategy.secondsAfterCompletion`.',
    },
    executorPlugins: { description: 'Since Argo Workflows 4.1.' },
    podResources: { description: 'Since Argo Workflows 4.1.' },
    resourceClaims: { description: 'Since Argo Workflows 4.1.' },
  },
  'argoproj.io.v1alpha1.Template': {
    arguments: { description: 'Until Argo Workflows 2.12; now of a step.' },
    priority: { ...int32(), description: 'Until Argo Workflows 3.6.' },
    template: { type: 'string', description: 'Until Argo Workflows 2.12; now of a step.' },
    templateRef: { description: 'Until Argo Workflows 2.12; now of a step.' },
    pendingTimeout: { description: 'Since Argo Workflows 4.1.' },
    podResources: { description: 'Since Argo Workflows 4.1.' },
    resourceClaims: { description: 'Since Argo Workflows 4.1.' },
  },
  'argoproj.io.v1alpha1.TemplateRef': {
    runtimeResolution: { type: 'boolean', description: 'Until Argo Workflows 2.12.' },
  },
  'argoproj.io.v1alpha1.HTTPArtifact': {
    saveStreamViaFile: { type: 'boolean', description: 'Since Argo Workflows 4.1.' },
  },
  'argoproj.io.v1alpha1.S3Artifact': {
    addressingStyle: { type: 'string', description: 'Since Argo Workflows 4.1.' },
  },
  'v1.PodResourceClaim': { source: { description: 'Until Kubernetes 1.30.' } },
};

function int32(): SchemaNode {
  return { type: 'integer', format: 'int32', 'x-argo-go-type': 'int32' };
}
