import { expect, test } from 'vitest';

import { createProject, wholeManifests } from '../../../schemas/graph/project.ts';

const SENSOR = 'apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nmetadata: {name: s}\n';

const cases: [name: string, files: Readonly<Record<string, string>>, whole: string[]][] = [
  ['a manifest', { 'a.yaml': SENSOR }, ['a.yaml']],
  [
    'what the configuration ignores',
    { '.argo-events.yaml': 'kind: ArgoEventsProject\nignore: [b.yaml]', 'a.yaml': SENSOR, 'b.yaml': SENSOR },
    ['a.yaml'],
  ],
  [
    'a configuration that comes after',
    { 'x/b.yaml': SENSOR, '.argo-events.yaml': 'kind: ArgoEventsProject\nignore: [x/]' },
    [],
  ],
  [
    'a patch',
    {
      'kustomization.yaml': 'resources: [a.yaml]\npatches: [{path: p.yaml}]',
      'a.yaml': SENSOR,
      'p.yaml': SENSOR,
    },
    ['a.yaml', 'kustomization.yaml'],
  ],
];

test.each(cases)('whole manifests: %s', (_, files, whole) => {
  const project = createProject();
  for (const [name, text] of Object.entries(files)) project.setFile(`file:///w/${name}`, text);
  const names = wholeManifests(project).map(({ uri }) => uri.slice('file:///w/'.length));
  expect(names.sort()).toEqual(whole);
});
