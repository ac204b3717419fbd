import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../../schemas/config/config.ts';
import { createGraph } from '../../../schemas/graph/graph.ts';
import { check } from '../../../server/rules/check.ts';
import type { Finding } from '../../../server/rules/rule.ts';
import { resourceSchemas } from '../../../server/workspace/resource-schemas.ts';
import { applyEdits } from '../../support/applyEdits.ts';

function sensor(trigger: string, resource: string): string {
  return `apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nmetadata: {name: s}\nspec:\n  dependencies: [{name: d, eventSourceName: e, eventName: f}]\n  triggers:\n    - template:\n        name: t\n        ${trigger}\n          source: {resource: ${resource}}\n`;
}

function findings(text: string, rules: typeof DEFAULT_CONFIG.rules = {}): Finding[] {
  const graph = createGraph();
  const file = graph.setFile('file:///a.yaml', text);
  const viewFrom = (namespace: string | undefined): ReturnType<typeof graph.viewFrom> =>
    graph.viewFrom(file.uri, namespace);
  const context = { file, patch: false, yamlSyntax: true, now: 0, viewFrom, resourceSchemas };
  return file.documents
    .flatMap((document) => check(document, { ...context, config: { ...DEFAULT_CONFIG, rules } }))
    .filter(({ code }) => code.startsWith('embedded-'));
}

const K8S = 'k8s:\n          operation: create';
const PATCH = 'k8s:\n          operation: patch';
const SUBMIT = 'argoWorkflow:\n          operation: submit';
const LENIENT = `${SUBMIT}\n          args: [--strict=false]`;
const DEPLOYMENT = 'apiVersion: apps/v1, kind: Deployment, metadata: {name: a}';
const WORKFLOW = 'apiVersion: argoproj.io/v1alpha1, kind: Workflow, metadata: {name: a}';

/** What is said of the only mistake in an object. */
const cases: [trigger: string, resource: string, severity: string, said: string][] = [
  [
    K8S,
    `{${DEPLOYMENT}, spec: {replica: 1}}`,
    'warning',
    'A DeploymentSpec has no field `replica`: the API server drops it. Did you mean `replicas`?',
  ],
  [
    K8S,
    `{${DEPLOYMENT}, spec: {containers: []}}`,
    'warning',
    'A DeploymentSpec has no field `containers`: the API server drops it. It belongs under `template.spec`.',
  ],
  [
    K8S,
    `{${DEPLOYMENT}, spec: {template: {replicas: 1}}}`,
    'warning',
    'A PodTemplateSpec has no field `replicas`: the API server drops it. It belongs beside `template`.',
  ],
  [K8S, `{${DEPLOYMENT}, name: a}`, 'warning', 'It belongs under `metadata`.'],
  [
    K8S,
    `{${DEPLOYMENT}, spec: {brandNew: 1}}`,
    'hint',
    'A DeploymentSpec has no field `brandNew`: the API server drops it.',
  ],
  [K8S, `{${WORKFLOW}, spec: {entrypont: a}}`, 'warning', 'Argo Workflows ignores it.'],
  [K8S, `{${WORKFLOW}, spec: {entryPoint: a}}`, 'warning', 'Did you mean `entrypoint`?'],
  [SUBMIT, `{${WORKFLOW}, spec: {entrypont: a}}`, 'warning', '`argo submit` refuses the object with it.'],
  [LENIENT, `{${WORKFLOW}, spec: {entrypont: a}}`, 'warning', 'Argo Workflows ignores it.'],
  [
    PATCH,
    `{${DEPLOYMENT}, spec: {replicas: yes}}`,
    'error',
    'Expected an integer, found the boolean true: the API server refuses the object.',
  ],
  [
    K8S,
    `{${DEPLOYMENT}, spec: {replicas: 3000000000}}`,
    'error',
    'Expected an integer from -2147483648 to 2147483647 (int32)',
  ],
  [
    K8S,
    `{apiVersion: v1, kind: Pod, metadata: {labels: {a: 1}}}`,
    'warning',
    'Expected a text: put it in quotes, found the number 1: the object is created without any of its labels.',
  ],
  [
    SUBMIT,
    '{apiVersion: argoproj.io/v1alpha1, kind: Workflow, metadata: {labels: {a: 1}}}',
    'warning',
    'labels',
  ],
  [PATCH, `{apiVersion: v1, kind: Pod, metadata: {labels: {a: 1}}}`, 'error', 'refuses the object'],
  [K8S, `{${WORKFLOW}, spec: {parallelism: many}}`, 'warning', 'Argo Workflows cannot read it.'],
  [SUBMIT, `{${WORKFLOW}, spec: {parallelism: many}}`, 'warning', '`argo submit` refuses the object.'],
];

test.each(cases)('%s %s: %s, %s', (trigger, resource, severity, said) => {
  const found = findings(sensor(trigger, resource));
  expect(found).toEqual([
    expect.objectContaining({ severity, message: expect.stringContaining(said) as string }),
  ]);
});

const silent: [what: string, trigger: string, resource: string][] = [
  ['another case of letters, which argo does not mind', SUBMIT, `{${WORKFLOW}, spec: {entryPoint: a}}`],
  [
    'any JSON',
    K8S,
    '{apiVersion: apps/v1, kind: ControllerRevision, metadata: {}, revision: 1, data: {a: [1]}}',
  ],
  ['a status', K8S, `{${DEPLOYMENT}, status: {any: 1}}`],
  ['an unknown kind of a known version', K8S, '{apiVersion: apps/v1, kind: Deploymnt, spec: []}'],
  ['a kind that is a word of JavaScript', K8S, '{apiVersion: constructor, kind: toString, spec: []}'],
  ['a template', K8S, `{${DEPLOYMENT}, spec: {replicas: "{{ .Values.replicas }}"}}`],
];

test.each(silent)('nothing is said of %s', (_what, trigger, resource) => {
  expect(findings(sensor(trigger, resource))).toEqual([]);
});

/** The object before and after the first fix. */
const fixes: [before: string, after: string][] = [
  [`{${DEPLOYMENT}, spec: {replica: 1}}`, `{${DEPLOYMENT}, spec: {replicas: 1}}`],
  [`{${DEPLOYMENT}, spec: {replicas: "1"}}`, `{${DEPLOYMENT}, spec: {replicas: 1}}`],
  [
    '{apiVersion: v1, kind: Secret, stringData: {a: yes}}',
    '{apiVersion: v1, kind: Secret, stringData: {a: "yes"}}',
  ],
];

test.each(fixes)('fix of %s', (before, after) => {
  const text = sensor(K8S, before);
  expect(applyEdits(text, findings(text)[0]?.fixes[0]?.edits ?? [])).toBe(sensor(K8S, after));
});

test('a severity that the project sets counts for all', () => {
  const text = sensor(K8S, `{${DEPLOYMENT}, spec: {brandNew: 1}}`);
  expect(findings(text, { 'embedded-field': 'error' }).map(({ severity }) => severity)).toEqual(['error']);
});
