import { expect, it } from 'vitest';
import { guessResource, splitApiVersion } from '../../../../emulator/engine/triggers/resourceName.ts';

it.each([
  ['ConfigMap', 'configmaps'],
  ['Ingress', 'ingresses'],
  ['NetworkPolicy', 'networkpolicies'],
  ['Gateway', 'gateways'],
  ['Endpoints', 'endpointses'],
  ['Mesh', 'meshes'],
  ['Epoch', 'epoches'],
  ['Graph', 'graphs'],
  ['Leaf', 'leaves'],
  ['Knife', 'knives'],
  ['Box', 'boxes'],
  ['EventBus', 'eventbus'],
  ['DNS', 'dnss'],
  ['A', 'a'],
  ['', ''],
])('the plural of %s is %s', (kind, plural) => {
  expect(guessResource(kind)).toBe(plural);
});

it.each([
  ['v1', '', 'v1'],
  ['apps/v1', 'apps', 'v1'],
  ['', '', ''],
])('reads %s', (apiVersion, group, version) => {
  expect(splitApiVersion(apiVersion)).toEqual({ group, version });
});
