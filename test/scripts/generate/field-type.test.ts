import { describe, expect, it } from 'vitest';
import { defaultValue } from '../../../scripts/generate/default-value.ts';
import { schemaOfType, structName, typeLabel } from '../../../scripts/generate/field-type.ts';
import type { Json, SchemaNode } from '../../../schemas/schema-node.ts';

const string: SchemaNode = { type: 'string', 'x-argo-go-type': 'string' };

describe('schemaOfType', () => {
  it.each<[string, string | undefined, SchemaNode, string]>([
    ['string', undefined, string, 'string'],
    [
      'integer',
      'uint64',
      { type: 'integer', format: 'uint64', 'x-argo-go-type': 'uint64' },
      'integer (uint64)',
    ],
    [
      'integer(int32)',
      undefined,
      { type: 'integer', format: 'int32', 'x-argo-go-type': 'int32' },
      'integer (int32)',
    ],
    ['string[]', undefined, { type: 'array', items: string }, 'list of string'],
    ['array<string>', undefined, { type: 'array', items: string }, 'list of string'],
    [
      'map<string,string>',
      undefined,
      { type: 'object', additionalProperties: string },
      'map of name to string',
    ],
    ['integer or string', undefined, { $ref: '#/definitions/Int64OrString' }, 'Int64OrString'],
    ['Trigger[]', undefined, { type: 'array', items: { $ref: '#/definitions/Trigger' } }, 'list of Trigger'],
    ['k8s:SecretKeySelector', undefined, { $ref: '#/definitions/SecretKeySelector' }, 'SecretKeySelector'],
    [
      'k8s:core/v1.Volume[]',
      undefined,
      { type: 'array', items: { $ref: '#/definitions/Volume' } },
      'list of Volume',
    ],
    ['k8s:resource.Quantity', undefined, { $ref: '#/definitions/Quantity' }, 'Quantity'],
  ])('%s', (type, format, expected, label) => {
    const node = schemaOfType(type, format);
    expect(node).toEqual(expected);
    expect(typeLabel(node)).toBe(label);
  });

  it.each([
    ['array<Selector>', 'Selector'],
    ['TLSConfig', 'TLSConfig'],
    ['k8s:core/v1.EnvVar[]', 'EnvVar'],
  ])('%s is made of %s', (type, name) => {
    expect(structName(type)).toBe(name);
  });
});

describe('defaultValue', () => {
  it.each<[string | null, string, readonly Json[], Json | undefined]>([
    [null, 'string', [], undefined],
    ['false', 'boolean', [], false],
    ['false (true when the whole block is absent)', 'boolean', [], undefined],
    ['1048576', 'integer', [], 1048576],
    ['-1 (all replicas)', 'integer', [], undefined],
    ['1.0', 'number', [], 1],
    ['UTC', 'string', [], 'UTC'],
    ['<namespace>-<bus name>', 'string', [], undefined],
    ['namespace default', 'string', [], undefined],
    ['unlimited', 'string', [], undefined],
    ['none', 'string', ['none', 'token'], 'none'],
    ['none', 'map<string,string>', [], undefined],
    ['1.0', 'Amount', [], 1],
    ['"1s"', 'Int64OrString', [], '1s'],
    ['5 tries, 1s, factor 1.0, jitter 1', 'Backoff', [], undefined],
  ])('%j of a %s', (text, type, values, expected) => {
    expect(defaultValue(text, schemaOfType(type), values)).toEqual(expected);
  });
});
