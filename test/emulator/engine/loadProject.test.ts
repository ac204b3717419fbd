import { describe, expect, it } from 'vitest';

import { loadProject } from '../../../emulator/engine/loadProject.ts';
import { readFile } from '../../../schemas/manifest/file.ts';
import { sensor, webhook } from '../../support/manifests.ts';

const refusedSensor = sensor('log: {}\n      dlqTrigger: {template: {name: x, log: {}}}');
const bus = (spec: string): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: EventBus\nmetadata: {name: default}\nspec: ${spec}\n---\n`;

const NO_SPEC = 'apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nmetadata: {name: s}\n';

describe('what runs', () => {
  it.each<[string, string, number | undefined, string[]]>([
    ['a good manifest after a refused one of its name', refusedSensor + sensor('log: {}'), 0, ['s']],
    ['the first of two good ones', sensor('log: {}') + sensor('log: {}'), 0, ['s']],
    ['nothing on a bus that the controller refuses', webhook(1) + sensor('log: {}') + bus('{}'), 0, []],
    [
      'what is on a bus that cannot be read: it may be in the cluster',
      webhook(1) + sensor('log: {}') + bus('{kafka: 1}'),
      0,
      ['hook', 's'],
    ],
    [
      'what is on a good bus',
      webhook(1) + bus('{}') + sensor('log: {}') + bus('{nats: {native: {}}}'),
      0,
      ['hook', 's'],
    ],
    [
      'anything, where no controller is asked',
      webhook(1) + refusedSensor + bus('{}'),
      undefined,
      ['hook', 's'],
    ],
    ['a Sensor of nothing, where no controller is asked', NO_SPEC, undefined, ['s']],
    ['nothing of it, where one is', NO_SPEC, 0, []],
  ])('%s', (_, text, now, expected) => {
    const { project } = loadProject([readFile('file:///a.yaml', text)], now);
    expect([...project.eventSources, ...project.sensors].map(({ name }) => name)).toEqual(expected);
  });
});
