import { describe, expect, it } from 'vitest';
import {
  definitions,
  type ManifestKind,
  resolve,
  type SchemaNode,
  schemaAt,
} from '../../schemas/definitions.ts';
import { eventBusTypes, eventSourceTypes, triggerTypes } from '../../schemas/type-names.ts';

type Path = readonly (string | number)[];

const spec = (...path: Path): Path => ['spec', ...path];
const trigger = (...path: Path): Path => ['spec', 'triggers', 0, ...path];
const template = (...path: Path): Path => trigger('template', ...path);

describe('schemaAt', () => {
  it.each<[ManifestKind, Path, SchemaNode]>([
    ['EventSource', ['kind'], { enum: ['EventSource'] }],
    ['EventSource', ['metadata', 'labels', 'any'], { type: 'string' }],
    [
      'EventSource',
      spec('replicas'),
      { type: 'integer', format: 'int32', 'x-argo-go-type': 'int32', default: 1 },
    ],
    [
      'EventSource',
      spec('webhook'),
      { type: 'object', additionalProperties: { $ref: '#/definitions/WebhookEventSource' } },
    ],
    [
      'EventSource',
      spec('webhook', 'example', 'port'),
      { type: 'string', 'x-argo-requirement': 'validator' },
    ],
    [
      'EventSource',
      spec('webhook', 'example', 'filter'),
      { 'x-argo-since': 'v1.7.2', title: 'EventSourceFilter' },
    ],
    ['EventSource', spec('minio', 'x'), { title: 'MinioEventSource', 'x-argo-definition': 'S3Artifact' }],
    ['EventSource', spec('minio', 'x', 'bucket'), { title: 'S3Bucket', required: ['name'] }],
    ['EventSource', spec('mns'), { 'x-argo-since': 'v1.9.7' }],
    ['EventSource', spec('github', 'x', 'owner'), { deprecated: true }],
    ['EventSource', spec('github', 'x', 'contentType'), { enum: ['json', 'form', ''] }],
    ['EventSource', spec('gitlab', 'x', 'webhook', 'endpoint'), { 'x-argo-requirement': 'validator' }],
    [
      'EventSource',
      spec('amqp', 'x', 'connectionBackoff', 'duration'),
      { type: ['integer', 'string'], default: '1s' },
    ],
    [
      'EventSource',
      spec('amqp', 'x', 'connectionBackoff', 'factor'),
      { 'x-argo-go-type': 'Amount', default: 1 },
    ],
    ['EventSource', spec('kafka', 'x', 'limitEventsPerSecond'), { 'x-argo-go-type': 'int64' }],
    [
      'EventSource',
      spec('kafka', 'x', 'consumerGroup', 'oldest'),
      { 'x-argo-since-by-kind': { EventBus: 'v1.9.3', EventSource: 'v1.0.0' } },
    ],
    [
      'EventSource',
      spec('template', 'container', 'resources', 'limits', 'cpu'),
      { type: ['number', 'string'] },
    ],
    ['EventSource', spec('template', 'securityContext', 'runAsUser'), { 'x-argo-go-type': 'int64' }],
    ['EventSource', spec('template', 'tolerations', 0, 'effect'), { 'x-argo-go-type': 'string' }],
    [
      'EventSource',
      spec('service', 'ports', 0, 'targetPort'),
      { type: ['integer', 'string'], 'x-argo-go-type': 'IntOrString' },
    ],
    ['EventSource', spec('service', 'ports', '0', 'port'), { 'x-argo-go-type': 'int32' }],
    [
      'Sensor',
      spec('dependencies', 0, 'filters', 'data', 0, 'comparator'),
      { enum: ['>=', '>', '=', '!=', '<', '<=', ''] },
    ],
    ['Sensor', spec('dependencies', 0, 'filters', 'context', 'time'), { 'x-argo-go-type': 'Time' }],
    ['Sensor', spec('errorOnFailedRound'), { 'x-argo-no-effect': 'no code reads it.' }],
    [
      'Sensor',
      trigger('rateLimit', 'unit'),
      { 'x-argo-suggestions': ['Second', 'Minute', 'Hour'], default: 'Second' },
    ],
    ['Sensor', trigger('dlqTrigger', 'dlqTrigger', 'atLeastOnce'), { type: 'boolean', default: false }],
    ['Sensor', trigger('parameters', 0), { title: 'TriggerParameter', required: ['src', 'dest'] }],
    ['Sensor', trigger('policy', 'status', 'allow', 0), { 'x-argo-go-type': 'int32' }],
    ['Sensor', template('k8s', 'source', 'resource', 'spec', 0, 'anything'), { additionalProperties: true }],
    ['Sensor', template('argoWorkflow', 'operation'), { 'x-argo-requirement': 'validator' }],
    ['Sensor', template('http', 'timeout'), { default: 60 }],
    [
      'Sensor',
      template('log', 'intervalSeconds'),
      { 'x-argo-go-type': 'uint64', 'x-argo-no-effect': expect.any(String) as string },
    ],
    ['EventBus', spec('kafka'), { title: 'KafkaBus', required: ['url'] }],
    [
      'EventBus',
      spec('nats', 'native', 'auth'),
      { 'x-argo-suggestions': ['none', 'token'], default: 'none' },
    ],
    ['EventBus', ['status', 'conditions', 0, 'lastTransitionTime'], { type: 'string', format: 'date-time' }],
  ])('%s %j', (kind, path, expected) => {
    expect(schemaAt(kind, path)).toMatchObject(expected);
  });

  it.each<[ManifestKind, Path]>([
    ['EventSource', spec('webhok')],
    ['EventSource', spec('webhook', 'example', 'toString')],
    ['EventSource', ['metadata', 'nmae']],
    ['EventSource', spec('service', 'ports', 'first')],
    ['Sensor', template('openwhisk')],
    ['Sensor', template('atLeastOnce')],
    ['Sensor', ['kind', 'deeper']],
    ['EventBus', spec('webhook')],
  ])('knows no %s %j', (kind, path) => {
    expect(schemaAt(kind, path)).toBeUndefined();
  });
});

describe('resolve', () => {
  it.each<[string, SchemaNode, SchemaNode]>([
    [
      'keeps what the place says',
      { $ref: '#/definitions/TLSConfig', description: 'here' },
      { title: 'TLSConfig', description: 'here', type: 'object' },
    ],
    [
      'adds up what is required',
      { $ref: '#/definitions/DataFilter', required: ['comparator', 'path'] },
      { required: ['path', 'type', 'value', 'comparator'] },
    ],
    ['leaves other nodes', { type: 'string' }, { type: 'string' }],
    ['survives a missing definition', { $ref: '#/definitions/Nothing', title: 'x' }, { title: 'x' }],
  ])('%s', (_what, node, expected) => {
    const resolved = resolve(node);
    expect(resolved).toMatchObject(expected);
    expect(resolved.$ref).toBeUndefined();
  });
});

describe('names', () => {
  it('lists the types of events, triggers and buses', () => {
    expect(eventSourceTypes).toHaveLength(32);
    expect(eventSourceTypes).toContain('redisStream');
    expect(triggerTypes).toHaveLength(14);
    expect(triggerTypes.slice(0, 3)).toEqual(['k8s', 'argoWorkflow', 'http']);
    expect(eventBusTypes).toEqual(['nats', 'jetstream', 'kafka', 'jetstreamExotic']);
  });

  it.each([
    ['SensorSpec', 'circuit', 'v1.5.0', 'spec.triggers[].template.conditions'],
    ['WebhookEventSource', 'serverCertPath', 'v1.5.0', 'serverCertSecret'],
    ['GitArtifact', 'sshKeyPath', 'v1.5.0', '….source.git.sshKeySecret'],
    [
      'KafkaConsumerGroup',
      'startOldest',
      'v1.9.3',
      expect.stringContaining('spec.kafka.consumerGroup.oldest') as string,
    ],
  ])('%s once had %s', (type, field, removedIn, replacedBy) => {
    expect(definitions[type]?.['x-argo-removed']?.[field]).toMatchObject({ removedIn, replacedBy });
  });
});
