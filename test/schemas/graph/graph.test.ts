import { expect, test } from 'vitest';
import { createGraph } from '../../../schemas/graph/graph.ts';

const ROOT = 'file:///w';
const events = (name: string, namespace?: string): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: EventSource\nmetadata:\n  name: ${name}\n${namespace ? `  namespace: ${namespace}\n` : ''}`;

interface Case {
  name: string;
  files: Record<string, string>;
  from: string;
  namespace?: string;
  sees: string[];
  complete?: boolean;
}

const overlays = {
  'base/kustomization.yaml': 'resources: [es.yaml]',
  'base/es.yaml': events('base'),
  'overlays/dev/kustomization.yaml':
    'resources: [../../base, es.yaml]\npatches: [{path: patch%20one.yaml}]'.replace('%20', ' '),
  'overlays/dev/es.yaml': events('dev'),
  'overlays/dev/patch%20one.yaml': events('base'),
  'overlays/prod/kustomization.yaml': 'resources: [../../base]',
  'overlays/prod/es.yaml': events('prod'),
};

const cases: Case[] = [
  {
    name: 'one workspace',
    files: { 'a.yaml': events('a'), 'b/c.yaml': events('c') },
    from: 'a.yaml',
    sees: ['a', 'c'],
    complete: true,
  },
  {
    name: 'dev sees base, not prod',
    files: overlays,
    from: 'overlays/dev/es.yaml',
    sees: ['base', 'dev', 'base'],
  },
  {
    name: 'prod sees base, not dev',
    files: overlays,
    from: 'overlays/prod/es.yaml',
    sees: ['base', 'prod'],
    complete: true,
  },
  {
    name: 'base does not know what overlays add',
    files: overlays,
    from: 'base/es.yaml',
    sees: ['base'],
    complete: false,
  },
  {
    name: 'a chart is a scope',
    files: { 'x/Chart.yaml': '', 'x/templates/es.yaml': events('chart'), 'a.yaml': events('a') },
    from: 'x/templates/es.yaml',
    sees: ['chart'],
    complete: true,
  },
  {
    name: 'a chart and its own charts are deployed together',
    files: {
      'x/Chart.yaml': '',
      'x/templates/es.yaml': events('outer'),
      'x/charts/y/Chart.yaml': '',
      'x/charts/y/templates/es.yaml': events('inner'),
      'z/Chart.yaml': '',
      'z/es.yaml': events('other'),
    },
    from: 'x/charts/y/templates/es.yaml',
    sees: ['outer', 'inner'],
    complete: true,
  },
  {
    name: 'a templated document leaves the view open',
    files: { 'x/Chart.yaml': '', 'x/templates/es.yaml': events('{{ .Values.name }}') },
    from: 'x/templates/es.yaml',
    sees: [],
    complete: false,
  },
  {
    name: 'namespaces part',
    files: { 'a.yaml': events('a', 'one'), 'b.yaml': events('b', 'two'), 'c.yaml': events('c') },
    from: 'a.yaml',
    namespace: 'one',
    sees: ['a', 'c'],
  },
  {
    name: 'a single file from outside',
    files: {
      'o/kustomization.yaml': 'resources: [../shared/a.yaml]',
      'shared/a.yaml': events('a'),
      'shared/b.yaml': events('b'),
      'o/c.yaml': events('c'),
    },
    from: 'o/c.yaml',
    sees: ['a', 'c'],
  },
  {
    name: 'kustomizations that name each other',
    files: {
      'a/kustomization.yaml': 'resources: [../b]',
      'b/kustomization.yaml': 'resources: [../a]',
      'a/es.yaml': events('a'),
      'b/es.yaml': events('b'),
    },
    from: 'a/es.yaml',
    sees: ['a', 'b'],
  },
];

test.each(cases)('$name', ({ files, from, namespace, sees, complete }) => {
  const graph = createGraph();
  for (const [name, text] of Object.entries(files)) graph.setFile(`${ROOT}/${name}`, text);
  const view = graph.viewFrom(`${ROOT}/${from}`, namespace);
  expect(view.definitions('eventSource').map(({ definition }) => definition.name)).toEqual(sees);
  if (complete !== undefined) expect(view.complete).toBe(complete);
});

test('a configured scope parts folders', () => {
  const graph = createGraph();
  graph.setFile(`${ROOT}/a/es.yaml`, events('a'));
  graph.setFile(`${ROOT}/b/es.yaml`, events('b'));
  graph.setConfiguredScopes([`${ROOT}/a`]);
  expect(graph.viewFrom(`${ROOT}/a/es.yaml`, undefined).resources).toHaveLength(1);
  graph.setConfiguredScopes([]);
  expect(graph.viewFrom(`${ROOT}/a/es.yaml`, undefined).resources).toHaveLength(2);
});

test('a patch is known as one, escapes in its URI or not', () => {
  const graph = createGraph();
  for (const [name, text] of Object.entries(overlays)) graph.setFile(`${ROOT}/${name}`, text);
  expect(graph.isPatch(`${ROOT}/overlays/dev/patch%20one.yaml`)).toBe(true);
  expect(graph.isPatch(`${ROOT}/overlays/dev/es.yaml`)).toBe(false);
  graph.removeFile(`${ROOT}/overlays/dev/kustomization.yaml`);
  expect(graph.isPatch(`${ROOT}/overlays/dev/patch%20one.yaml`)).toBe(false);
});

test('events that come in through a merge are there', () => {
  const graph = createGraph();
  const text = `${events('a')}spec:\n  webhook:\n    one: &one {port: "1"}\n  sns: &more {two: {}}\n  sqs: {<<: *more}\n`;
  graph.setFile(`${ROOT}/a.yaml`, text);
  const found = graph.viewFrom(`${ROOT}/a.yaml`, undefined).definitions('event');
  expect(found.map(({ definition }) => `${definition.sourceType ?? ''} ${definition.name}`).sort()).toEqual([
    'sns two',
    'sqs two',
    'webhook one',
  ]);
});

test('a workspace of many files has one view for all that see the same', () => {
  const graph = createGraph();
  for (const name of ['a', 'b']) graph.setFile(`${ROOT}/${name}.yaml`, events(name));
  graph.setFile(`${ROOT}/chart/Chart.yaml`, '');
  graph.setFile(`${ROOT}/chart/c.yaml`, events('c'));
  const viewFrom = (file: string, namespace?: string): object =>
    graph.viewFrom(`${ROOT}/${file}.yaml`, namespace);
  expect(viewFrom('a')).toBe(viewFrom('b'));
  expect(viewFrom('a')).not.toBe(viewFrom('a', 'n'));
  expect(viewFrom('a')).not.toBe(viewFrom('chart/c'));
});
