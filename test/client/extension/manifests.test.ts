import { describe, expect, it } from 'vitest';

import { eventTree } from '../../../client/extension/manifests/eventTree.ts';
import { hostOf, httpTriggers } from '../../../client/extension/manifests/httpTriggers.ts';
import { rangeOf } from '../../../client/extension/manifests/place.ts';
import { mentionsOurKinds } from '../../../client/extension/manifests/relevant.ts';

const SOURCE = `kind: EventSource
metadata:
  name: orders
spec:
  webhook:
    placed:
      port: "1"
    cancelled:
      port: "2"
`;
const SENSOR = `kind: Sensor
metadata:
  name: large
spec:
  dependencies:
    - name: order
      eventSourceName: orders
      eventName: placed
    - name: order-2
      eventSourceName: other
      eventName: placed
  triggers:
    - template:
        name: all
        http:
          url: https://api.example.com:8443/hook
    - template:
        name: second
        conditions: order-2
    - template:
        name: first
        conditions: order || order-2
`;
const FILES = [
  { uri: 'file:///source.yaml', text: `# ours\n---\n${SOURCE}` },
  { uri: 'file:///sensor.yaml', text: SENSOR },
];

describe('the events of the manifests', () => {
  it('list who listens to what', () => {
    const names = eventTree(FILES).map(({ name, events }) => ({
      name,
      events: events.map((event) => ({
        name: event.name,
        sensors: event.sensors.map(({ name: sensor, dependency, triggers }) => [
          sensor,
          dependency,
          ...triggers.map((trigger) => trigger.name),
        ]),
      })),
    }));
    expect(names).toEqual([
      {
        name: 'orders',
        events: [
          { name: 'placed', sensors: [['large', 'order', 'all', 'first']] },
          { name: 'cancelled', sensors: [] },
        ],
      },
    ]);
  });

  it('lead to their lines', () => {
    const [source] = eventTree(FILES);
    expect(source?.events.map(({ range }) => range.start.line)).toEqual([7, 9]);
    expect(source?.events[0]?.sensors[0]?.range.start.line).toBe(5);
  });
});

describe('a place of a manifest', () => {
  it.each([
    [0, '/spec/webhook/placed', 7],
    [0, '/spec/webhook/placed/port', 8],
    [0, '/spec/webhook/nothing', 6],
    [9, '/spec', undefined],
  ])('document %d, %s is in line %d', (document, pointer, line) => {
    const range = rangeOf(FILES[0]?.text ?? '', { uri: 'file:///source.yaml', document, pointer });
    expect(range?.start.line).toBe(line);
  });
});

describe('triggers that can be live', () => {
  it('are those that send HTTP requests', () => {
    expect(httpTriggers(FILES)).toEqual([
      {
        name: 'argo-events/large/all',
        subject: 'large/all',
        url: 'https://api.example.com:8443/hook',
        urlVaries: false,
      },
    ]);
    expect(hostOf('https://api.example.com:8443/hook')).toBe('api.example.com:8443');
  });
});

describe('a trigger that can be live', () => {
  it.each([
    ['of another namespace', '{ name: s, namespace: prod }', 'prod/s/t', 'prod/s/t'],
    ['of the usual one', '{ name: s, namespace: argo-events }', 'argo-events/s/t', 's/t'],
  ])('%s', (_, metadata, name, subject) => {
    const dead = 'dlqTrigger: { template: { name: d, http: { url: "http://b" } } }';
    const text = `kind: Sensor\nmetadata: ${metadata}\nspec: { triggers: [{ template: { name: t, http: { url: "http://a" } }, ${dead} }] }\n`;
    expect(httpTriggers([{ uri: 'file:///s.yaml', text }])).toMatchObject([
      { name, subject, url: 'http://a' },
      { name: `${name}/dlqTrigger`, subject: 's/d (dead letter trigger of t)', url: 'http://b' },
    ]);
  });
});

describe('a trigger whose URL a parameter writes', () => {
  it.each([
    ['template', 'http.url', true],
    ['template', 'http', true],
    ['template', 'http.method', false],
    ['request', 'url', true],
    ['request', 'headers.X', false],
  ])('%s parameter to %s: %s', (level, dest, expected) => {
    const parameters = `parameters: [{ src: { dependencyName: d }, dest: ${dest} }]`;
    const request = level === 'request' ? `, ${parameters}` : '';
    const trigger = `{ template: { name: t, http: { url: "http://a"${request} } }${level === 'template' ? `, ${parameters}` : ''} }`;
    const text = `kind: Sensor\nmetadata: { name: s }\nspec: { triggers: [${trigger}] }\n`;
    expect(httpTriggers([{ uri: 'file:///s.yaml', text }])).toMatchObject([{ urlVaries: expected }]);
  });
});

describe('a text that mentions our kinds', () => {
  it.each([
    ['kind: EventSource', true],
    ['items:\n- kind: Sensor', true],
    ['{"kind": "EventBus"}', true],
    ['kind: SensorList', true],
    ["kind: 'Sensor'", true],
    ['kind: Deployment # for the Sensor', false],
    ['mankind: Sensor', false],
    ['', false],
  ])('%j: %s', (text, expected) => {
    expect(mentionsOurKinds(text)).toBe(expected);
  });
});
