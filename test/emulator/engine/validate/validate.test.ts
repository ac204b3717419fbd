import { describe, expect, it } from 'vitest';

import { validateEventBus } from '../../../../emulator/engine/validate/eventBus.ts';
import { validateEventSource } from '../../../../emulator/engine/validate/eventSource.ts';
import { validateManifest } from '../../../../emulator/engine/validate/manifest.ts';
import { validateSensor } from '../../../../emulator/engine/validate/sensor.ts';
import { decode } from '../../../../schemas/decode/decode.ts';
import { readFile } from '../../../../schemas/manifest/file.ts';

const HEAD = 'apiVersion: argoproj.io/v1alpha1\nmetadata: {name: x}\n';

/** `pointer: message` of all problems with a manifest, the first of which is what upstream says. */
function problems(text: string): string[] {
  const resource = readFile('', HEAD + text).documents[0]?.content.resources[0];
  if (!resource) throw new Error('no resource');
  const value = decode(resource).value as never;
  const found =
    resource.kind === 'Sensor'
      ? validateSensor(value, { bus: 'other', now: 0 })
      : resource.kind === 'EventSource'
        ? validateEventSource(value)
        : validateEventBus(value);
  return found.map(({ path, message }) => `/${path.join('/')}: ${message}`);
}

const dependency = '{name: d, eventSourceName: s, eventName: e}';
const sensor = (triggers: string, more = dependency): string =>
  `kind: Sensor\nspec: {dependencies: [${more}], triggers: ${triggers}}\n`;

describe('what controllers say, and of which field', () => {
  it.each<[string, string, string[]]>([
    ['nothing of what works', sensor('[{template: {name: t, log: {}}}]'), []],
    [
      'a Sensor without anything',
      'kind: Sensor\nspec: {}\n',
      ['/spec/dependencies: no event dependencies found', '/spec/triggers: no triggers found'],
    ],
    [
      'all problems, in the order in which upstream looks',
      sensor('[{template: {name: "", http: {method: GIT}}}, {}]'),
      [
        '/spec/triggers/0/template/name: trigger must define a name',
        '/spec/triggers/0/template/http/url: template  is invalid, server URL is not specified',
        '/spec/triggers/0/template/http/method: template  is invalid, only GET, DELETE, PATCH, POST and PUT methods are supported',
        "/spec/triggers/1/template: trigger template can't be nil",
        '/spec/triggers/1/template/name: duplicate trigger name: ',
      ],
    ],
    [
      'parameters by their index',
      sensor('[{template: {name: t, http: {url: u, payload: [{src: {}}]}}, parameters: [{dest: a}]}]'),
      [
        "/spec/triggers/0/template/http/payload/0/src/dependencyName: template t is invalid, payload index: 0. err: parameter dependency name can't be empty",
        "/spec/triggers/0/parameters/0/src: template parameter index: 0. err: parameter source can't be empty",
      ],
    ],
    [
      'filters',
      sensor(
        '[{template: {name: t}}]',
        '{name: d, eventSourceName: s, eventName: e, filters: {data: [{path: a, type: t, value: [""], comparator: "<>"}]}}',
      ),
      [
        '/spec/dependencies/0/filters/data/0/comparator: comparator <> not supported',
        '/spec/dependencies/0/filters/data/0/value/0: one of data filters is not valid (value must be not empty)',
      ],
    ],
    [
      'an EventSource',
      'kind: EventSource\nspec: {webhook: {a: {port: "x"}}, calendar: {a: {schedule: "* *"}}}\n',
      [
        '/spec/calendar/a/schedule: failed to parse schedule * * from calendar event. Cause: expected exactly 5 fields, found 2: [* *]',
        "/spec/webhook/a/endpoint: endpoint can't be empty",
        '/spec/webhook/a/port: failed to parse server port x. err: strconv.Atoi: parsing "x": invalid syntax',
        '/spec/webhook/a: more than one "a" found in the spec',
      ],
    ],
    [
      'strategies only where nothing else is wrong',
      'kind: EventSource\nspec: {webhook: {a: {endpoint: /, port: "1"}}, calendar: {b: {interval: 1s}}}\n',
      [
        '/spec/calendar: event sources with rolling update and recreate update strategy can not be put together',
      ],
    ],
    [
      'an EventBus',
      'kind: EventBus\nspec: {jetstream: {replicas: 2}}\n',
      [
        '/spec/jetstream/version: invalid spec: a version for jetstream needs to be specified',
        '/spec/jetstream/replicas: invalid spec: a jetstream eventbus requires 1 replica or >= 3 replicas',
      ],
    ],
  ])('%s', (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  it.each([
    ['', 'the document is no EventSource, Sensor or EventBus'],
    ['kind: Sensor\n', 'the apiVersion is not argoproj.io/v1alpha1'],
    ['{"kind": "Sensor", }', 'error'],
  ])('%s is refused before any rule', (text) => {
    expect(validateManifest(text, { bus: 'other', now: 0 })).toHaveProperty('error');
  });
});
