import { describe, expect, it } from 'vitest';

import { loadProject } from '../../../emulator/engine/loadProject.ts';
import { isPlainConsumer, isPlainEvent } from '../../../emulator/engine/plain.ts';
import { consumersOf } from '../../../emulator/engine/sensors/consumer.ts';
import { readFile } from '../../../schemas/manifest/file.ts';
import { sensor, webhook } from '../../support/manifests.ts';

const PLAIN = true;
const MAY_TAKE_LONG = false;

describe('a trigger', () => {
  it.each([
    ['', 'log: {}', PLAIN],
    ['filters: {data: [{path: body.a-b.0.c, type: string, value: [push, v1.2]}]}', 'log: {}', PLAIN],
    ['filters: {data: [{path: body.a, type: string, value: ["(a+)+$"]}]}', 'log: {}', MAY_TAKE_LONG],
    ['filters: {data: [{path: "body.#(a==1)#.b", type: string, value: [a]}]}', 'log: {}', MAY_TAKE_LONG],
    [
      'filters: {data: [{path: body.a, type: string, value: [a], template: "{{ .Input }}"}]}',
      'log: {}',
      MAY_TAKE_LONG,
    ],
    ['filters: {script: "return true"}', 'log: {}', MAY_TAKE_LONG],
    ['filters: {exprs: [{expr: a == 1, fields: [{name: a, path: b}]}]}', 'log: {}', MAY_TAKE_LONG],
    ['filters: {time: {start: "01:00:00", stop: "02:00:00"}}', 'log: {}', PLAIN],
    ['transform: {jq: .}', 'log: {}', MAY_TAKE_LONG],
    ['', 'http: {url: "http://x", payload: [{src: {dependencyName: d, dataKey: body.a}, dest: a.b}]}', PLAIN],
    [
      '',
      'http: {url: "http://x", payload: [{src: {dependencyName: d, dataKey: "a|@pretty"}, dest: a}]}',
      MAY_TAKE_LONG,
    ],
    ['', 'http: {url: "http://x", payload: [{src: {dependencyName: d}, dest: a.10000000}]}', MAY_TAKE_LONG],
    [
      '',
      'http: {url: "http://x", payload: [{src: {dependencyName: d, dataTemplate: "{{ .Input }}"}, dest: a}]}',
      MAY_TAKE_LONG,
    ],
    ['', 'k8s: {operation: create, source: {resource: {script: "{{ }}", path: "*"}}}', PLAIN],
  ])('with %s and %s', (dependency, trigger, plain) => {
    const file = readFile('file:///s.yaml', sensor(trigger, dependency && `      ${dependency}\n`));
    const { project } = loadProject([file], undefined);
    const consumers = project.sensors.flatMap((one) => consumersOf(one, project));
    expect(consumers.map((one) => 'key' in one && isPlainConsumer(one))).toEqual([plain]);
  });
});

describe('an event', () => {
  it.each([
    ['body.ref startsWith "refs/heads/" && body.count >= 3', PLAIN],
    ['all(body.list, # > 1)', MAY_TAKE_LONG],
    ['len(1..100000000) > 1', MAY_TAKE_LONG],
    ['body.a matches "(a+)+$"', MAY_TAKE_LONG],
    ['body.a[0] == 1', MAY_TAKE_LONG],
  ])('with the filter %s', (expression, plain) => {
    const filter = `      filter: {expression: '${expression}'}\n`;
    const { project } = loadProject([readFile('file:///e.yaml', webhook(12_000, filter))], undefined);
    const at = { namespace: 'argo-events', eventSource: 'hook', eventName: 'e' };
    expect(isPlainEvent(project, { ...at, via: 'fired-data', data: '{}' })).toBe(plain);
  });
});
