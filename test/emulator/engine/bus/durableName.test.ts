import { expect, it } from 'vitest';
import { durableName } from '../../../../emulator/engine/bus/durableName.ts';

it.each([
  ['my-sensor', 'my-trigger', 'dep-1', 'group-3000823878'],
  ['webhook', 'webhook-workflow-trigger', 'test-dep', 'group-3702381868'],
  ['sensor', 't', 'a', 'group-2912226100'],
])('%s, %s, %s -> %s', (sensor, trigger, dependency, name) => {
  expect(durableName(sensor, trigger, dependency)).toBe(name);
});
