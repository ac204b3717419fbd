import { expect, test } from 'vitest';
import document from '../../../schemas/generated/resources.schema.json' with { type: 'json' };
import { resourceSchemaAt } from '../../../schemas/resources/place.ts';
import {
  createResourceSchemas,
  type ResourcesDocument,
} from '../../../schemas/resources/resource-schemas.ts';
import type { SchemaNode } from '../../../schemas/schema-node.ts';

const schemas = createResourceSchemas(document as unknown as ResourcesDocument);

const known: [apiVersion: string, kind: string, path: string, expected: SchemaNode][] = [
  ['v1', 'Pod', 'spec.containers.0.image', { type: 'string' }],
  ['v1', 'Pod', 'spec.containers.0.imagePullPolicy', { enum: ['Always', 'IfNotPresent', 'Never'] }],
  ['v1', 'Pod', 'spec.terminationGracePeriodSeconds', { 'x-argo-go-type': 'int64' }],
  [
    'v1',
    'Pod',
    'metadata',
    { title: 'ObjectMeta', description: expect.stringContaining('metadata') as string },
  ],
  ['v1', 'Pod', 'metadata.creationTimestamp', { 'x-argo-go-type': 'Time' }],
  ['apps/v1', 'Deployment', 'spec', { title: 'DeploymentSpec', required: ['selector', 'template'] }],
  ['apps/v1', 'Deployment', 'spec.replicas', { type: 'integer', format: 'int32' }],
  ['apps/v1', 'Deployment', 'spec.strategy.rollingUpdate.maxSurge', { 'x-argo-go-type': 'IntOrString' }],
  ['apps/v1', 'StatefulSet', 'spec.volumeClaimTemplates.0.spec.accessModes.0', { type: 'string' }],
  [
    'batch/v1',
    'Job',
    'spec.template.spec.containers.0.resources.limits.cpu',
    { 'x-argo-go-type': 'Quantity' },
  ],
  ['networking.k8s.io/v1', 'NetworkPolicy', 'spec.ingress.0.from.0.podSelector', { title: 'LabelSelector' }],
  ['argoproj.io/v1alpha1', 'Workflow', 'spec.templates.0.script.image', { type: 'string' }],
  ['argoproj.io/v1alpha1', 'Workflow', 'spec.templates.0.steps.0.0.when', { type: 'string' }],
  ['argoproj.io/v1alpha1', 'Workflow', 'spec.templates.0.inputs.artifacts.0.s3.bucket', { type: 'string' }],
  ['argoproj.io/v1alpha1', 'CronWorkflow', 'spec.schedule', { type: 'string' }],
  ['argoproj.io/v1alpha1', 'WorkflowTemplate', 'spec.podGC.strategy', { type: 'string' }],
];

test.each(known)('%s %s has %s', (apiVersion, kind, path, expected) => {
  const root = schemas.schemaOf(apiVersion, kind) ?? {};
  expect(resourceSchemaAt(root, path.split('.'), schemas)).toMatchObject(expected);
});

const open: [apiVersion: string, kind: string][] = [
  ['apps/v1', 'Service'],
  ['apps/v1beta1', 'Deployment'],
  ['example.com/v1', 'Deployment'],
  ['v1', 'PodList'],
  ['v1', 'constructor'],
  ['argoproj.io/v1alpha1', 'Application'],
];

test.each(open)('%s %s is not known', (apiVersion, kind) => {
  expect(schemas.schemaOf(apiVersion, kind)).toBeUndefined();
});

test('every definition that is referred to is there', () => {
  const referred = [...JSON.stringify(document).matchAll(/"#\/definitions\/([^"]+)"/g)].map(([, id]) => id);
  expect(referred.filter((id) => !Object.hasOwn(schemas.definitions, id ?? ''))).toEqual([]);
});
